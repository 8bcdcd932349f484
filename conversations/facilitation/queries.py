"""Who and what is in a territory, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from bot.listing import SIZE, Page, offset
from bot.people import membership
from bot.people import organisations as organisation_rows
from bot.people.organisations import Organisation, organisation_from
from bot.people.roles import Person, Role
from bot.people.standing import person_from
from bot.people.tables import memberships, organisations, people


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody as they stand in one territory; ``organisation`` is the name of the one that they speak for."""

    person: Person
    organisation: str | None
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Peopled:
    """An organisation, and how many speak for it."""

    organisation: Organisation
    people: int


def page_of_people(db: Connection, territory: int, number: int) -> Page[Member]:
    """That page of the territory's people, by name."""
    total = membership.size(db, territory)
    start = offset(number, total)
    asked = with_organisation(territory).order_by(func.lower(people.c.name), people.c.id).limit(SIZE).offset(start)
    return Page(tuple(member_from(row) for row in db.execute(asked)), start // SIZE, total)


def member(db: Connection, territory: int, person: int) -> Member | None:
    """Somebody of this territory."""
    row = db.execute(with_organisation(territory).where(people.c.id == person)).one_or_none()
    return None if row is None else member_from(row)


def count_facilitators(db: Connection, territory: int) -> int:
    deciding = memberships.c.role.in_([role for role in Role if role.may(Role.FACILITATOR)])
    counted = select(func.count()).where(memberships.c.territory_id == territory, deciding)
    return db.execute(counted).scalar_one()


def page_of_organisations(db: Connection, territory: int, number: int) -> Page[Peopled]:
    """That page of the territory's organisations, by name, each with its number of people."""
    counted = select(func.count()).where(memberships.c.organisation_id == organisations.c.id).scalar_subquery()
    listed = organisation_rows.alone(territory).add_columns(counted.label("people"))
    total = db.execute(select(func.count()).select_from(organisation_rows.alone(territory).subquery())).scalar_one()
    start = offset(number, total)
    ordered = listed.order_by(func.lower(organisations.c.name), organisations.c.id).limit(SIZE).offset(start)
    rows = db.execute(ordered).all()
    return Page(tuple(Peopled(organisation_from(row), row._mapping["people"]) for row in rows), start // SIZE, total)


def count_people(db: Connection, organisation: int) -> int:
    """How many speak for an organisation."""
    return db.execute(select(func.count()).where(memberships.c.organisation_id == organisation)).scalar_one()


def with_organisation(territory: int) -> Select[Any]:
    spoken_for = organisations.c.id == memberships.c.organisation_id
    named = membership.members(territory).outerjoin(organisations, spoken_for)
    return named.add_columns(organisations.c.name.label("organisation_name"), memberships.c.joined_at)


def member_from(row: Row[Any]) -> Member:
    return Member(person_from(row), row._mapping["organisation_name"], row._mapping["joined_at"])
