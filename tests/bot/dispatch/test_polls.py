"""News of Telegram's own polls find the chat and the key of the poll; a group that moves is told again what goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, select, update

from bot.buttons import Button
from bot.clock import Clock
from bot.contributions import GroupNews
from bot.conversation import Conversation, Turn
from bot.delivery.verdict import arrived
from bot.dispatch import Dispatcher, Routes
from bot.events import BotMembership, Event, GroupMoved, PollAnswer, PollAnswered, PollCounted, PollState
from bot.i18n import Plain, T, Voice
from bot.outbox.claims import record
from bot.outbox.message import Message, TelegramPoll, put
from bot.outbox.parcel import Posted
from bot.outbox.tables import State, Urgency, outbox
from bot.people.roles import Role
from bot.people.tables import groups, people
from bot.storage.engine import Database
from tests.bot.dispatch.house import GROUP, SARA, said, set_aside
from tests.builders import NOW, territory
from tests.letters import take

market = Conversation("market", title=T("Menu"))


@market.on(PollAnswered, who=Role.STRANGER, in_groups=True)
def hear(turn: Turn, signal: PollAnswered) -> None:
    turn.say(Plain(f"{turn.person.telegram_id} in {turn.place.id}: {signal.key} {signal.options}"))


@market.on(PollCounted, who=Role.STRANGER, in_groups=True)
def count(turn: Turn, signal: PollCounted) -> None:
    turn.say(Plain(f"{turn.place.id}: {signal.key} {signal.counts} of {signal.people}, {signal.closed}"))


@market.contributes(GroupNews)
def news(turn: Turn) -> Iterator[GroupNews]:
    if turn.person.territory is not None:
        yield GroupNews(Plain(f"news of {turn.place.id}"), (), "news")


@pytest.fixture
def dispatcher(database: Database) -> Dispatcher:
    return Dispatcher(database, Routes((market,)), Clock(), "muyassir_bot", lambda: None)


def posted(db: Connection) -> None:
    """A poll stands in the group under "poll:3"; Telegram calls it 77, and its options a and b."""
    question = Message(GROUP.id, Voice("en"), Plain("?"), key="poll:3", poll=TelegramPoll((Plain("1"), Plain("2"))))
    put(db, [question], NOW)
    [parcel] = take(db)
    record(db, [arrived(parcel, Posted(5, "77", ("a", "b")))], NOW)


@pytest.mark.parametrize(
    ("signal", "heard"),
    [
        (PollAnswer("77", ("b",)), ["1001 in -100: poll:3 (1,)"]),
        (PollAnswer("77", ("b", "a")), ["1001 in -100: poll:3 (0, 1)"]),
        (PollAnswer("77", ()), ["1001 in -100: poll:3 ()"]),
        (PollAnswer("77", ("c",)), ["1001 in -100: poll:3 ()"]),
        (PollAnswer("78", ("a",)), []),
        (PollState("77", (("b", 4), ("a", 1)), 5, closed=True), ["-100: poll:3 (1, 4) of 5, True"]),
        (PollState("78", (("a", 1),), 1, closed=False), []),
    ],
)
async def test_news_of_a_poll_find_the_poll(
    database: Database, dispatcher: Dispatcher, signal: PollAnswer | PollState, heard: list[str]
) -> None:
    """Options by their place, whatever order Telegram names them in; polls of others are nobody's business."""
    await database.transaction(posted)
    sender = SARA if isinstance(signal, PollAnswer) else None
    await dispatcher.take([Event(signal, sender, update=1)])

    assert await said(database) == heard


async def test_whoever_answers_a_poll_is_not_met_by_that(database: Database, dispatcher: Dispatcher) -> None:
    """They wrote to nobody, and agreed to nothing."""
    await database.transaction(posted)
    await dispatcher.take([Event(PollAnswer("77", ("a",)), SARA, update=1)])

    assert await database.read(lambda db: db.scalars(select(people.c.id)).all()) == []


@pytest.mark.parametrize("connected", [True, False])
async def test_a_group_with_another_id_is_told_again_what_goes_on(
    database: Database, dispatcher: Dispatcher, connected: bool
) -> None:
    """What stands above cannot be changed there any more; a group that belongs nowhere has no news."""
    await dispatcher.take([Event(BotMembership(inside=True), SARA, GROUP, update=1)])

    def unit(db: Connection) -> None:
        where = territory(db).id if connected else None
        db.execute(update(groups).values(territory_id=where))

    await database.transaction(unit)
    for number in (2, 3):
        await dispatcher.take([Event(GroupMoved(-1005), None, GROUP, update=number)])

    waiting = select(outbox.c.chat_id, outbox.c.key, outbox.c.urgency).where(outbox.c.state == State.WAITING)
    there = await database.read(lambda db: [tuple(row) for row in db.execute(waiting)])
    assert there == ([(-1005, "news", Urgency.REPLY)] if connected else [])


async def test_an_answer_whose_effect_cannot_be_written_is_set_aside(database: Database) -> None:
    """Nothing is said about it, and nobody is met by it."""
    clumsy = Conversation("clumsy", title=T("Menu"))

    @clumsy.on(PollAnswered, who=Role.STRANGER, in_groups=True)
    def draw_too_much(turn: Turn, signal: PollAnswered) -> None:
        turn.say(T("Menu"), (Button(T("Menu"), PollAnswer("x" * 70, ())),))

    await database.transaction(posted)
    await Dispatcher(database, Routes((clumsy,)), Clock(), "muyassir_bot", lambda: None).take(
        [Event(PollAnswer("77", ("a",)), SARA, update=1)]
    )

    assert await set_aside(database) == [(1, "events.PollAnswered")]
    assert await said(database) == []
    assert await database.read(lambda db: db.scalars(select(people.c.id)).all()) == []
