"""One transaction at a time: nothing lost, all or nothing, on both databases."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DBAPIError

from bot.outbox.tables import shown
from bot.storage.engine import Database, database
from bot.storage.trouble import is_trouble

ROW = {"chat_id": 1, "key": "count", "message_id": 0}


def begin_count(db: Connection) -> None:
    db.execute(shown.insert(), ROW)


def count(db: Connection) -> int:
    number: int = db.execute(select(shown.c.message_id).with_for_update()).scalar_one()
    return number


def add_one(db: Connection) -> None:
    db.execute(update(shown).values(message_id=count(db) + 1))


async def test_of_many_read_modify_writes_at_once_none_is_lost(database: Database) -> None:
    """With the drivers' defaults three quarters of them were, without an error."""
    await database.transaction(begin_count)

    await asyncio.gather(*(database.transaction(add_one) for _ in range(200)))

    assert await database.transaction(count) == 200


async def test_two_openings_of_one_database_lose_nothing_either(database_url: str, database: Database) -> None:
    """A backup, a command line or a second process may write beside the bot."""
    await database.transaction(begin_count)
    other = await opened(database_url)
    try:
        await asyncio.gather(*(store.transaction(add_one) for store in [database, other] * 30))
    finally:
        await other.close()

    assert await database.transaction(count) == 60


async def test_what_raises_is_undone_whole(database: Database) -> None:
    """A turn has all of its effect or none."""
    await database.transaction(begin_count)

    def half(db: Connection) -> None:
        add_one(db)
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        await database.transaction(half)

    assert await database.transaction(count) == 0


async def test_a_savepoint_undoes_one_part_and_keeps_the_rest(database: Database) -> None:
    """One poisoned turn of a batch never takes the others with it."""

    def unit(db: Connection) -> int:
        begin_count(db)
        add_one(db)
        with pytest.raises(sa.exc.IntegrityError), db.begin_nested():
            add_one(db)
            begin_count(db)
        add_one(db)
        return count(db)

    assert await database.transaction(unit) == 2


async def test_the_reading_connection_cannot_write(database: Database) -> None:
    """A report that writes by mistake is told so, instead of holding up an answer."""
    with pytest.raises(DBAPIError):
        await database.read(begin_count)

    assert await database.read(lambda db: db.execute(select(shown)).all()) == []


async def test_a_long_read_sees_one_moment_while_others_write(database: Database) -> None:
    """A report is of one moment, and nobody waits until it is done."""
    await database.transaction(begin_count)
    loop = asyncio.get_running_loop()

    def look_twice(db: Connection) -> tuple[int, int]:
        plain = select(shown.c.message_id)
        before = db.execute(plain).scalar_one()
        if db.dialect.name == "sqlite":  # here the unit has a thread of its own, and may wait for the writer's
            asyncio.run_coroutine_threadsafe(database.transaction(add_one), loop).result()
        return before, db.execute(plain).scalar_one()

    assert await database.read(look_twice) == (0, 0)


async def test_what_was_committed_is_there_after_opening_again(database_url: str) -> None:
    """A restart forgets nothing."""
    first = await opened(database_url)
    await first.transaction(begin_count)
    await first.close()

    again = await opened(database_url)
    found = await again.read(lambda db: [tuple(row) for row in db.execute(select(shown))])
    await again.close()

    assert found == [(1, "count", 0)]


@pytest.mark.parametrize("address", ["mysql://x/y", "oracle://x/y"])
def test_other_databases_are_refused(address: str) -> None:
    """The operator is told what would do, not shown a missing driver."""
    with pytest.raises(ValueError, match="use sqlite:/// or postgresql://"):
        database(address)


async def test_a_mistake_in_a_statement_is_no_trouble(database: Database) -> None:
    """To wait would not mend it."""
    with pytest.raises(DBAPIError) as caught:
        await database.transaction(lambda db: db.exec_driver_sql("SELECT nonsense"))

    assert not is_trouble(caught.value)


async def opened(url: str) -> Database:
    store = database(url)
    await store.open()
    return store
