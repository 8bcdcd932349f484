"""People without Telegram: they take part on paper, through a facilitator."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from bot.people import consent, membership
from bot.people.consent import Purpose
from bot.people.roles import Kind, Role
from bot.people.tables import people
from bot.people.territories import Territory


def enter(
    db: Connection, name: str, where: Territory, kind: Kind, now: datetime, *, organisation: int | None = None
) -> int:
    """Somebody who agreed on paper to take part in this territory; their number.

    They have no Telegram id and are away from the beginning: nothing is ever sent to them.
    """
    row = {"name": name, "language": where.languages[0], "chosen": False, "created_at": now, "away_since": now}
    number: int = db.execute(insert(people).values(row).returning(people.c.id)).scalar_one()
    consent.give(db, number, Purpose.PARTICIPATION, now)
    membership.join(db, number, where.id, role=Role.ACTOR, kind=kind, organisation=organisation, now=now)
    return number
