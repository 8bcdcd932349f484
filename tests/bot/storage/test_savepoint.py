"""Part of a transaction is undone, and the rest of it stands."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import Connection

from bot.people import territories
from bot.storage.engine import Database
from bot.storage.engine import database as open_database
from bot.storage.savepoint import savepoint
from tests.builders import NOW


async def test_what_fails_is_undone_by_itself_on_each_database(database: Database) -> None:
    """What was written before it and after it stays; so one person's mistake costs nobody else's answer."""

    def unit(db: Connection) -> None:
        territories.add(db, "Mahdia", "TN", NOW)
        with pytest.raises(LookupError), savepoint(db):
            territories.add(db, "Sfax", "TN", NOW)
            raise LookupError
        with savepoint(db):
            territories.add(db, "Kef", "TN", NOW)

    await database.transaction(unit)

    found = await database.read(territories.everywhere)
    assert sorted(each.name for each in found) == ["Kef", "Mahdia"]


async def test_a_statement_that_the_database_refuses_is_undone_too(database: Database) -> None:
    """PostgreSQL takes nothing more in a transaction of which a part failed and was not undone."""

    def unit(db: Connection) -> None:
        with pytest.raises(Exception, match="no_such_table"), savepoint(db):
            db.exec_driver_sql("SELECT * FROM no_such_table")
        territories.add(db, "Mahdia", "TN", NOW)

    await database.transaction(unit)

    assert [each.name for each in await database.read(territories.everywhere)] == ["Mahdia"]


async def test_whoever_is_told_to_stop_in_the_middle_of_a_statement_stops(postgres_url: str) -> None:
    """The bot would go on for ever, or set the update aside as a failed one; now nothing of it was taken."""
    store, within = open_database(postgres_url), asyncio.Event()
    await store.open()

    def unit(db: Connection) -> None:
        with savepoint(db):
            territories.add(db, "Mahdia", "TN", NOW)
            within.set()
            db.exec_driver_sql("SELECT pg_sleep(60)")

    work = asyncio.create_task(store.transaction(unit))
    await within.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work

    assert await store.read(territories.everywhere) == []
    await store.close()
