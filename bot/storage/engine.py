"""The database: one transaction at a time, and no waiting inside one.

A unit of work is a plain function of a connection, so nothing in it can wait for the network.
On SQLite it runs whole on aiosqlite's own thread: one hop for a transaction instead of one for
each statement. On PostgreSQL the same function runs through ``run_sync``.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

import aiosqlite
import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from bot.storage.file import connect, connect_to_read
from bot.storage.presence import enter_file, enter_server

R = TypeVar("R")
Unit = Callable[[sa.Connection], R]

EMPTIED = "PRAGMA wal_checkpoint(TRUNCATE)"
to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


class Database(Protocol):
    """Where everything is kept. ``transaction`` writes; ``read`` may take long and holds nobody up."""

    async def open(self) -> None: ...

    async def enter(self) -> bool:
        """Be seen here until closed, or until the process dies; whether no other process is.

        What processes had in hand that died may then be taken up at once: nobody else works on it.
        """
        ...

    async def transaction(self, unit: Unit[R]) -> R:
        """Run ``unit``; commit what it did, or undo all of it if it raises."""
        ...

    async def read(self, unit: Unit[R]) -> R:
        """Run ``unit`` on a connection that cannot write."""
        ...

    async def tidy(self, *, anew: bool = False) -> bool:
        """Let the files on disk hold no more than the rows do; ``anew``: nor in another order.

        Whether it was done: not while somebody reads for long, nor on a disk without room for the file twice.
        """
        ...

    async def close(self) -> None: ...


def database(url: str) -> Database:
    """The database at ``url``: ``sqlite:///file.db``, ``sqlite://`` (in memory) or ``postgresql://…``.

    Raises ValueError for any other kind.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Sqlite(parsed.database or ":memory:")
    if parsed.get_backend_name() == "postgresql":
        return Postgres(parsed.set(drivername="postgresql+asyncpg"))
    raise ValueError(f"{parsed.get_backend_name()} is not a database we know; use sqlite:/// or postgresql://")


class Thread(aiosqlite.Connection):
    """aiosqlite's connection, lent to a whole unit of work."""

    async def run(self, unit: Callable[[], R]) -> R:
        return await self._execute(unit)  # type: ignore[no-any-return, no-untyped-call]  # aiosqlite leaves it untyped

    @property
    def raw(self) -> sqlite3.Connection:
        return self._conn


class Lane:
    """One SQLite connection on one thread, as SQLAlchemy sees it."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], begin: str) -> None:
        self._thread = Thread(connect, iter_chunk_size=64)
        self._engine = sa.create_engine(
            "sqlite://",
            creator=lambda: self._thread.raw,
            poolclass=StaticPool,
            json_serializer=to_json,
            hide_parameters=True,  # no words of anybody's in an error
        )
        self._begin = begin

    async def open(self) -> None:
        await self._thread

    async def run(self, unit: Unit[R]) -> R:
        def whole() -> R:
            with self._engine.begin() as connection:
                connection.exec_driver_sql(self._begin)  # as a listener it would cost each statement 5 µs
                return unit(connection)

        return await self._thread.run(whole)

    async def truncate(self, *, anew: bool) -> bool:
        """Write the log of changes into the file, and empty it: it still holds what was erased.

        Before a ``VACUUM`` too: in the "-shm" beside a log that goes on stands in which order pages were changed.
        """
        steps = (EMPTIED, "VACUUM", EMPTIED) if anew else (EMPTIED,)

        def whole() -> bool:
            try:
                told = [self._thread.raw.execute(step).fetchone() for step in steps]
            except sqlite3.OperationalError:
                return False
            return not any(busy for busy, *_ in filter(None, told))

        return await self._thread.run(whole)

    async def close(self) -> None:
        await self._thread.close()


class Sqlite:
    """An embedded file, written by one thread and read by another."""

    def __init__(self, path: str) -> None:
        self._writer = Lane(partial(connect, path), "BEGIN IMMEDIATE")
        self._reader = self._writer if path == ":memory:" else Lane(partial(connect_to_read, path), "BEGIN")
        self._path = path
        self._mark: int | None = None

    async def open(self) -> None:
        await self._writer.open()
        if self._reader is not self._writer:
            await self._reader.open()

    async def enter(self) -> bool:
        self._mark, first = enter_file(self._path)
        return first

    async def transaction(self, unit: Unit[R]) -> R:
        return await self._writer.run(unit)

    async def read(self, unit: Unit[R]) -> R:
        return await self._reader.run(unit)

    async def tidy(self, *, anew: bool = False) -> bool:
        return await self._writer.truncate(anew=anew)

    async def close(self) -> None:
        if self._reader is not self._writer:
            await self._reader.close()
        await self._writer.close()
        if self._mark is not None:
            os.close(self._mark)


class Postgres:
    """A PostgreSQL server, for installations that one file no longer carries."""

    def __init__(self, url: sa.URL) -> None:
        self._engine: AsyncEngine = create_async_engine(
            url, json_serializer=to_json, pool_pre_ping=True, hide_parameters=True
        )
        self._mark: AsyncConnection | None = None

    async def open(self) -> None:
        async with self._engine.connect():
            pass

    async def enter(self) -> bool:
        self._mark = await self._engine.connect()
        return await enter_server(self._mark)

    async def transaction(self, unit: Unit[R]) -> R:
        async with self._engine.begin() as connection:
            return await connection.run_sync(unit)

    async def read(self, unit: Unit[R]) -> R:
        async with self._engine.connect() as connection:
            await connection.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")
            return await connection.run_sync(unit)

    async def tidy(self, *, anew: bool = False) -> bool:
        return True  # PostgreSQL does it by itself

    async def close(self) -> None:
        if self._mark is not None:
            await self._mark.close()
        await self._engine.dispose()
