"""What happened to an article: its log, and which of its versions an objection held back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.ballots import vote as votes
from bot.ballots.rules.consent import VERSIONS_BEFORE_FALLBACK
from bot.ballots.rules.outcome import Result
from conversations.charter.articles import queries
from conversations.charter.articles.queries import Version
from conversations.charter.tables import Act, Stage, log

OBJECTED = (Result.NEXT_VERSION, Result.FALLBACK)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A line of an article's log: what was done, and the version, vote or sense-check that it was done to."""

    act: Act
    at: datetime
    version: int | None
    vote: int | None
    check: int | None


def remembered(db: Connection, article: int) -> list[Remembered]:
    """The article's log, the first line first."""
    mine = select(log).where(log.c.article_id == article).order_by(log.c.at, log.c.id)
    return [Remembered(Act(r.act), r.at, r.version_id, r.vote_id, r.check_id) for r in db.execute(mine)]


def failed_before(db: Connection, territory: int, article: int) -> int:
    """How many versions since the adopted one an objection held back, the one in hand among them."""
    adopted = queries.present(db, article)
    since = 0 if adopted is None else adopted.number
    mine = [one for one in queries.versions(db, article) if one.amends is None and one.number > since]
    return sum(was_objected_to(db, territory, one) for one in mine)


def was_objected_to(db: Connection, territory: int, version: Version) -> bool:
    """Whether a vote on it closed with an objection."""
    over = [vote.outcome for vote in votes.about(db, territory, "article", version.id) if vote.outcome]
    return any(outcome.result in OBJECTED for outcome in over)


def may_go_to_two_thirds(db: Connection, territory: int, version: Version) -> bool:
    """Whether a held-back version may be voted on once more as it is: the second that failed, and nothing newer."""
    last = queries.latest(db, version.article)
    if version.stage is not Stage.HELD_BACK or last is None or last.id != version.id:
        return False
    return failed_before(db, territory, version.article) >= VERSIONS_BEFORE_FALLBACK


def was_declined(db: Connection, amendment: Version) -> bool:
    """Whether the author of the text said no to these words, so that they may go to a vote."""
    said = (log.c.version_id == amendment.id) & (log.c.act == Act.AMENDMENT_DECLINED)
    return db.scalar(select(log.c.id).where(said).limit(1)) is not None
