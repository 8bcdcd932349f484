"""One linear history of the tables, from the first one on.

SQLite is migrated with foreign keys off (Alembic rebuilds a table to change it, and dropping the old one would
delete the rows that point at it), checked afterwards, and copied to a file beside it first.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

SCRIPTS = Path(__file__).with_name("migrations")


async def migrate(url: str, to: str = "head") -> str | None:
    """Bring the database at ``url`` to version ``to``; the version it had before, None if it was empty."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return migrate_file(Path(parsed.database or ""), to)
    engine = create_async_engine(parsed.set(drivername="postgresql+asyncpg"))
    async with engine.begin() as connection:
        await connection.execute(sa.text("SELECT pg_advisory_xact_lock(20260101)"))  # two replicas starting at once
        before = await connection.run_sync(step, to)
    await engine.dispose()
    return before


def migrate_file(path: Path, to: str = "head") -> str | None:
    """The same for an SQLite file. Raises ValueError if a row points at nothing afterwards; the copy is kept then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(f"sqlite:///{path}")
    sa.event.listen(engine, "connect", lambda raw, _: prepare(raw))
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        before = version(connection)
    if before is not None and before != head() and to == "head":
        copy(path, path.with_name(f"{path.name}.before-{head()}"))
    with engine.begin() as connection:
        step(connection, to)
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if lost:
            raise ValueError(f"the migration left {len(lost)} rows that point at nothing; nothing was changed")
    engine.dispose()
    return before


def head() -> str | None:
    """The version that this code wants."""
    return ScriptDirectory.from_config(config()).get_current_head()


def version(connection: sa.Connection) -> str | None:
    """The version that a database has; None if it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def step(connection: sa.Connection, to: str) -> str | None:
    before, settings = version(connection), config()
    settings.attributes["connection"] = connection
    if to == "base" or (before is not None and to != "head" and to < before):
        command.downgrade(settings, to)
    else:
        command.upgrade(settings, to)
    return before


def copy(source: Path, target: Path) -> None:
    """An exact copy of a database that may be in use."""
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)


def config() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings


def prepare(raw: sqlite3.Connection) -> None:
    raw.isolation_level = None
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA foreign_keys=OFF")
