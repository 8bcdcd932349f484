"""Messages for tests of the outbox and of delivery, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.i18n import Plain, Voice
from bot.outbox.claims import claim
from bot.outbox.message import Message, put
from bot.outbox.parcel import Parcel
from bot.outbox.tables import State, Urgency, bodies, outbox

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LEASE = timedelta(minutes=1)
SARA, AMINA, YOUSSEF, GROUP = 1001, 1002, 1003, -100
REPLY, REMINDER, BULK = Urgency.REPLY, Urgency.REMINDER, Urgency.BULK


def letter(words: str, chat: int = SARA, urgency: Urgency = REPLY, **more: Any) -> Message:
    """A message in English; ``more`` is whatever else a Message has."""
    return Message(chat, Voice("en"), Plain(words), urgency=urgency, **more)


def write(db: Connection, *messages: Message) -> None:
    put(db, messages, NOW)


def take(db: Connection, room: int = 100, **more: Any) -> list[Parcel]:
    """A claim at NOW; ``more`` may give another moment."""
    return claim(db, more.pop("now", NOW), LEASE, room, **more)


def words(parcels: Sequence[Parcel]) -> list[str]:
    return [parcel.html for parcel in parcels]


def states(db: Connection) -> dict[str, State]:
    """The state of each message, by its words."""
    found = select(bodies.c.html, outbox.c.state).select_from(outbox.join(bodies)).order_by(outbox.c.id)
    return {row[0]: row[1] for row in db.execute(found)}


def column(db: Connection, name: str) -> dict[str, Any]:
    """One column of each message's row, by its words."""
    found = select(bodies.c.html, outbox.c[name]).select_from(outbox.join(bodies)).order_by(outbox.c.id)
    return {row[0]: row[1] for row in db.execute(found)}
