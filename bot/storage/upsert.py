"""The few statements that SQLite and PostgreSQL write differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = postgresql.Insert | sqlite.Insert


def insert(db: Connection, table: Table) -> Insert:
    return inserting(db.dialect.name, table)


def inserting(dialect: str, table: Table) -> Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def put(db: Connection, table: Table, row: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> None:
    """Write a row, or several; one whose primary key is there already is replaced."""
    rows = [row] if isinstance(row, Mapping) else list(row)
    if rows:
        db.execute(putting(db.dialect.name, table, tuple(rows[0])), rows)


@cache
def putting(dialect: str, table: Table, columns: tuple[str, ...]) -> Insert:
    """The statement that writes these columns. Kept, since to make it anew takes ten times as long as to run it."""
    statement = inserting(dialect, table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in columns if name not in keys}
    if changed:
        return statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return statement.on_conflict_do_nothing()


def add_if_new(db: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Write a row unless a unique key of it is there already; whether it was written."""
    done = db.execute(insert(db, table).on_conflict_do_nothing().returning(*table.primary_key), row)
    return done.first() is not None
