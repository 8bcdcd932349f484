"""Who somebody is, as they stand in one territory: what every turn needs, read once for a batch."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, insert, select, update

from bot.i18n import choose_language
from bot.people.roles import Person, Role
from bot.people.tables import groups, memberships, people, territories

NOBODY = Person(0, 0, "", "en")
"""Whom a turn is about when it is about nobody: a group's or a territory's due time."""


def known(db: Connection, telegram_ids: Collection[int]) -> dict[int, Person]:
    """Those of them whom we know, by Telegram id, each in their current territory."""
    asked = in_territory(people.c.territory_id).where(people.c.telegram_id.in_(telegram_ids))
    return {row.telegram_id: person_from(row) for row in db.execute(asked)}


def in_group(db: Connection, telegram_id: int, chat_id: int) -> Person | None:
    """Someone as they stand in the territory of a group; None if we do not know them."""
    territory = select(groups.c.territory_id).where(groups.c.chat_id == chat_id).scalar_subquery()
    row = db.execute(in_territory(territory).where(people.c.telegram_id == telegram_id)).one_or_none()
    return row and person_from(row)


def person(db: Connection, telegram_id: int) -> Person:
    """One person, in their current territory. Raises KeyError for someone unknown."""
    return known(db, [telegram_id])[telegram_id]


def person_by_id(db: Connection, person_id: int, territory: int | None = None) -> Person | None:
    """One person by row number, as they stand in ``territory`` or in their current one."""
    where = (
        people.c.territory_id
        if territory is None
        else select(territories.c.id).where(territories.c.id == territory).scalar_subquery()
    )
    row = db.execute(in_territory(where).where(people.c.id == person_id)).one_or_none()
    return row and person_from(row)


def meet(db: Connection, telegram_id: int, name: str, language_code: str | None, now: datetime) -> Person:
    """Someone's first contact: a row with a guessed language and no territory."""
    language = choose_language(language_code)
    row = {"telegram_id": telegram_id, "name": name, "language": language, "chosen": False, "created_at": now}
    db.execute(insert(people), row)
    return person(db, telegram_id)


def set_away(db: Connection, telegram_id: int, since: datetime | None) -> None:
    """Mark that someone cannot be reached since then, or (None) that they are back."""
    db.execute(update(people).where(people.c.telegram_id == telegram_id).values(away_since=since))


def in_territory(territory: ColumnElement[int]) -> Select[tuple[object, ...]]:
    """People joined to what they are in one territory (a column or a subquery that yields its id)."""
    membership = (memberships.c.person_id == people.c.id) & (memberships.c.territory_id == territory)
    return (
        select(people, memberships.c.role, memberships.c.organisation_id, memberships.c.kind)
        .add_columns(territories.c.id.label("in_territory"), territories.c.country, territories.c.zone)
        .add_columns(territories.c.digits.label("territory_digits"))
        .select_from(people)
        .outerjoin(territories, territories.c.id == territory)
        .outerjoin(memberships, membership)
    )


def person_from(row: Row[tuple[object, ...]]) -> Person:
    found = row._mapping
    quiet = (found["quiet_from"], found["quiet_until"]) if found["quiet_from"] and found["quiet_until"] else None
    return Person(
        id=found["id"],
        telegram_id=found["telegram_id"] or 0,
        name=found["name"],
        language=found["language"],
        role=Role(found["role"]) if found["role"] else Role.STRANGER,
        territory=found["in_territory"],
        organisation=found["organisation_id"],
        kind=found["kind"],
        country=found["country"],
        zone=found["zone"] or "UTC",
        digits=found["digits"] or found["territory_digits"] or "latn",
        quiet=quiet,
        chosen=found["chosen"],
        away=found["away_since"] is not None,
    )
