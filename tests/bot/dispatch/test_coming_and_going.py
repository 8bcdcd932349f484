"""People who block the bot and come back, groups that it is let into, leaves and follows to another id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.dispatch import Dispatcher, Routes
from bot.errors import Refusal
from bot.events import BotMembership, Due, Event, GroupMoved, Place, Sender
from bot.i18n import T, Voice
from bot.outbox.message import Message, put
from bot.outbox.tables import outbox
from bot.people.roles import Role
from bot.people.tables import groups, people
from bot.schedule import due
from bot.storage.engine import Database
from tests.bot.dispatch.house import GROUP, HOME, SARA, member, press, said
from tests.builders import NOW, territory

tried = Conversation("tried", title=T("Tried"))
AMINA = Sender(1002, "Amina", "ar")
MOVED = Place(-1000, private=False, title="Atlas")


followed = Conversation("followed", title=T("Followed"))


@dataclass(frozen=True, slots=True)
class Vote:
    choice: int


@dataclass(frozen=True, slots=True)
class Deny:
    pass


@tried.on(Vote, who=Role.STRANGER)
def vote(turn: Turn, press: Vote) -> None:
    turn.say(T("Recorded: {choice}", choice=press.choice))


@tried.on(Deny)
def deny(turn: Turn, press: Deny) -> None:
    raise Refusal(T("That is not possible."))


@followed.on(BotMembership, who=Role.STRANGER, in_groups=True)
def come_and_go(turn: Turn, change: BotMembership) -> None:
    left_at = turn.db.execute(select(groups.c.left_at).where(groups.c.chat_id == turn.place.id)).scalar_one()
    turn.say(T("{name}: {inside}, {left}", name=turn.person.name, inside=int(change.inside), left=int(bool(left_at))))


@pytest.fixture
def dispatcher(database: Database) -> Dispatcher:
    return Dispatcher(database, Routes((tried,)), Clock(), "muyassir_bot", lambda: None)


async def known(database: Database) -> list[tuple[int, bool]]:
    """Everybody who has a row, and whether they are away."""
    found = select(people.c.telegram_id, people.c.away_since)
    return await database.read(lambda db: [(row[0], row[1] is not None) for row in db.execute(found)])


@pytest.mark.parametrize("inside", [False, True])
async def test_to_block_the_bot_is_no_reason_to_be_remembered(
    database: Database, dispatcher: Dispatcher, inside: bool
) -> None:
    """Whoever had everything forgotten often blocks the bot next; that must not write their name down again."""
    await dispatcher.take([Event(BotMembership(inside=inside), SARA, HOME, update=1)])

    assert await known(database) == []


async def test_someone_who_is_refused_something_is_back_all_the_same(
    database: Database, dispatcher: Dispatcher
) -> None:
    """What a refusal undoes is what the turn did, not that they wrote."""
    await member(database)
    await dispatcher.take([Event(BotMembership(inside=False), SARA, HOME, update=1)])

    await dispatcher.take([press(2, Deny())])

    assert await known(database) == [(SARA.telegram_id, False)]


async def test_to_block_the_bot_once_more_is_not_to_write(database: Database, dispatcher: Dispatcher) -> None:
    """Only words and presses bring somebody back."""
    await member(database)
    await dispatcher.take([Event(BotMembership(inside=False), SARA, HOME, update=1)])

    await dispatcher.take([Event(BotMembership(inside=False), SARA, HOME, update=2)])

    assert await known(database) == [(SARA.telegram_id, True)]


async def chats(database: Database) -> list[tuple[int, int | None, bool]]:
    """Every group: its id, its territory, whether it was left."""
    found = select(groups.c.chat_id, groups.c.territory_id, groups.c.left_at).order_by(groups.c.chat_id)
    return await database.read(lambda db: [(row[0], row[1], row[2] is not None) for row in db.execute(found)])


async def let_in(database: Database, dispatcher: Dispatcher) -> int:
    """The bot is in the group Atlas of Mahdia; the territory's number."""
    await dispatcher.take([Event(BotMembership(inside=True), SARA, GROUP, update=1)])

    def unit(db: Connection) -> int:
        here = territory(db).id
        db.execute(update(groups).values(territory_id=here))
        return here

    return await database.transaction(unit)


@pytest.mark.parametrize(
    "told",
    [
        [GroupMoved(MOVED.id)],
        [BotMembership(inside=True), GroupMoved(MOVED.id)],
        [BotMembership(inside=True), BotMembership(inside=False), GroupMoved(MOVED.id)],
        [GroupMoved(MOVED.id), BotMembership(inside=True), BotMembership(inside=False)],
        [GroupMoved(MOVED.id), GroupMoved(MOVED.id)],
    ],
    ids=["moved", "in-moved", "in-out-moved", "moved-in-out", "twice"],
)
async def test_a_group_keeps_its_territory_in_whatever_order_its_move_is_told(
    database: Database, dispatcher: Dispatcher, told: list[BotMembership | GroupMoved]
) -> None:
    """Telegram may say that the bot is in the new chat, and out of the old one, before or after it says "moved"."""
    mahdia = await let_in(database, dispatcher)

    def where(signal: BotMembership | GroupMoved) -> Place:
        return MOVED if isinstance(signal, BotMembership) and signal.inside else GROUP

    events = [Event(signal, SARA, where(signal), update=number) for number, signal in enumerate(told, 2)]
    await dispatcher.take(events)

    assert (MOVED.id, mahdia, False) in await chats(database)


async def test_a_conversation_may_follow_where_the_bot_is(database: Database) -> None:
    """It is told once the group's row says so; of private chats, where nobody is there any more, it is not."""
    dispatcher = Dispatcher(database, Routes((followed,)), Clock(), "muyassir_bot", lambda: None)

    await dispatcher.take([Event(BotMembership(inside=True), SARA, GROUP, update=1)])
    await dispatcher.take([Event(BotMembership(inside=False), SARA, HOME, update=2)])

    assert await said(database) == ["Sara: 1, 0"]


async def test_a_conversation_hears_that_the_bot_was_put_out(database: Database) -> None:
    """What it said before is called off; what it says then goes wherever it likes."""
    dispatcher = Dispatcher(database, Routes((followed,)), Clock(), "muyassir_bot", lambda: None)
    await dispatcher.take([Event(BotMembership(inside=True), SARA, GROUP, update=1)])

    await dispatcher.take([Event(BotMembership(inside=False), SARA, GROUP, update=2)])

    assert await said(database) == ["Sara: 0, 1"]


@pytest.mark.parametrize("early", [False, True], ids=["moved-in", "in-moved"])
@pytest.mark.parametrize("connected", [False, True])
async def test_a_group_loses_nothing_when_it_moves(
    database: Database, dispatcher: Dispatcher, early: bool, connected: bool
) -> None:
    """Its key, language, hello and what the bot is there now; also where the new chat was known first."""
    await dispatcher.take([Event(BotMembership(inside=True), SARA, GROUP, update=1)])
    before = await database.transaction(lambda db: settled(db, connected))
    moved = Event(GroupMoved(MOVED.id), None, GROUP, update=2)
    entered = Event(BotMembership(inside=True, administrator=True), AMINA, MOVED, update=3)

    await dispatcher.take([entered, moved] if early else [moved, entered])

    [after] = await rows_of(database)
    assert after == {**before, "chat_id": MOVED.id, "administrator": True}


async def test_what_waits_for_a_group_goes_with_it(database: Database, dispatcher: Dispatcher) -> None:
    """And is changed in place no more: the old chat's messages have no number in the new one."""
    await let_in(database, dispatcher)
    kept = Message(GROUP.id, Voice("en"), T("Mahdia"), key="hello")
    await database.transaction(lambda db: put(db, [kept, replace(kept, key=None, edits=7)], NOW))

    await dispatcher.take([Event(GroupMoved(MOVED.id), None, GROUP, update=2)])

    found = select(outbox.c.chat_id, outbox.c.key, outbox.c.edits).order_by(outbox.c.id)
    waiting = await database.read(lambda db: [tuple(row) for row in db.execute(found)])
    assert waiting == [(MOVED.id, "hello", None), (MOVED.id, None, None)]


def settled(db: Connection, connected: bool) -> dict[str, Any]:
    """The group as it was before it moved: greeted, spoken to in French, of Mahdia if it is connected."""
    where = territory(db).id if connected else None
    db.execute(update(groups).values(territory_id=where, language="fr", greeted_at=NOW))
    return dict(db.execute(select(groups)).one()._mapping)


async def rows_of(database: Database) -> list[dict[str, Any]]:
    return await database.read(lambda db: [dict(row._mapping) for row in db.execute(select(groups))])


async def test_what_is_due_in_a_group_goes_with_it(database: Database, dispatcher: Dispatcher) -> None:
    """A vote that closes next week is closed where its group is then."""
    await let_in(database, dispatcher)
    await database.transaction(lambda db: due.add(db, [Due(Vote(1), NOW, None, GROUP)]))

    await dispatcher.take([Event(GroupMoved(MOVED.id), None, GROUP, update=2)])

    assert [row.place for row in await database.read(lambda db: due.ripe(db, NOW))] == [Place(MOVED.id, private=False)]


async def test_a_group_that_was_left_is_written_to_again_once_it_lets_the_bot_in(
    database: Database, dispatcher: Dispatcher
) -> None:
    """What waited for it is called off; what comes later is said."""
    await member(database)
    await let_in(database, dispatcher)

    await dispatcher.take([press(2, Vote(1), GROUP), Event(BotMembership(inside=False), SARA, GROUP, update=3)])
    await dispatcher.take([Event(BotMembership(inside=True), SARA, GROUP, update=4)])

    assert await said(database) == []
    assert [left for _, _, left in await chats(database)] == [False]
