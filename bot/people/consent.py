"""What people agreed to, in which wording, and since when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, exists, select, update

from bot.people.tables import consents
from bot.storage.upsert import put


class Purpose(StrEnum):
    """What somebody's data are kept for; each is agreed to, and taken back, by itself."""

    PARTICIPATION = "participation"  # answers are kept and counted
    VOICE = "voice"  # voice answers are heard by facilitators


# Raised by one whenever the words that people agree to come to mean something else: everybody is asked again.
VERSIONS = {Purpose.PARTICIPATION: 1, Purpose.VOICE: 1}


def give(db: Connection, person: int, purpose: Purpose, now: datetime) -> None:
    """Record that the person agreed to the present wording."""
    row = {"person_id": person, "purpose": purpose, "version": VERSIONS[purpose]}
    put(db, consents, {**row, "given_at": now, "withdrawn_at": None})


def withdraw(db: Connection, person: int, purpose: Purpose, now: datetime) -> None:
    """Take back what was agreed to, in any wording."""
    standing = (consents.c.person_id == person) & (consents.c.purpose == purpose) & consents.c.withdrawn_at.is_(None)
    db.execute(update(consents).where(standing).values(withdrawn_at=now))


def has(db: Connection, person: int, purpose: Purpose) -> bool:
    """Whether the person agreed to the present wording and still does."""
    given = select(exists().where(
        consents.c.person_id == person,
        consents.c.purpose == purpose,
        consents.c.version == VERSIONS[purpose],
        consents.c.withdrawn_at.is_(None),
    ))  # fmt: skip
    return bool(db.scalar(given))
