"""Who speaks for which organisation: the person whom it mandated, for as long as they are of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from bot.ballots.tables import mandates
from bot.people.tables import affiliations, memberships, organisations

NEVER = datetime.max.replace(tzinfo=UTC)


def delegates(db: Connection, territory: int, *, person: int | None = None) -> dict[int, int]:
    """The delegates of a territory's organisations, by organisation; only those that are this ``person``, if given.

    A mandate ends when its person leaves the territory or the organisation, and does not come back with them: it is
    no older than their belonging. An organisation that was merged into another keeps its delegate while they are of
    that other one; whoever came to that one later than to their mandate needs a new one, of what is one body now.
    """
    mandated = (
        select(mandates.c.organisation_id, mandates.c.person_id, mandates.c.given_at)
        .join(organisations, organisations.c.id == mandates.c.organisation_id)
        .join(memberships, memberships.c.person_id == mandates.c.person_id)
        .where(organisations.c.territory_id == territory, memberships.c.territory_id == territory)
    )
    if person is not None:
        mandated = mandated.where(mandates.c.person_id == person)
    rows = db.execute(mandated).all()
    since, into = _since(db, {row.person_id for row in rows}), _merged(db, territory)
    return {
        row.organisation_id: row.person_id
        for row in rows
        if since.get((row.person_id, followed(into, row.organisation_id)), NEVER) <= row.given_at
    }


def followed(into: Mapping[int, int], organisation: int) -> int:
    """The organisation itself, or the one that it is part of now."""
    while organisation in into:
        organisation = into[organisation]
    return organisation


def _since(db: Connection, people: Collection[int]) -> dict[tuple[int, int], datetime]:
    rows = db.execute(select(affiliations).where(affiliations.c.person_id.in_(people)))
    return {(row.person_id, row.organisation_id): row.since for row in rows}


def _merged(db: Connection, territory: int) -> dict[int, int]:
    gone = (organisations.c.territory_id == territory) & organisations.c.merged_into.is_not(None)
    rows = db.execute(select(organisations.c.id, organisations.c.merged_into).where(gone))
    return {row.id: row.merged_into for row in rows}
