"""What every test may ask for: a connection to an empty house in memory, and each database of its own."""

from __future__ import annotations

import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio
import sqlalchemy as sa

import bot.app  # noqa: F401  # every room's tables on the one metadata
from bot.storage.engine import Database
from bot.storage.engine import database as open_database
from bot.storage.metadata import metadata
from bot.storage.migrate import copy, migrate, migrate_file
from tests.postgres import Server, Unavailable

numbers = itertools.count()


def missing(what: str, why: str) -> None:
    """Skip with the reason, or fail where the thing is required (CI sets REQUIRE=postgresql,chromium,…)."""
    if what in os.environ.get("REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {why}", pytrace=False)
    pytest.skip(why)


@pytest.fixture
def db() -> Iterator[sa.Connection]:
    """A connection within one transaction, on SQLite in memory, with every table and nothing in them."""
    engine = sa.create_engine("sqlite://")
    sa.event.listen(engine, "connect", lambda raw, _: prepare(raw))
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.begin() as connection:
        metadata.create_all(connection)
        yield connection
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty house: a file, then a server."""
    kind = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(kind)
    return url


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, open."""
    store = open_database(database_url)
    await store.open()
    yield store
    await store.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    copy(sqlite_template, tmp_path / "house.db")
    return f"sqlite:///{tmp_path / 'house.db'}"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty house to be copied, which is faster than building one each time."""
    file = tmp_path_factory.mktemp("house") / "house.db"
    migrate_file(file)
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    try:
        server = Server()
    except Unavailable as error:
        missing("postgresql", str(error))
    yield server
    server.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgres_template(postgres: Server) -> str:
    """An empty house to be copied, which is faster than building one each time."""
    await administer(postgres, "CREATE DATABASE house")
    await migrate(postgres.url("house"))
    return "house"


@pytest_asyncio.fixture
async def postgres_url(postgres: Server, postgres_template: str) -> AsyncIterator[str]:
    name = f"house{next(numbers)}"
    await administer(postgres, f"CREATE DATABASE {name} TEMPLATE {postgres_template} STRATEGY FILE_COPY")
    yield postgres.url(name)
    await administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest_asyncio.fixture
async def empty_postgres(postgres: Server) -> AsyncIterator[str]:
    """A database without a single table."""
    name = f"empty{next(numbers)}"
    await administer(postgres, f"CREATE DATABASE {name}")
    yield postgres.url(name)
    await administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


async def administer(server: Server, statement: str) -> None:
    connection = await asyncpg.connect(host=str(server.folder), user="postgres", database="postgres")
    await connection.execute(statement)
    await connection.close()


def prepare(raw: object) -> None:
    raw.isolation_level = None  # type: ignore[attr-defined]  # sqlite3's own connection
    raw.execute("PRAGMA foreign_keys=ON")  # type: ignore[attr-defined]
