"""Who belongs to which territory, as what, and for which organisation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, func, select, update

from bot.people.organisations import Organisation, organisation_from
from bot.people.roles import Kind, Person, Role
from bot.people.standing import in_territory, person_from
from bot.people.tables import affiliations, memberships, organisations, people, territories
from bot.people.territories import Territory, territory_from
from bot.storage.upsert import add_if_new


def join(
    db: Connection,
    person: int,
    territory: int,
    *,
    role: Role,
    kind: Kind,
    organisation: int | None = None,
    now: datetime,
) -> None:
    """Let someone into a territory, which becomes their current one. Who is in it already keeps a higher role."""
    before = role_in(db, person, territory)
    row = {"person_id": person, "territory_id": territory, "joined_at": now, "role": role, "kind": kind}
    if not add_if_new(db, memberships, row):
        change_role(db, territory, person, before if before.may(role) else role)
    speak_for(db, person, territory, organisation, kind, now)
    enter(db, person, territory)


def role_in(db: Connection, person: int, territory: int) -> Role:
    """What someone is in a territory: STRANGER if they are not in it."""
    role = select(memberships.c.role).where(of_person(person, territory))
    return db.scalar(role) or Role.STRANGER


def change_role(db: Connection, territory: int, person: int, role: Role) -> bool:
    """Make a member of this territory something else; whether there was such a member."""
    changed = update(memberships).where(of_person(person, territory)).values(role=role)
    return bool(db.execute(changed).rowcount)


def speak_for(db: Connection, person: int, territory: int, organisation: int | None, kind: Kind, now: datetime) -> None:
    """Let a member speak for an organisation of this territory, or (None) for nobody else.

    The kind of actor is the organisation's, where there is one. Earlier affiliations stay.
    Raises ValueError for an organisation of another territory.
    """
    if organisation is not None:
        here = (organisations.c.id == organisation) & (organisations.c.territory_id == territory)
        found = db.scalar(select(organisations.c.kind).where(here))
        if found is None:
            raise ValueError(f"organisation {organisation} is not in territory {territory}")
        kind = found
        add_if_new(db, affiliations, {"person_id": person, "organisation_id": organisation, "since": now})
    member = update(memberships).where(of_person(person, territory))
    db.execute(member.values(organisation_id=organisation, kind=kind))


def enter(db: Connection, person: int, territory: int) -> bool:
    """Make a territory that someone belongs to their current one; whether they belong to it."""
    if role_in(db, person, territory) is Role.STRANGER:
        return False
    db.execute(update(people).where(people.c.id == person).values(territory_id=territory))
    return True


def territories_of(db: Connection, person: int) -> list[Territory]:
    """The territories that someone belongs to, by name."""
    joined = select(territories).join(memberships).where(memberships.c.person_id == person)
    return [territory_from(row) for row in db.execute(joined.order_by(territories.c.name))]


def facilitated_by(db: Connection, person: int) -> list[Territory]:
    """The territories in which someone may decide, by name."""
    mine = select(territories).join(memberships).where(memberships.c.person_id == person, decides())
    return [territory_from(row) for row in db.execute(mine.order_by(territories.c.name))]


def affiliations_of(db: Connection, person: int, territory: int) -> list[Organisation]:
    """The organisations of this territory that someone has spoken for, by name."""
    mine = select(organisations).join(affiliations).where(affiliations.c.person_id == person)
    here = mine.where(organisations.c.territory_id == territory, organisations.c.merged_into.is_(None))
    return [organisation_from(row) for row in db.execute(here.order_by(organisations.c.name))]


def facilitators_of(db: Connection, territory: int) -> list[Person]:
    """Those who may decide in this territory, as they stand in it, first come first."""
    deciding = members(territory).where(decides()).order_by(memberships.c.joined_at, people.c.id)
    return [person_from(row) for row in db.execute(deciding)]


def members_of(db: Connection, territory: int) -> list[Person]:
    """Everybody in this territory, as they stand in it, by name."""
    return [person_from(row) for row in db.execute(members(territory).order_by(people.c.name, people.c.id))]


def size(db: Connection, territory: int) -> int:
    """How many belong to this territory."""
    return db.scalar(select(func.count()).where(memberships.c.territory_id == territory)) or 0


def members(territory: int) -> Select[tuple[object, ...]]:
    this = select(territories.c.id).where(territories.c.id == territory).scalar_subquery()
    return in_territory(this).where(memberships.c.role.is_not(None))


def decides() -> ColumnElement[bool]:
    return memberships.c.role.in_([role for role in Role if role.may(Role.FACILITATOR)])


def of_person(person: int, territory: int) -> ColumnElement[bool]:
    return (memberships.c.person_id == person) & (memberships.c.territory_id == territory)
