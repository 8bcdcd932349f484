"""What votes read and write beside ``bot.ballots``."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, exists, select, update

from bot.ballots.tables import minority_notes, open_ballots, roll, votes
from bot.ballots.vote import Vote, vote_from
from bot.i18n import Written
from bot.people.membership import members
from bot.people.roles import Person
from bot.people.standing import person_from
from bot.people.tables import affiliations, people
from bot.sentences import restored
from bot.storage.upsert import put


@dataclass(frozen=True, slots=True)
class Note:
    voter: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note with what it is on, and for whom it was left."""

    question: Written
    name: str
    text: str


def awaiting(db: Connection, territory: int, person: int) -> list[Vote]:
    """The open votes in which a line that this person was to speak for has not voted; read for every menu."""
    line = (roll.c.vote_id == votes.c.id) & (roll.c.speaker == person) & roll.c.voted.is_(False)
    found = select(votes).where(votes.c.territory_id == territory, votes.c.closed_at.is_(None), exists().where(line))
    return [vote_from(row) for row in db.execute(found)]


def published(db: Connection, vote: int) -> str | None:
    """The file of a secret vote that has closed."""
    return db.scalar(select(votes.c.published).where(votes.c.id == vote))


def people_of(db: Connection, territory: int, organisation: int) -> list[Person]:
    """The members of the territory who belong to that organisation, by name."""
    theirs = select(affiliations.c.person_id).where(affiliations.c.organisation_id == organisation)
    found = members(territory).where(people.c.id.in_(theirs)).order_by(people.c.name, people.c.id)
    return [person_from(row) for row in db.execute(found)]


def notes(db: Connection, vote: int) -> list[Note]:
    """What those left behind who were outvoted, by line of the roll."""
    mine = select(minority_notes.c.voter, minority_notes.c.text).where(minority_notes.c.vote_id == vote)
    return [Note(row.voter, row.text) for row in db.execute(mine.order_by(minority_notes.c.voter))]


def notes_of(db: Connection, person: int) -> list[OwnNote]:
    """The notes on lines that this person speaks for, the first vote first."""
    line = (roll.c.vote_id == minority_notes.c.vote_id) & (roll.c.voter == minority_notes.c.voter)
    mine = select(votes.c.question, roll.c.name, minority_notes.c.text).select_from(minority_notes).join(roll, line)
    mine = mine.join(votes, votes.c.id == minority_notes.c.vote_id).where(roll.c.speaker == person)
    return [OwnNote(restored(row.question), row.name, row.text) for row in db.execute(mine.order_by(votes.c.id))]


def note(db: Connection, vote: int, voter: str) -> str | None:
    mine = (minority_notes.c.vote_id == vote) & (minority_notes.c.voter == voter)
    return db.scalar(select(minority_notes.c.text).where(mine))


def keep_note(db: Connection, vote: int, voter: str, text: str) -> None:
    put(db, minority_notes, {"vote_id": vote, "voter": voter, "text": text})


def write_down(db: Connection, vote: int, voter: str, reason: str) -> None:
    """The words of a reason that was spoken."""
    spoken = (open_ballots.c.vote_id == vote) & (open_ballots.c.voter == voter) & open_ballots.c.recording.is_not(None)
    db.execute(update(open_ballots).where(spoken).values(reason=reason))
