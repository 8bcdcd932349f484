"""What tests stand on: a connection in memory, and a whole database of each kind."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

import bot.dispatch.tables
import bot.outbox.tables
import bot.people.tables
import bot.people.waits
import bot.schedule.due  # noqa: F401  # the tables of the machinery; a conversation's come with its tests
from bot.storage.engine import Database, connect, database, to_json
from bot.storage.metadata import metadata
from tests import postgres
from tests.required import missing

TEMPLATE = "muyassir"


@pytest.fixture
def db(sqlite_template: Path) -> Iterator[sa.Connection]:
    """A connection to an SQLite database in memory with every table, inside a transaction."""
    raw = connect(":memory:")
    with sqlite3.connect(sqlite_template) as template:
        template.backup(raw)
    template.close()
    engine = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, json_serializer=to_json)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a database with every table: the same test on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest_asyncio.fixture(name="database")
async def opened_database(url: str) -> AsyncIterator[Database]:
    """The database at ``url``, open."""
    store = database(url)
    await store.open()
    yield store
    await store.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'bot.db')}"


@pytest_asyncio.fixture
async def postgresql_url(server: postgres.Server, postgresql_template: str) -> AsyncIterator[str]:
    async with server.fresh(postgresql_template) as address:
        yield address


@pytest_asyncio.fixture
async def empty_postgres(server: postgres.Server) -> AsyncIterator[str]:
    """The address of a PostgreSQL database without tables."""
    async with server.fresh() as address:
        yield address


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """One PostgreSQL server for this process of the test run."""
    try:
        with postgres.served() as server:
            yield server
    except postgres.Unavailable as error:
        missing("postgresql", str(error))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every table that the collected tests know, to be copied: quicker than making them anew."""
    file = tmp_path_factory.mktemp("template") / "bot.db"
    in_a_thread(with_tables(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgresql_template(server: postgres.Server) -> str:
    in_a_thread(server.order(f"CREATE DATABASE {TEMPLATE}"))
    in_a_thread(with_tables(server.url(TEMPLATE)))
    return TEMPLATE


async def with_tables(address: str) -> None:
    store = database(address)
    await store.open()
    await store.transaction(metadata.create_all)
    await store.close()


def in_a_thread(work: Coroutine[Any, Any, None]) -> None:
    """Run it in an event loop of its own: the test's may be running already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()
