"""What happened to an article: its log, and which of its versions an objection held back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.ballots import vote as votes
from bot.ballots.rules.consent import VERSIONS_BEFORE_FALLBACK
from bot.ballots.rules.outcome import Result
from conversations.charter.articles import queries
from conversations.charter.articles.queries import Version
from conversations.charter.articles.rules import UNDER_WAY
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
    """How many versions an objection held back since one was adopted, the one in hand among them."""
    every = queries.versions(db, article)
    since = next((one.adopted_at for one in every if one.stage is Stage.ADOPTED), None)
    return sum(was_objected_to(db, territory, one, since) for one in every if one.amends is None)


def was_objected_to(db: Connection, territory: int, version: Version, since: datetime | None) -> bool:
    """Whether a vote on it closed with an objection, after that moment if there is one."""
    every = votes.about(db, territory, "article", version.id)
    over = [one for one in every if one.closed_at and (since is None or one.closed_at > since)]
    return any(one.outcome is not None and one.outcome.result in OBJECTED for one in over)


def may_go_to_two_thirds(db: Connection, territory: int, version: Version) -> bool:
    """Whether a held-back version may be voted on once more as it is: the second that failed, and nothing newer.

    Other words that were taken over meanwhile come first: an article has one text under way at most.
    """
    own = [one for one in queries.versions(db, version.article) if one.amends is None]
    if version.stage is not Stage.HELD_BACK or own[-1].id != version.id or any(one.stage in UNDER_WAY for one in own):
        return False
    return failed_before(db, territory, version.article) >= VERSIONS_BEFORE_FALLBACK


def was_declined(db: Connection, amendment: Version) -> bool:
    """Whether the author of the text said no to these words, so that they may go to a vote."""
    return amendment.id in declined(db, [amendment])


def declined(db: Connection, amendments: Collection[Version]) -> set[int]:
    """The numbers of those of them that the author of the text said no to."""
    articles, ids = {one.article for one in amendments}, [one.id for one in amendments]
    said = log.c.article_id.in_(articles) & log.c.version_id.in_(ids) & (log.c.act == Act.AMENDMENT_DECLINED)
    return {id for id in db.scalars(select(log.c.version_id).where(said)) if id is not None}
