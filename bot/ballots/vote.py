"""Votes as they stand, and finding them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from bot.ballots import storing
from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.rules.times import is_open
from bot.ballots.tables import votes
from bot.i18n import Written
from bot.sentences import restored


@dataclass(frozen=True, slots=True)
class Option:
    """One of several that are graded. ``slug`` is its name in ballots and published files."""

    slug: str
    text: Written


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote that was opened. What was printed on it never changes; see ``bot.ballots.tables``."""

    id: int
    territory: int
    about: str
    row: int
    rule: Rule
    question: Written
    text: Written | None
    present: Written | None
    options: tuple[Option, ...]
    secret: bool
    one_vote: OneVote
    labels: frozenset[str]
    failed_before: int
    opened_at: datetime
    closes_at: datetime
    review_on: date
    extended: bool
    closed_at: datetime | None
    outcome: Outcome | None
    advice: Outcome | None

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(option.slug for option in self.options)

    def takes_ballots(self, now: datetime) -> bool:
        """Whether it is open still: what comes at the moment of its close, or before the close was noticed, is late."""
        return self.closed_at is None and is_open(now, self.closes_at)


def by_id(db: Connection, territory: int, vote: int) -> Vote | None:
    """A vote of this territory."""
    return _one(db, select(votes).where(votes.c.id == vote, votes.c.territory_id == territory))


def wherever(db: Connection, vote: int) -> Vote | None:
    """A vote, for due times: nobody can press them."""
    return _one(db, select(votes).where(votes.c.id == vote))


def open_in(db: Connection, territory: int) -> list[Vote]:
    """Those that have not been closed, the first to end first."""
    mine = select(votes).where(votes.c.territory_id == territory, votes.c.closed_at.is_(None))
    return [vote_from(row) for row in db.execute(mine.order_by(votes.c.closes_at, votes.c.id))]


def closed_in(db: Connection, territory: int) -> list[Vote]:
    """What was decided, the last first."""
    mine = select(votes).where(votes.c.territory_id == territory, votes.c.closed_at.is_not(None))
    return [vote_from(row) for row in db.execute(mine.order_by(votes.c.closed_at.desc(), votes.c.id.desc()))]


def about(db: Connection, territory: int, word: str, row: int) -> list[Vote]:
    """The votes on one thing, the first first."""
    mine = select(votes).where(votes.c.territory_id == territory, votes.c.about == word, votes.c.about_id == row)
    return [vote_from(found) for found in db.execute(mine.order_by(votes.c.id))]


def vote_from(row: Row[Any]) -> Vote:
    return Vote(
        id=row.id,
        territory=row.territory_id,
        about=row.about,
        row=row.about_id,
        rule=Rule(row.rule),
        question=restored(row.question),
        text=row.text and restored(row.text),
        present=row.present and restored(row.present),
        options=tuple(Option(slug, restored(text)) for slug, text in row.options),
        secret=row.secret,
        one_vote=OneVote(row.one_vote),
        labels=frozenset(row.labels),
        failed_before=row.failed_before,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        review_on=row.review_on,
        extended=row.extended,
        closed_at=row.closed_at,
        outcome=storing.outcome_from(row.outcome),
        advice=storing.outcome_from(row.advice),
    )


def _one(db: Connection, statement: Select[Any]) -> Vote | None:
    row = db.execute(statement).one_or_none()
    return None if row is None else vote_from(row)
