"""How somebody wishes to be spoken to, and when not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from sqlalchemy import Connection, select, update

from bot.people.tables import memberships, people


class Language(StrEnum):
    """The languages of ``bot.i18n.LANGUAGES``, as a button can carry them."""

    ARABIC = "ar"
    FRENCH = "fr"
    ENGLISH = "en"


Hours = tuple[time, time]
"""From when until when nothing unasked is said, in the zone of the territory; equal ends: there is no such time."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the person themselves has set; None stands for "as in the territory"."""

    language: str
    digits: str | None
    quiet: Hours | None


def of(db: Connection, person: int) -> Preferences:
    """The preferences of somebody. Raises NoResultFound for someone unknown."""
    row = db.execute(select(people).where(people.c.id == person)).one()
    quiet = None if row.quiet_from is None or row.quiet_until is None else (row.quiet_from, row.quiet_until)
    return Preferences(row.language, row.digits, quiet)


def choose_language(db: Connection, person: int, language: str) -> None:
    """Speak this language with them from now on, whatever their Telegram speaks."""
    db.execute(update(people).where(people.c.id == person).values(language=language, chosen=True))


def choose_digits(db: Connection, person: int, digits: str | None) -> None:
    """Write numbers with "latn" or "arab" digits."""
    db.execute(update(people).where(people.c.id == person).values(digits=digits))


def choose_quiet(db: Connection, person: int, hours: Hours | None) -> None:
    """Leave them alone in these hours."""
    start, end = hours or (None, None)
    db.execute(update(people).where(people.c.id == person).values(quiet_from=start, quiet_until=end))


def wants_news(db: Connection, person: int, territory: int) -> bool:
    """Whether somebody asked to be told in private when something begins in this territory."""
    asked = select(memberships.c.wants_news).where(
        memberships.c.person_id == person, memberships.c.territory_id == territory
    )
    return bool(db.scalar(asked))


def choose_news(db: Connection, person: int, territory: int, wanted: bool) -> None:
    """Tell them from now on, or no longer; nothing for a territory that they are not in."""
    mine = (memberships.c.person_id == person) & (memberships.c.territory_id == territory)
    db.execute(update(memberships).where(mine).values(wants_news=wanted))
