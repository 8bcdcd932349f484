"""Writing a row that may be there already, on both databases."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, Table, select
from sqlalchemy.types import BigInteger, String

from bot.outbox.tables import shown
from bot.storage import upsert
from bot.storage.engine import Database

numbers = Table(
    "numbers",
    MetaData(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("slot", String(8), unique=True),
)


def row(key: str, message: int) -> dict[str, object]:
    return {"chat_id": 1, "key": key, "message_id": message}


def rows(db: Connection) -> list[tuple[int, str, int]]:
    return [tuple(found) for found in db.execute(select(shown).order_by(shown.c.key))]


async def test_put_replaces_what_has_the_same_key(database: Database) -> None:
    """The last state of a message is the one that counts."""

    def unit(db: Connection) -> list[tuple[int, str, int]]:
        upsert.put(db, shown, row("a", 1))
        upsert.put(db, shown, [row("b", 2), row("a", 3)])
        return rows(db)

    assert await database.transaction(unit) == [(1, "a", 3), (1, "b", 2)]


async def test_put_of_nothing_does_nothing(database: Database) -> None:
    """A batch without rows is common, and no error."""

    def unit(db: Connection) -> list[tuple[int, str, int]]:
        upsert.put(db, shown, [])
        return rows(db)

    assert await database.transaction(unit) == []


async def test_add_if_new_says_whether_it_was(database: Database) -> None:
    """Any unique key counts: a due time is set once for its slot."""

    def unit(db: Connection) -> list[bool]:
        numbers.create(db)
        adding = [(1, "x"), (1, "y"), (2, "x"), (3, None)]
        return [upsert.add_if_new(db, numbers, {"number": number, "slot": slot}) for number, slot in adding]

    assert await database.transaction(unit) == [True, False, False, True]
