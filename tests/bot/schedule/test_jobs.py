"""Slow work: done once, handed over with its order taken away, tried again, given up kindly."""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import Connection, delete, select
from structlog.testing import capture_logs

from bot.buttons import Button, Unreadable
from bot.clock import Clock
from bot.desk import Desk
from bot.events import Due, Place
from bot.i18n import Plain, T
from bot.outbox.tables import bodies, outbox
from bot.people.tables import people
from bot.schedule import due, jobs
from bot.schedule.jobs import Workshop
from bot.storage import engine, file
from bot.storage.engine import Database
from tests import builders
from tests.faults.waiting import until


@dataclass(frozen=True, slots=True)
class Draw:
    what: str


async def order(database: Database) -> None:
    """Sara orders a picture."""

    def unit(db: Connection) -> None:
        sara = builders.person(db, "Sara")
        due.add(db, [Due(Draw("a radar"), builders.NOW, sara.id, Place(sara.telegram_id), job=True)])

    await database.transaction(unit)


def workshop(database: Database, work: Callable[[Desk], None]) -> Workshop:
    def find(name: str, state: object) -> Callable[[Desk], None]:
        if name != "bot.Draw":
            raise Unreadable(name)
        return work

    return Workshop(database, Clock(), find, lambda: None, (), "muyassir_bot")


async def run(works: Workshop, database: Database) -> None:
    """Let it work until nothing is ordered any more."""
    task = asyncio.ensure_future(works.run())
    while await database.transaction(lambda db: db.execute(select(due.due.c.id)).all()):
        works.wake()
        await asyncio.sleep(0.01)
        if task.done():
            task.result()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def said(database: Database) -> list[str]:
    return await database.transaction(lambda db: list(db.scalars(select(bodies.c.html).order_by(bodies.c.id))))


async def test_work_reads_speaks_and_is_done_once(database: Database) -> None:
    """What it says is written with the transaction that takes the order away."""
    await order(database)

    def draw(desk: Desk) -> None:
        names = desk.read(lambda db: list(db.scalars(select(people.c.name))))
        desk.say(T("For {name}", name=", ".join(names)))

    await run(workshop(database, draw), database)

    assert await said(database) == ["For ⁨Sara⁩"]


async def test_work_that_fails_is_tried_again_and_then_given_up_kindly(database: Database) -> None:
    """Nobody waits for a picture that never comes."""
    await order(database)
    tries = []

    def draw(desk: Desk) -> None:
        tries.append(desk.person.name)
        desk.say(T("Half a picture"))
        raise OSError("the printer is on fire")

    works = workshop(database, draw)
    works._clock.offset += timedelta(days=1)
    ahead = asyncio.ensure_future(hurry(works))
    await run(works, database)
    ahead.cancel()

    assert tries == ["Sara"] * 3
    assert await said(database) == [
        "This could not be prepared: a mistake on our side. Please ask for it again a little later."
    ]


async def hurry(works: Workshop) -> None:
    """Let the time between two tries pass at once."""
    while True:
        works._clock.offset += timedelta(seconds=10)
        await asyncio.sleep(0.01)


async def test_what_was_called_off_meanwhile_is_not_handed_over(database: Database) -> None:
    """Someone who asked to be forgotten gets no file about themselves a second later."""
    await order(database)

    def draw(desk: Desk) -> None:
        desk.say(T("All about Sara"))
        asyncio.run_coroutine_threadsafe(database.transaction(lambda db: db.execute(delete(people))), loop).result()

    loop = asyncio.get_running_loop()
    await run(workshop(database, draw), database)

    assert await said(database) == []


async def test_what_said_that_work_is_being_done_is_changed_in_place(database: Database) -> None:
    """Nobody reads "being drawn…" below a picture that is there."""
    await order(database)
    await database.transaction(lambda db: db.execute(due.due.update().values(message_id=5)))

    await run(workshop(database, lambda desk: desk.show(T("It is there."))), database)

    edits = await database.transaction(lambda db: list(db.scalars(select(outbox.c.edits))))
    assert (await said(database), edits) == (["It is there."], [5])


GIVEN_UP = "This could not be prepared: a mistake on our side. Please ask for it again a little later."


async def until_given_up(database: Database, draw: Callable[[Desk], None]) -> list[str]:
    """Let the work be tried as often as it may be; what is said in the end."""
    works = workshop(database, draw)
    works._clock.offset += timedelta(days=1)
    ahead = asyncio.ensure_future(hurry(works))
    await run(works, database)
    ahead.cancel()
    return await said(database)


async def test_what_cannot_be_written_down_is_given_up_like_work_that_fails(database: Database) -> None:
    """Else the bot would stop over it, and after each restart again."""
    await order(database)

    def draw(desk: Desk) -> None:
        desk.say(T("Look"), (Button(Plain("x"), Draw("x" * 70)),))

    assert await until_given_up(database, draw) == [GIVEN_UP]


async def test_a_panic_of_a_library_is_given_up_too(database: Database) -> None:
    """Libraries written in Rust raise what is no Exception."""
    await order(database)

    class Panic(BaseException):
        pass

    def draw(desk: Desk) -> None:
        raise Panic

    assert await until_given_up(database, draw) == [GIVEN_UP]


async def test_work_that_nobody_survives_is_not_begun_for_ever(database: Database) -> None:
    """A process that dies of it, again and again, serves nobody."""
    await order(database)
    await database.transaction(lambda db: db.execute(due.due.update().values(attempts=10)))

    def draw(desk: Desk) -> None:
        raise AssertionError("begun once more")

    assert await until_given_up(database, draw) == [GIVEN_UP]


async def test_work_done_while_the_database_is_in_trouble_is_handed_over_afterwards(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not done a second time, nor is anybody told that it failed."""
    monkeypatch.setattr(file, "PATIENCE", 0)
    monkeypatch.setattr(jobs, "PAUSE", 0.01)
    done: list[str] = []
    store = engine.database(sqlite_url)
    await store.open()
    await order(store)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False)

    def draw(desk: Desk) -> None:
        other.execute("BEGIN IMMEDIATE")
        done.append("drawn")
        desk.say(T("Drawn"))

    with capture_logs() as lines:
        task = asyncio.ensure_future(workshop(store, draw).run(1))
        await until(lambda: any(line["event"] == "workshop_waits" for line in lines), "the database to be in trouble")
        other.execute("ROLLBACK")
        await until(lambda: heard(store), "it to be handed over")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    other.close()

    assert (done, await said(store)) == (["drawn"], ["Drawn"])
    await store.close()


async def heard(database: Database) -> bool:
    return bool(await said(database))


async def test_work_that_tidies_is_told_whether_that_was_done(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It did not fail where somebody is in the way: it asks for it again later."""
    monkeypatch.setattr(file, "PATIENCE", 0)
    store = engine.database(sqlite_url)
    await store.open()
    await order(store)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False)
    done: list[bool] = []

    def tidy(desk: Desk) -> None:
        other.execute("BEGIN IMMEDIATE")
        done.append(desk.tidy())
        other.execute("ROLLBACK")
        done.append(desk.tidy())

    with capture_logs() as lines:
        task = asyncio.ensure_future(workshop(store, tidy).run(1))
        await until(lambda: len(done) == 2, "both to be told")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    other.close()
    await store.close()

    assert done == [False, True]
    assert [line["event"] for line in lines] == ["tidying_failed"]
