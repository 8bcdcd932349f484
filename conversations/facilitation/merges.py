"""Two organisations that are one, and taking that back within a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from bot.people import organisations as organisation_rows
from bot.people.organisations import Organisation
from bot.people.tables import affiliations, memberships, organisations, people
from bot.storage.upsert import add_if_new
from conversations.facilitation.rules import UNDO_FOR
from conversations.facilitation.tables import merges


@dataclass(frozen=True, slots=True)
class Merged:
    id: int
    gone: int
    kept: int
    at: datetime


def merge(db: Connection, gone: Organisation, kept: Organisation, now: datetime) -> int:
    """Let ``gone`` be part of ``kept``, of the same territory; the number under which that can be undone."""
    before, moved = belonging(db, kept.id), belonging(db, gone.id)
    row = {
        "territory_id": gone.territory,
        "gone_id": gone.id,
        "kept_id": kept.id,
        "speakers": list(db.scalars(select(memberships.c.person_id).where(memberships.c.organisation_id == gone.id))),
        "affiliates": [[person, since.isoformat()] for person, since in moved.items()],
        "newcomers": [person for person in moved if person not in before],
        "at": now,
    }
    organisation_rows.merge(db, gone.territory, gone.id, kept.id)
    db.execute(delete(merges).where(merges.c.at < now - UNDO_FOR))
    number: int = db.execute(insert(merges).values(row).returning(merges.c.id)).scalar_one()
    return number


def last_day(db: Connection, territory: int, merge: int, now: datetime) -> Merged | None:
    """A merge of this territory that can still be taken back: within its day, and nothing merged since."""
    here = (merges.c.id == merge) & (merges.c.territory_id == territory) & merges.c.undone_at.is_(None)
    row = db.execute(select(merges).where(here, merges.c.at >= now - UNDO_FOR)).one_or_none()
    if row is None or target(db, row.kept_id) is not None or target(db, row.gone_id) != row.kept_id:
        return None
    return Merged(row.id, row.gone_id, row.kept_id, row.at)


def undo(db: Connection, merged: Merged, now: datetime) -> None:
    """Let them be two again; whoever came to the one or the other since stays where they are."""
    row = db.execute(select(merges).where(merges.c.id == merged.id)).one()
    db.execute(update(organisations).where(organisations.c.id == merged.gone).values(merged_into=None))
    kind = select(organisations.c.kind).where(organisations.c.id == merged.gone).scalar_subquery()
    moved = memberships.c.person_id.in_(row.speakers) & (memberships.c.organisation_id == merged.kept)
    db.execute(update(memberships).where(moved).values(organisation_id=merged.gone, kind=kind))
    came = affiliations.c.person_id.in_(row.newcomers) & (affiliations.c.organisation_id == merged.kept)
    db.execute(delete(affiliations).where(came))
    since = {person: datetime.fromisoformat(moment) for person, moment in row.affiliates}
    for person in db.scalars(select(people.c.id).where(people.c.id.in_(since))).all():
        add_if_new(db, affiliations, {"person_id": person, "organisation_id": merged.gone, "since": since[person]})
    db.execute(update(merges).where(merges.c.id == merged.id).values(undone_at=now))


def target(db: Connection, organisation: int) -> int | None:
    """What an organisation was merged into, if into anything."""
    return db.scalar(select(organisations.c.merged_into).where(organisations.c.id == organisation))


def belonging(db: Connection, organisation: int) -> dict[int, datetime]:
    """Who belongs to an organisation, and since when."""
    rows = db.execute(select(affiliations).where(affiliations.c.organisation_id == organisation))
    return {row.person_id: row.since for row in rows}
