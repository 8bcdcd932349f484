"""Rounds as rows: a draft, an open one at most, and those that have closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, select

from conversations.self_assessment.tables import rounds


@dataclass(frozen=True, slots=True)
class Round:
    """A time in which a territory looks at itself.

    ``invited`` people had joined when it opened; ``answered`` gave an overall rating, or said that they do not know.
    A draft's name is empty until it has one. ``started_by`` is the facilitator who opened it.
    """

    id: int
    territory: int
    name: str
    modules: tuple[str, ...]
    version: int
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    published_at: datetime | None
    invited: int
    answered: int
    started_by: int | None = None

    @property
    def is_draft(self) -> bool:
        return self.opened_at is None

    @property
    def is_open(self) -> bool:
        """Until its closing is on disk: what was sent before, and arrives late, still counts."""
        return self.opened_at is not None and self.closed_at is None


def open_in(db: Connection, territory: int | None) -> Round | None:
    """The round that is open in a territory now."""
    row = db.execute(select(rounds).where(is_open_in(territory))).one_or_none()
    return None if row is None else round_from(row)


def by_id(db: Connection, territory: int, round_: int) -> Round | None:
    """A round of this territory, drafts included."""
    row = db.execute(select(rounds).where(rounds.c.id == round_, rounds.c.territory_id == territory)).one_or_none()
    return None if row is None else round_from(row)


def wherever(db: Connection, round_: int) -> Round | None:
    """A round of whichever territory: for what is due of it, not for a press."""
    row = db.execute(select(rounds).where(rounds.c.id == round_)).one_or_none()
    return None if row is None else round_from(row)


def draft_in(db: Connection, territory: int) -> Round | None:
    """The draft of a territory, which its facilitators share."""
    drafts = select(rounds).where(rounds.c.territory_id == territory, rounds.c.opened_at.is_(None))
    row = db.execute(drafts.order_by(rounds.c.id).limit(1)).one_or_none()
    return None if row is None else round_from(row)


def opened_in(db: Connection, territory: int) -> list[Round]:
    """Every round of a territory that was ever opened, the latest first."""
    here = (rounds.c.territory_id == territory) & rounds.c.opened_at.is_not(None)
    return [
        round_from(row)
        for row in db.execute(select(rounds).where(here).order_by(rounds.c.opened_at.desc(), rounds.c.id.desc()))
    ]


def is_open_in(territory: BindParameter[int] | int | None) -> ColumnElement[bool]:
    return (rounds.c.territory_id == territory) & rounds.c.opened_at.is_not(None) & rounds.c.closed_at.is_(None)


def round_from(row: Any) -> Round:
    return Round(
        id=row.id,
        territory=row.territory_id,
        name=row.name,
        modules=tuple(row.modules),
        version=row.version,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        published_at=row.published_at,
        invited=row.invited,
        answered=row.answered,
        started_by=row.started_by,
    )
