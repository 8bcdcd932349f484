"""What happens once has its effect once, however often it is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import delete, select

from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.dispatch import Dispatcher, Reply, Routes
from bot.events import Due, Event
from bot.i18n import T
from bot.outbox.tables import shown
from bot.people.roles import Role
from bot.people.tables import people
from bot.schedule import due
from bot.storage.engine import Database
from bot.storage.upsert import put
from tests.bot.dispatch.house import HOME, member, press, said
from tests.builders import NOW

tried = Conversation("tried", title=T("Tried"))


@dataclass(frozen=True, slots=True)
class Remind:
    about: str


@dataclass(frozen=True, slots=True)
class CallOff:
    """Whatever was to happen later does not."""


@tried.on(Remind, who=Role.STRANGER)
def remind(turn: Turn, signal: Remind) -> None:
    turn.say(T("Think of {about}", about=signal.about))


@tried.on(CallOff)
def call_off(turn: Turn, press: CallOff) -> None:
    turn.db.execute(delete(due.due))
    turn.toast(T("Called off"))


@dataclass(frozen=True, slots=True)
class Count:
    """What is written depends on what was read."""


@tried.on(Count)
def count(turn: Turn, press: Count) -> None:
    before = turn.db.scalar(select(shown.c.message_id)) or 0
    put(turn.db, shown, {"chat_id": 1, "key": "count", "message_id": before + 1})


@pytest.fixture
def dispatcher(database: Database) -> Dispatcher:
    return another(database)


def another(database: Database) -> Dispatcher:
    return Dispatcher(database, Routes((tried,)), Clock(), "muyassir_bot", lambda: None)


async def come_up(database: Database) -> list[Event]:
    """Sara is to be reminded of bees, and the moment has come."""
    sara = await member(database)
    await database.transaction(lambda db: due.add(db, [Due(Remind("bees"), NOW, sara, HOME)]))
    rows = await database.read(lambda db: due.ripe(db, NOW))
    return [Event(Remind("bees"), place=HOME, due=row.id, person=row.person) for row in rows]


async def test_two_that_see_the_same_due_row_bring_it_about_once(database: Database, dispatcher: Dispatcher) -> None:
    """A second process looks at the same moment, or the demo's clock moves while the ticker looks."""
    events = await come_up(database)

    await asyncio.gather(dispatcher.take(events), another(database).take(events))

    assert await said(database) == ["Think of bees"]


async def test_what_is_called_off_in_the_same_batch_does_not_happen(database: Database, dispatcher: Dispatcher) -> None:
    """The row had been read already."""
    events = await come_up(database)

    await dispatcher.take([press(1, CallOff()), *events])

    assert await said(database) == []


async def test_the_due_time_of_someone_erased_meanwhile_does_not_happen(
    database: Database, dispatcher: Dispatcher
) -> None:
    """Their rows went with them; nobody else is told in their place."""
    events = await come_up(database)
    await database.transaction(lambda db: db.execute(delete(people)))

    await dispatcher.take(events)

    assert await said(database) == []


async def test_a_press_given_again_is_answered_without_effect(database: Database, dispatcher: Dispatcher) -> None:
    """Whoever took it may have died before the answer: the person would look at a turning wheel."""
    await come_up(database)
    await dispatcher.take([press(1, CallOff())])

    again = await dispatcher.take([press(1, CallOff()), press(1, CallOff())])

    assert again == [Reply("cb1")]


async def test_batches_that_come_side_by_side_see_each_others_effect(
    database: Database, dispatcher: Dispatcher
) -> None:
    """The ticker's and the poller's, on PostgreSQL as on SQLite: of two answers none is lost."""
    await member(database)

    await asyncio.gather(*(dispatcher.take([press(number, Count())]) for number in range(1, 21)))

    assert await database.read(lambda db: db.scalar(select(shown.c.message_id))) == 20
