"""To whom something is told unasked, and from when on: not in their quiet hours."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select

from bot.attention.quiet import allowed_from, hours_of
from bot.people import territories
from bot.people.listeners import Listener
from bot.people.membership import members
from bot.people.standing import person_from
from bot.people.tables import memberships, people

SLICE = 2_500
"""People told in one transaction: they are read and their rows written in well under 100 ms."""


def wanting_news(
    db: Connection, territory: int, now: datetime, *, after: int = 0, limit: int = SLICE
) -> list[Listener]:
    """Those of a territory who asked to be told when something begins; ``limit`` of them, from person ``after`` on.

    The next slice comes after the last one's ``person``; the last slice is shorter than the limit.
    """
    return slice_of(db, territory, now, members(territory).where(memberships.c.wants_news), after, limit)


def everybody(db: Connection, territory: int, now: datetime, *, after: int = 0, limit: int = SLICE) -> list[Listener]:
    """All who belong to a territory, in slices in the same way."""
    return slice_of(db, territory, now, members(territory), after, limit)


def slice_of(
    db: Connection, territory: int, now: datetime, asked: Select[Any], after: int, limit: int
) -> list[Listener]:
    """Without those who cannot be reached: away, or on paper only."""
    here = territories.by_id(db, territory)
    if here is None:
        return []
    reached = asked.where(people.c.telegram_id.is_not(None), people.c.away_since.is_(None))
    rows = db.execute(reached.where(people.c.id > after).order_by(people.c.id).limit(limit))
    since = cache(lambda hours: allowed_from(now, here.zone, hours))
    found = (person_from(row) for row in rows)
    return [Listener(one.id, one.telegram_id, one.voice, since(hours_of(one, here))) for one in found]
