"""The trace of who did what to what: ids only, never words or names."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from bot.people.roles import Person
from bot.people.tables import audit


def record(db: Connection, act: str, *, by: Person, at: datetime, **about: int | str | None) -> None:
    """Write one line of the trace. ``about`` holds ids and short codes."""
    db.execute(insert(audit).values(at=at, person_id=by.id or None, territory_id=by.territory, act=act, about=about))
