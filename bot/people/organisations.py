"""Organisations of a territory; one that was merged into another answers as that one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from bot.direction import strip_controls
from bot.people import names
from bot.people.roles import Kind
from bot.people.tables import affiliations, memberships, organisations
from bot.storage.upsert import add_if_new

SHORTEST, LONGEST = 2, 80  # characters of a name


@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    territory: int
    name: str
    kind: Kind


def add(db: Connection, territory: int, name: str, kind: Kind, now: datetime) -> Organisation:
    """A new organisation. Raises ValueError for a name that ``readable`` would not give back."""
    row = {"territory_id": territory, "name": checked(name), "kind": kind, "created_at": now}
    return organisation_from(db.execute(insert(organisations).values(row).returning(*organisations.c)).one())


def of(db: Connection, territory: int) -> list[Organisation]:
    """The territory's organisations, by name, without those merged into others."""
    listed = alone(territory).order_by(func.lower(organisations.c.name), organisations.c.id)
    return [organisation_from(row) for row in db.execute(listed)]


def by_id(db: Connection, territory: int, organisation: int) -> Organisation | None:
    """An organisation of this territory, or the one it was merged into."""
    here = (organisations.c.id == organisation) & (organisations.c.territory_id == territory)
    row = db.execute(select(organisations).where(here)).one_or_none()
    if row is None:
        return None
    return organisation_from(row) if row.merged_into is None else by_id(db, territory, row.merged_into)


def similar(db: Connection, territory: int, name: str, limit: int = 3) -> list[Organisation]:
    """Those whose names, in whatever script, are close enough to ask "is it this one?", closest first."""
    known = {organisation.id: organisation for organisation in of(db, territory)}
    close = names.similar(name, {id: organisation.name for id, organisation in known.items()}, limit)
    return [known[id] for id in close]


def rename(db: Connection, territory: int, organisation: int, name: str) -> bool:
    """Give an organisation of this territory another name; whether there was one."""
    here = (organisations.c.id == organisation) & (organisations.c.territory_id == territory)
    return bool(db.execute(update(organisations).where(here).values(name=checked(name))).rowcount)


def merge(db: Connection, territory: int, one: int, into: int) -> bool:
    """Let one organisation of this territory be the other: its people go over, its number leads to the other.

    Whether anything was merged: not if one of them is of elsewhere, or they are one already.
    """
    leaving, staying = by_id(db, territory, one), by_id(db, territory, into)
    if leaving is None or staying is None or leaving == staying:
        return False
    db.execute(update(organisations).where(organisations.c.id == leaving.id).values(merged_into=staying.id))
    move = update(memberships).where(memberships.c.organisation_id == leaving.id)
    db.execute(move.values(organisation_id=staying.id, kind=staying.kind))
    spoke = select(affiliations).where(affiliations.c.organisation_id == leaving.id)
    for row in db.execute(spoke).all():
        add_if_new(db, affiliations, {**row._mapping, "organisation_id": staying.id})
    db.execute(delete(affiliations).where(affiliations.c.organisation_id == leaving.id))
    return True


def readable(words: str) -> str | None:
    """What somebody typed, as a name: tidied, 2 to 80 characters with a letter among them; None if it is no name."""
    name = " ".join(strip_controls(words).split())
    return name if SHORTEST <= len(name) <= LONGEST and any(letter.isalpha() for letter in name) else None


def checked(name: str) -> str:
    tidy = readable(name)
    if tidy is None:
        raise ValueError(f"{name!r} is no name for an organisation")
    return tidy


def alone(territory: int) -> Select[tuple[object, ...]]:
    return select(organisations).where(organisations.c.territory_id == territory, organisations.c.merged_into.is_(None))


def organisation_from(row: Row[tuple[object, ...]]) -> Organisation:
    found = row._mapping
    return Organisation(found["id"], found["territory_id"], found["name"], found["kind"])
