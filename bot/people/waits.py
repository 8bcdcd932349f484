"""What people were asked and have not answered yet: one row per chat and person, kept over restarts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, Connection, ForeignKey, String, Table, and_, delete, or_, select

from bot.people.tables import people
from bot.storage.metadata import metadata
from bot.storage.types import Id, TelegramId
from bot.storage.upsert import put

waits = Table(
    "waits",
    metadata,
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey(people.c.id, ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("name", String(96), nullable=False),  # folder and class, as buttons.full_name gives it
    Column("state", JSON, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Wait:
    name: str
    state: Mapping[str, Any]


Asked = tuple[int, int]
"""A chat's id at Telegram and a person's number."""


def load(db: Connection, chats: Collection[int]) -> dict[Asked, Wait]:
    """What anybody in these chats was asked."""
    rows = db.execute(select(waits).where(waits.c.chat_id.in_(chats)))
    return {(row.chat_id, row.person_id): Wait(row.name, row.state) for row in rows}


def save(db: Connection, asked: Mapping[Asked, Wait | None]) -> None:
    """Write what is now asked; None where nothing is any more."""
    over = [and_(waits.c.chat_id == chat, waits.c.person_id == person) for (chat, person), w in asked.items() if not w]
    if over:
        db.execute(delete(waits).where(or_(*over)))
    rows = [
        {"chat_id": chat, "person_id": person, "name": wait.name, "state": wait.state}
        for (chat, person), wait in asked.items()
        if wait
    ]
    put(db, waits, rows)
