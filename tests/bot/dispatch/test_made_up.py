"""Presses and links that somebody made up: the code is public, so that everybody can write one."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.buttons import pack, tag
from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.desk import Desk
from bot.dispatch import Dispatcher, Reply, Routes
from bot.events import Command, Due, Event, GoHome, Place, Unknown
from bot.i18n import T
from bot.people.roles import Role
from bot.people.tables import groups
from bot.schedule import due
from bot.storage.engine import Database
from tests.bot.dispatch.house import GROUP, MARKS, SARA, member, press, said, set_aside
from tests.builders import NOW

tried = Conversation("tried", title=T("Tried"))


@dataclass(frozen=True, slots=True)
class Vote:
    choice: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    choice: int


@dataclass(frozen=True, slots=True)
class VoteCloses:
    """Nobody closes a vote but the time."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Slow work, which a turn orders."""


@tried.on(Vote)
def vote(turn: Turn, press: Vote) -> None:
    turn.say(T("Recorded: {choice}", choice=press.choice))


@tried.on(Count, in_groups=True)
def count(turn: Turn, press: Count) -> None:
    turn.toast(T("Recorded: {choice}", choice=press.choice))


@tried.due(VoteCloses)
def close_vote(turn: Turn, signal: VoteCloses) -> None:
    turn.say(T("The vote is closed."))


@tried.job(Draw)
def draw(desk: Desk, order: Draw) -> None:
    desk.say(T("Drawn"))


@tried.on(Unknown, who=Role.STRANGER)
def wonder(turn: Turn, unknown: Unknown) -> None:
    turn.say(T("Let us start again"))


@tried.command("people", T("Who has joined"), who=Role.FACILITATOR)
@tried.command("help", T("What this bot does"))
def give_help(turn: Turn, command: Command) -> None:
    turn.say(T("Helped"))


ROUTES = Routes((tried,))


@pytest.fixture
def dispatcher(database: Database) -> Dispatcher:
    return Dispatcher(database, ROUTES, Clock(), "muyassir_bot", lambda: None)


@pytest.mark.parametrize(
    "data",
    [
        pack(VoteCloses()),
        pack(Draw()),
        f"{tag(Vote)}-1y2p0ij32e8e8",
        f"{tag(Vote)}-_1y2p0ij32e8e8",
        f"{tag(Vote)}-1-<b>",
        f"{tag(Vote)}-1-\x00",
        f"{tag(Vote)}-1-\ud800",
        f"{tag(Vote)}-",
        tag(Vote),
        "",
        "-",
    ],
    ids=["due", "job", "huge", "deep", "markup", "nul", "half a letter", "no number", "no field", "empty", "dash"],
)
async def test_what_no_button_of_ours_holds_is_unknown(database: Database, dispatcher: Dispatcher, data: str) -> None:
    """It does nothing, and it is no failure of ours that an operator would be told of."""
    await member(database)

    await dispatcher.take([press(1, ROUTES.read(data))])

    assert await said(database) == ["Let us start again"]
    assert await set_aside(database) == []


@pytest.mark.parametrize("number", [0, 7, -7, 2**63 - 1, -(2**63) + 1])
def test_every_number_that_a_row_can_have_travels(number: int) -> None:
    """Chats of Telegram are large and negative."""
    assert ROUTES.read(pack(Vote(number, "a.b_c"))) == Vote(number, "a.b_c")


@pytest.mark.parametrize(
    ("place", "heard"), [(None, []), (GROUP, ["The vote is closed."])], ids=["of the territory", "of a group"]
)
async def test_what_is_due_comes_about_without_anybody(
    database: Database, dispatcher: Dispatcher, place: Place | None, heard: list[str]
) -> None:
    """A vote of the whole territory closes although no person stands behind it, and no chat to say it in."""
    await member(database)
    await database.transaction(lambda db: db.execute(groups.insert(), atlas()))
    await database.transaction(lambda db: due.add(db, [Due(VoteCloses(), NOW, None, place)]))
    (row,) = await database.read(lambda db: due.ripe(db, NOW))

    await dispatcher.take([Event(VoteCloses(), place=row.place, due=row.id)])

    assert await said(database) == heard
    assert await database.read(lambda db: due.ripe(db, NOW)) == []


@pytest.mark.parametrize(
    ("made_up", "told"),
    [(Vote(3), "This is shown in the private chat only."), (Count(3), "Recorded: 3")],
    ids=["for the private chat", "for groups too"],
)
async def test_a_group_sees_what_is_for_groups_alone(
    database: Database, dispatcher: Dispatcher, made_up: object, told: str
) -> None:
    """Whoever sends a press that no button of the group has does not fill it with what is one person's own."""
    await member(database)
    await database.transaction(lambda db: db.execute(groups.insert(), {**atlas(), "territory_id": 1}))

    (reply,) = await dispatcher.take([press(1, made_up, GROUP)])

    assert (reply.text or "").translate(MARKS) == told
    assert await said(database) == []


async def test_a_strangers_command_in_a_group_shows_the_way_in(database: Database, dispatcher: Dispatcher) -> None:
    """To be told that only facilitators may ask for help would be untrue, and no help."""
    replies = await dispatcher.take([Event(Command("help"), SARA, GROUP, update=1)])

    assert replies == []
    assert await said(database) == ["This is shown in the private chat only."]


async def test_an_actors_command_for_facilitators_is_refused_in_a_group(
    database: Database, dispatcher: Dispatcher
) -> None:
    """There it is true."""
    await member(database)
    await database.transaction(lambda db: db.execute(groups.insert(), {**atlas(), "territory_id": 1}))

    await dispatcher.take([Event(Command("people"), SARA, GROUP, update=1)])

    assert await said(database) == ["This is for the facilitators of the territory. One of them can do it for you."]


async def test_a_made_up_press_in_a_group_is_answered(database: Database, dispatcher: Dispatcher) -> None:
    """Without words, and without leading anybody anywhere."""
    assert await dispatcher.take([press(1, ROUTES.read(pack(Draw())), GROUP)]) == [Reply("cb1")]


async def test_a_strangers_press_that_no_link_can_carry_opens_the_private_chat_all_the_same(
    dispatcher: Dispatcher,
) -> None:
    """Telegram takes no full stop in a link, and would leave the wheel turning."""
    replies = await dispatcher.take([press(1, Vote(1, "A1.who"), GROUP), press(2, Vote(1, "A1"), GROUP)])

    assert replies == [Reply("cb1", wanted=pack(GoHome())), Reply("cb2", wanted=pack(Vote(1, "A1")))]


def atlas() -> dict[str, object]:
    return {"chat_id": GROUP.id, "title": "Atlas", "language": "en", "created_at": NOW}
