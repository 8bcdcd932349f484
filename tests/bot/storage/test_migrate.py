"""The history of the tables: whole, reversible, the same as the metadata, and kind to the rows."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import bot.app  # noqa: F401  # every room's tables on the one metadata
from bot.storage.engine import database
from bot.storage.metadata import metadata
from bot.storage.migrate import head, migrate, migrate_file
from tests import builders


def differences(connection: sa.Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def test_the_history_ends_at_the_tables_of_the_code(tmp_path: Path) -> None:
    """Whoever changes a table writes its migration."""
    migrate_file(tmp_path / "x.db")
    with sa.create_engine(f"sqlite:///{tmp_path / 'x.db'}").connect() as connection:
        assert differences(connection) == []


async def test_it_ends_there_on_postgresql_too(empty_postgres: str) -> None:
    """One code, two databases."""
    await migrate(empty_postgres)
    store = database(empty_postgres)
    await store.open()
    try:
        assert await store.transaction(differences) == []
    finally:
        await store.close()


async def test_it_runs_up_down_and_up_again_with_rows_in_the_tables(tmp_path: Path) -> None:
    """Alembic rebuilds a table to change it; with foreign keys on that would delete what points at it."""
    file = tmp_path / "x.db"
    migrate_file(file)
    await fill(file)
    before = dump(file)

    migrate_file(file)
    assert dump(file) == before

    migrate_file(file, "base")
    migrate_file(file)
    assert migrate_file(file) == head()


async def test_a_file_is_copied_before_it_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a migration spoils can be had back."""
    file = tmp_path / "x.db"
    migrate_file(file)
    await fill(file)
    monkeypatch.setattr("bot.storage.migrate.head", lambda: "9999")

    migrate_file(file)

    assert (tmp_path / "x.db.before-9999").exists()


async def fill(file: Path) -> None:
    store = database(f"sqlite:///{file}")
    await store.open()
    try:
        await store.transaction(lambda db: builders.person(db, "Sara", organisation=builders.organisation(db)))
    finally:
        await store.close()  # its thread would keep the whole run from ending


def dump(file: Path) -> list[str]:
    with sqlite3.connect(file) as raw:
        return list(raw.iterdump())
