"""Which updates were taken, and which could not be."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, Connection, String, Table, delete, func, select

from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant
from bot.storage.upsert import insert

FORGET_AFTER = timedelta(days=8)
"""Telegram keeps an update for 24 hours; one seen longer ago cannot come back. Source: Bot API, "Getting updates"."""

KEEP_FAILED = timedelta(days=7)

seen = Table(
    "updates_seen",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),
)

failed = Table(
    "updates_failed",
    metadata,
    Column("id", Id, primary_key=True),
    Column("update_id", BigInteger),  # none for a due time
    Column("signal", String(96), nullable=False),
    Column("fingerprint", String(16), nullable=False, index=True),
    Column("at", Instant, nullable=False),
)


def first_seen(db: Connection, updates: list[int], now: datetime) -> set[int]:
    """Mark the updates as taken; those of them that were not before."""
    if not updates:
        return set()
    new = insert(db, seen).on_conflict_do_nothing().returning(seen.c.update_id)
    return set(db.scalars(new, [{"update_id": number, "at": now} for number in dict.fromkeys(updates)]))


def prune(db: Connection, now: datetime) -> None:
    """Forget numbers that cannot come back, and old failures."""
    db.execute(delete(seen).where(seen.c.at < now - FORGET_AFTER))
    db.execute(delete(failed).where(failed.c.at < now - KEEP_FAILED))


def count_failed(db: Connection) -> int:
    """How many updates were set aside in the last days."""
    return db.execute(select(func.count()).select_from(failed)).scalar_one()
