"""Who speaks for an organisation where it has a vote."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bot.ballots import vote as votes_seen
from bot.ballots.delegates import delegates
from bot.ballots.rolls import is_organisation, lines, number, of_organisation
from bot.ballots.tables import Standing, mandates, roll
from bot.ballots.vote import Vote
from bot.people import organisations
from bot.people.membership import affiliations_of
from bot.people.organisations import Organisation
from bot.people.tables import organisations as bodies
from bot.storage.upsert import put


def delegate(db: Connection, organisation: int) -> int | None:
    """The person whom an organisation mandated, if they are of it still."""
    found = _existing(db, organisation)
    return None if found is None else delegates(db, found.territory).get(found.id)


def mandate(db: Connection, organisation: int, person: int, now: datetime) -> None:
    """Let somebody of an organisation speak for it, instead of whoever did.

    In the votes that are open it joins the roll, or is spoken for by the new delegate; what the old one cast stands
    until it is replaced. It joins none that opened before it was there, and none where each person has a vote.
    Raises ValueError for somebody who is not of the organisation.
    """
    found = _existing(db, organisation)
    if found is None or found not in affiliations_of(db, person, found.territory):
        raise ValueError(f"person {person} is not of organisation {organisation}")
    put(db, mandates, {"organisation_id": found.id, "person_id": person, "given_at": now})
    for vote in votes_seen.open_in(db, found.territory):
        if vote.takes_ballots(now):
            _seat(db, vote, found.id, person)


def take_back(db: Connection, organisation: int) -> bool:
    """Let nobody speak for an organisation; whether somebody did. Its lines stay, and what was cast on them."""
    found = _existing(db, organisation)
    return found is not None and bool(
        db.execute(delete(mandates).where(mandates.c.organisation_id == found.id)).rowcount
    )


def without_mandate(db: Connection, territory: int) -> list[Organisation]:
    """The organisations that have mandated nobody, by name."""
    mandated = delegates(db, territory)
    return [each for each in organisations.of(db, territory) if each.id not in mandated]


def seat(db: Connection, vote: Vote) -> None:
    """Bring the roll in step with the mandates as they are now."""
    mandated = delegates(db, vote.territory)
    for line in lines(db, vote.id):
        if is_organisation(line.voter) and mandated.get(number(line.voter), line.speaker) != line.speaker:
            _seat(db, vote, number(line.voter), mandated[number(line.voter)])


def _seat(db: Connection, vote: Vote, organisation: int, person: int) -> None:
    line = (roll.c.vote_id == vote.id) & (roll.c.voter == of_organisation(organisation))
    db.execute(update(roll).where(line).values(standing=Standing.VOTER, speaker=person))


def _existing(db: Connection, organisation: int) -> Organisation | None:
    """The organisation, or the one it was merged into."""
    territory = db.scalar(select(bodies.c.territory_id).where(bodies.c.id == organisation))
    return None if territory is None else organisations.by_id(db, territory, organisation)
