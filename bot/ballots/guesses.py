"""Wrong codes: five of one person lock the codes of a vote for them, for an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.ballots.tables import guesses
from bot.storage.upsert import put

WRONG_TRIES = 5
LOCKED_FOR = timedelta(hours=1)


def is_locked(db: Connection, vote: int, person: int, now: datetime) -> bool:
    theirs = select(guesses.c.locked_until).where(guesses.c.vote_id == vote, guesses.c.person_id == person)
    until = db.scalar(theirs)
    return until is not None and until > now


def count_wrong(db: Connection, vote: int, person: int, now: datetime) -> None:
    """One more wrong code; the fifth locks, and after that hour counting starts again. No code is kept."""
    theirs = select(guesses).where(guesses.c.vote_id == vote, guesses.c.person_id == person)
    before = db.execute(theirs).one_or_none()
    wrong = 1 if before is None or before.locked_until else before.wrong + 1
    until = now + LOCKED_FOR if wrong >= WRONG_TRIES else None
    put(db, guesses, {"vote_id": vote, "person_id": person, "wrong": wrong, "locked_until": until})


def forget(db: Connection, vote: int) -> None:
    """A vote has closed: who tried in vain is nobody's business."""
    db.execute(delete(guesses).where(guesses.c.vote_id == vote))
