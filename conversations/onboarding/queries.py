"""Rows of those who are on the way in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, select, update

from bot.people import requests
from bot.people.roles import Person, Role
from bot.people.tables import memberships, territories
from bot.people.territories import Territory, territory_from
from bot.storage.upsert import add_if_new
from conversations.onboarding.rules import Arrival, Wish
from conversations.onboarding.tables import arrivals


def arrival(db: Connection, person: int) -> Arrival | None:
    """How far someone got; None for someone who is not on the way in."""
    row = db.execute(select(arrivals).where(arrivals.c.person_id == person)).one_or_none()
    if row is None:
        return None
    return Arrival(
        wanted=row.wanted,
        greeted=row.greeted,
        asked=row.asked_id,
        territory=row.territory_id,
        role=row.role,
        invite=row.invite_id,
        kind=row.kind,
        name=row.name,
    )


def begin(db: Connection, person: int, now: datetime, wanted: str | None = None) -> None:
    """Someone comes in; who comes again goes on, and with what they want now."""
    add_if_new(db, arrivals, {"person_id": person, "since": now})
    if wanted is not None:
        learn(db, person, wanted=wanted)


def learn(db: Connection, person: int, **facts: Any) -> None:
    """Keep what has become known. ``facts`` are columns."""
    db.execute(update(arrivals).where(arrivals.c.person_id == person).values(**facts))


def admit(db: Connection, person: int, territory: int, now: datetime, *, role: Role, invite: int | None = None) -> None:
    """A territory lets someone in; what they said on the way to another one is asked anew."""
    begin(db, person, now)
    learn(db, person, territory_id=territory, role=role, invite_id=invite, kind=None, name=None)


def leave(db: Connection, person: int) -> None:
    """They are inside, or gone."""
    db.execute(delete(arrivals).where(arrivals.c.person_id == person))


def wish(db: Connection, person: int, territory: int | None) -> Wish:
    """How it stands with somebody's request to join."""
    request = None if territory is None else requests.latest(db, person, territory)
    if request is None or request.accepted:
        return Wish.UNSENT
    return Wish.WAITING if request.accepted is None else Wish.DECLINED


def open_territories(db: Connection, person: Person) -> list[Territory]:
    """Those that someone could ask to join: they are not in them, and somebody is there to decide."""
    deciding = [role for role in Role if role.may(Role.FACILITATOR)]
    here = memberships.c.territory_id == territories.c.id
    led = exists().where(here, memberships.c.role.in_(deciding))
    mine = exists().where(here, memberships.c.person_id == person.id)
    rows = db.execute(select(territories).where(led, ~mine).order_by(territories.c.name))
    return [territory_from(row) for row in rows]
