"""Due times as rows: written with the turn that sets them, taken with the turn that they bring about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Table,
    delete,
    func,
    select,
    update,
)

from bot.buttons import dump, full_name
from bot.events import Due, Place
from bot.people.tables import people
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, TelegramId
from bot.storage.upsert import add_if_new

due = Table(
    "due",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("name", String(96), nullable=False),  # folder and class of the signal
    Column("state", JSON, nullable=False),
    Column("job", Boolean, nullable=False),  # slow work, done outside any transaction
    Column("person_id", BigInteger, ForeignKey(people.c.id, ondelete="CASCADE"), index=True),
    Column("chat_id", TelegramId),
    Column("private", Boolean, nullable=False, default=True),
    Column("slot", String(128), unique=True),
    Column("lease_until", Instant),
    Column("attempts", SmallInteger, nullable=False, default=0),
    Column("message_id", TelegramId),  # the message that says the work is being done
    Index("ix_due_job_at", "job", "at"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A due row that has come up."""

    id: int
    at: datetime
    name: str
    state: dict[str, Any]
    person: int | None
    place: Place | None
    attempts: int
    message: int | None = None


def add(db: Connection, dues: Sequence[Due]) -> None:
    """Write what is to happen; of several with one slot only the first."""
    for one in dues:
        row = {
            "at": one.at,
            "name": full_name(one.signal),
            "state": dump(one.signal),
            "job": one.job,
            "person_id": one.person,
            "chat_id": one.place.id if one.place else None,
            "private": one.place.private if one.place else True,
            "slot": one.slot,
            "message_id": one.message,
        }
        add_if_new(db, due, row)


def ripe(db: Connection, now: datetime, limit: int = 100) -> list[Row]:
    """The signals whose moment has come, in the order of their moments."""
    come = select(due).where(due.c.job.is_(False), due.c.at <= now)
    return [row_from(row) for row in db.execute(come.order_by(due.c.at, due.c.id).limit(limit))]


def claim_job(db: Connection, now: datetime, lease_until: datetime) -> Row | None:
    """One piece of slow work that nobody has in hand; it is ours until the lease ends."""
    free = due.c.lease_until.is_(None) | (due.c.lease_until <= now)
    first = select(due).where(due.c.job.is_(True), due.c.at <= now, free).order_by(due.c.at, due.c.id).limit(1)
    row = db.execute(first.with_for_update(skip_locked=True)).one_or_none()
    if row is None:
        return None
    claimed = {"lease_until": lease_until, "attempts": row.attempts + 1}
    db.execute(update(due).where(due.c.id == row.id).values(claimed))
    return row_from(row)


def put_off(db: Connection, row: int, until: datetime) -> None:
    """Let somebody take the work up again, not before ``until``."""
    db.execute(update(due).where(due.c.id == row).values(lease_until=until))


def release(db: Connection) -> None:
    """Let go of what a process that died had in hand; only where no other process runs."""
    db.execute(update(due).where(due.c.lease_until.is_not(None)).values(lease_until=None))


def drop(db: Connection, ids: Sequence[int]) -> int:
    """Take away what has happened, and count it; none if it was called off meanwhile."""
    return db.execute(delete(due).where(due.c.id.in_(ids))).rowcount if ids else 0


def move_chat(db: Connection, old: int, new: int) -> None:
    """A group has another id now. Its messages cannot be changed under it."""
    db.execute(update(due).where(due.c.chat_id == old).values(chat_id=new, message_id=None))


def next_moment(db: Connection, *, job: bool = False) -> datetime | None:
    """When the next row comes up; None if nothing waits."""
    first: datetime | None = db.execute(select(func.min(due.c.at)).where(due.c.job.is_(job))).scalar_one()
    return first


def row_from(row: Any) -> Row:
    place = None if row.chat_id is None else Place(row.chat_id, row.private)
    return Row(row.id, row.at, row.name, row.state, row.person_id, place, row.attempts, row.message_id)
