"""Trouble passes; mistakes do not."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoRoom

from bot.outbox.tables import bodies, shown
from bot.storage import file
from bot.storage.engine import Database, database
from bot.storage.trouble import is_trouble

LONG = {"html": "x" * 4_000_000, "keyboard": []}


async def test_a_full_disk_is_trouble(sqlite_url: str) -> None:
    """It is waited for, and the same work succeeds once there is room."""
    store = database(sqlite_url)
    await store.open()
    try:
        await store.transaction(lambda db: db.exec_driver_sql("PRAGMA max_page_count = 100"))
        with pytest.raises(DBAPIError) as caught:
            await store.transaction(lambda db: db.execute(bodies.insert(), LONG))
        await store.transaction(lambda db: db.exec_driver_sql("PRAGMA max_page_count = 100000"))
        await store.transaction(lambda db: db.execute(bodies.insert(), LONG))
    finally:
        await store.close()

    assert is_trouble(caught.value)


async def test_a_disk_full_within_a_savepoint_is_trouble_too(sqlite_url: str) -> None:
    """SQLite undoes the whole transaction then, savepoints included: what came before must not count as written."""

    def fill(db: Connection) -> None:
        db.execute(shown.insert(), row(1))
        pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
        db.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10}")
        with db.begin_nested():
            db.execute(bodies.insert(), LONG)

    store = database(sqlite_url)
    await store.open()
    try:
        with pytest.raises(DBAPIError) as caught:
            await store.transaction(fill)
        left = await store.transaction(lambda db: db.execute(sa.select(shown)).all())
    finally:
        await store.close()

    assert is_trouble(caught.value)
    assert left == []


async def test_a_locked_file_is_trouble(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else's long transaction ends some time."""
    monkeypatch.setattr(file, "PATIENCE", 0)
    store = database(sqlite_url)
    await store.open()
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(DBAPIError) as caught:
            await store.transaction(lambda db: db.execute(sa.select(shown)).all())
    finally:
        other.close()
        await store.close()

    assert is_trouble(caught.value)


async def test_a_lost_connection_is_trouble_and_passes(postgres_url: str) -> None:
    """A server that restarts takes its connections with it; the next transaction has a new one."""
    store = database(postgres_url)
    await store.open()
    try:
        with pytest.raises(DBAPIError) as caught:
            await store.transaction(lambda db: db.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())")))
        again = await store.transaction(lambda db: db.execute(sa.text("SELECT 1")).scalar_one())
    finally:
        await store.close()

    assert is_trouble(caught.value)
    assert again == 1


async def test_an_unreachable_server_is_trouble(tmp_path: Path) -> None:
    """The network comes back some time."""
    store = database(f"postgresql://postgres@/x?host={tmp_path}")

    with pytest.raises(OSError) as caught:
        await store.open()

    assert is_trouble(caught.value)


async def test_of_two_that_wait_for_each_other_one_is_in_trouble(postgres_url: str) -> None:
    """PostgreSQL ends one of them; done again, it succeeds."""
    store = database(postgres_url)
    await store.open()
    try:
        await store.transaction(lambda db: db.execute(shown.insert(), [row(1), row(2)]))
        results = await asyncio.gather(*crossing(store), return_exceptions=True)
    finally:
        await store.close()

    assert [is_trouble(result) for result in results if isinstance(result, BaseException)] == [True]


def crossing(store: Database) -> list[asyncio.Future[None]]:
    def touch(db: Connection, first: int, second: int) -> None:
        for chat in (first, second):
            db.execute(sa.update(shown).where(shown.c.chat_id == chat).values(message_id=first))
            db.execute(sa.text("SELECT pg_sleep(0.05)"))

    both = [lambda db: touch(db, 1, 2), lambda db: touch(db, 2, 1)]
    return [asyncio.ensure_future(store.transaction(unit)) for unit in both]


async def test_a_broken_rule_is_a_mistake(database: Database) -> None:
    """The same row twice fails today and tomorrow."""
    with pytest.raises(IntegrityError) as caught:
        await database.transaction(lambda db: db.execute(shown.insert(), [row(1), row(1)]))

    assert not is_trouble(caught.value)


def test_a_driver_without_a_code_for_it_is_believed_too() -> None:
    """asyncpg says of a closed connection only that it is closed."""
    closed = DBAPIError("SELECT 1", None, Exception("connection is closed"), connection_invalidated=True)

    assert is_trouble(closed)


@pytest.mark.parametrize(
    ("error", "expected"),
    [(OSError("disk"), True), (NoRoom("every connection is in use"), True), (ValueError("bug"), False)],
)
def test_errors_of_python_and_of_the_pool(error: Exception, expected: bool) -> None:
    """What the system refused may pass, as may a crowd of connections; what the code got wrong does not."""
    assert is_trouble(error) is expected


def row(chat: int) -> dict[str, object]:
    return {"chat_id": chat, "key": "count", "message_id": 0}


@pytest.mark.parametrize("holding", ["BEGIN IMMEDIATE", "BEGIN; SELECT * FROM outbox_shown"])
async def test_a_file_that_somebody_holds_is_not_tidied_and_says_so(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, holding: str
) -> None:
    """Whoever writes, or reads for long: it is done when they are gone."""
    monkeypatch.setattr(file, "PATIENCE", 0)
    store = database(sqlite_url)
    await store.open()
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    for words in holding.split("; "):
        other.execute(words).fetchall()
    while_held = await store.tidy(anew=True)
    other.close()
    afterwards = await store.tidy(anew=True)
    await store.close()

    assert (while_held, afterwards) == (False, True)
