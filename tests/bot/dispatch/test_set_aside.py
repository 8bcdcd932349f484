"""An update whose effect cannot be written is set aside, wherever that shows; the others of its batch are taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy.exc import DBAPIError

from bot.buttons import Button
from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.dispatch import Dispatcher, Routes
from bot.events import Due, Event
from bot.i18n import Plain, T
from bot.outbox.tables import shown
from bot.schedule import due
from bot.storage.engine import Database
from tests.bot.dispatch.house import APOLOGY, HOME, member, press, said, set_aside
from tests.builders import NOW

tried = Conversation("tried", title=T("Tried"))


@dataclass(frozen=True, slots=True)
class Vote:
    choice: int


@dataclass(frozen=True, slots=True)
class TooLong:
    """A button that no press fits into."""

    words: str = "x" * 70


@dataclass(frozen=True, slots=True)
class Unpackable:
    """A question whose state is no JSON."""

    when: datetime = NOW


@dataclass(frozen=True, slots=True)
class Twice:
    """A statement that the database refuses."""


@dataclass(frozen=True, slots=True)
class Whose:
    """A due time for somebody who is not there."""


@tried.on(Vote)
def vote(turn: Turn, press: Vote) -> None:
    turn.say(T("Recorded: {choice}", choice=press.choice))


@tried.on(TooLong)
def draw_too_much(turn: Turn, press: TooLong) -> None:
    turn.say(T("Never said"), (Button(Plain("x"), press),))


@tried.on(Unpackable)
def ask_for_nothing(turn: Turn, press: Unpackable) -> None:
    turn.wait(press)


@tried.on(Twice)
def write_twice(turn: Turn, press: Twice) -> None:
    row = {"chat_id": 1, "key": "count", "message_id": 0}
    turn.db.execute(shown.insert(), [row, row])


@tried.on(Whose)
def wait_for_nobody(turn: Turn, press: Whose) -> None:
    turn.dues.append(Due(Vote(1), NOW, 404, HOME))


@pytest.fixture
def dispatcher(database: Database) -> Dispatcher:
    return Dispatcher(database, Routes((tried,)), Clock(), "muyassir_bot", lambda: None)


@pytest.mark.parametrize("mistake", [TooLong(), Unpackable(), Twice(), Whose()], ids=lambda one: type(one).__name__)
async def test_a_mistake_takes_only_its_own_turn_with_it(
    database: Database, dispatcher: Dispatcher, mistake: object
) -> None:
    """Also one that shows only when the whole batch is written: the bot must not stumble over it for ever."""
    await member(database)

    await dispatcher.take([press(1, Vote(1)), press(2, mistake), press(3, Vote(3))])

    assert sorted(await said(database)) == sorted(["Recorded: 1", APOLOGY, "Recorded: 3"])
    assert await set_aside(database) == [(2, f"bot.{type(mistake).__name__}")]


async def test_it_is_not_tried_again_when_it_comes_again(database: Database, dispatcher: Dispatcher) -> None:
    """The apology is said once."""
    await member(database)

    for _ in range(2):
        await dispatcher.take([press(1, TooLong())])

    assert await said(database) == [APOLOGY]


async def test_a_due_time_that_cannot_be_written_is_over(database: Database, dispatcher: Dispatcher) -> None:
    """Or it would stand before all later ones for ever."""
    sara = await member(database)
    await database.transaction(lambda db: due.add(db, [Due(TooLong(), NOW, sara, HOME)]))
    row = (await database.read(lambda db: due.ripe(db, NOW)))[0]

    await dispatcher.take([Event(TooLong(), place=HOME, due=row.id, person=sara)])

    assert await database.read(lambda db: due.ripe(db, NOW)) == []
    assert await set_aside(database) == [(None, "bot.TooLong")]


async def test_a_database_in_trouble_sets_nothing_aside(database: Database) -> None:
    """Nothing was taken, and all of it is given again."""
    await member(database)
    broken = Conversation("broken", title=T("Broken"))

    @broken.on(Vote)
    def lose_the_connection(turn: Turn, press: Vote) -> None:
        error = DBAPIError("SELECT 1", None, Exception("connection is closed"), connection_invalidated=True)
        raise error

    taking = Dispatcher(database, Routes((broken,)), Clock(), "muyassir_bot", lambda: None)
    with pytest.raises(DBAPIError):
        await taking.take([press(1, Vote(1))])

    assert (await said(database), await set_aside(database)) == ([], [])
