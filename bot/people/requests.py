"""Requests to join a territory, decided once by one of its facilitators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from bot.people.tables import requests

LONGEST_NOTE = 300  # characters


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody's wish to join; ``accepted`` is None until it is decided."""

    id: int
    person: int
    territory: int
    note: str
    asked_at: datetime
    accepted: bool | None
    answered_by: int | None
    answered_at: datetime | None


def ask(db: Connection, person: int, territory: int, note: str, now: datetime) -> Request:
    """Ask to join. Who has asked already and waits is not asking twice: that request is given back."""
    before = latest(db, person, territory)
    if before is not None and before.accepted is None:
        return before
    row = {"person_id": person, "territory_id": territory, "note": note[:LONGEST_NOTE], "asked_at": now}
    return request_from(db.execute(insert(requests).values(row).returning(*requests.c)).one())


def decide(db: Connection, territory: int, request: int, *, accepted: bool, by: int, now: datetime) -> bool:
    """Accept or decline a request to join this territory; False if it was decided before, or is none of its."""
    waiting = (requests.c.id == request) & (requests.c.territory_id == territory) & requests.c.accepted.is_(None)
    answer = {"accepted": accepted, "answered_by": by, "answered_at": now}
    return bool(db.execute(update(requests).where(waiting).values(answer)).rowcount)


def by_id(db: Connection, request: int) -> Request | None:
    """A request, of whatever territory: whoever decides on it must be a facilitator of that one."""
    row = db.execute(select(requests).where(requests.c.id == request)).one_or_none()
    return None if row is None else request_from(row)


def latest(db: Connection, person: int, territory: int) -> Request | None:
    """The last time that someone asked to join this territory."""
    theirs = select(requests).where(requests.c.person_id == person, requests.c.territory_id == territory)
    row = db.execute(theirs.order_by(requests.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else request_from(row)


def waiting(db: Connection, territory: int) -> list[Request]:
    """The requests to join this territory that nobody has decided yet, oldest first."""
    undecided = select(requests).where(requests.c.territory_id == territory, requests.c.accepted.is_(None))
    return [request_from(row) for row in db.execute(undecided.order_by(requests.c.id))]


def count_waiting(db: Connection, territory: int) -> int:
    undecided = select(func.count()).where(requests.c.territory_id == territory, requests.c.accepted.is_(None))
    return db.execute(undecided).scalar_one()


def request_from(row: Row[tuple[object, ...]]) -> Request:
    found = row._mapping
    return Request(
        id=found["id"],
        person=found["person_id"],
        territory=found["territory_id"],
        note=found["note"],
        asked_at=found["asked_at"],
        accepted=found["accepted"],
        answered_by=found["answered_by"],
        answered_at=found["answered_at"],
    )
