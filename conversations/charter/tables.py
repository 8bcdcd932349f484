"""Tables of the articles: their versions and texts, sense-checks, and the log of what was decided."""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    UnicodeText,
    UniqueConstraint,
)

from bot.ballots.tables import votes
from bot.people.roles import Kind
from bot.people.tables import people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, word


class Section(StrEnum):
    """The skeleton, in its order."""

    DEFINITION = "definition"
    PURPOSE = "purpose"
    VALUES = "values"
    PRINCIPLES = "principles"
    COMMITMENTS = "commitments"
    DECIDING = "deciding"
    MEMBERSHIP = "membership"
    REVIEW = "review"


class Stage(StrEnum):
    """Where a version of an article stands."""

    DRAFT = "draft"  # a facilitator works on it
    PROPOSED = "proposed"  # may be sense-checked, amended, voted on
    VOTED_ON = "voted_on"
    ADOPTED = "adopted"  # the present text
    HELD_BACK = "held_back"  # an objection asked for the next version
    FAILED = "failed"
    REPLACED = "replaced"  # a later version was adopted, or proposed in its place


class Act(StrEnum):
    """What the decision log remembers of an article."""

    PROPOSED = "proposed"
    SENSE_CHECKED = "sense_checked"
    AMENDMENT_PROPOSED = "amendment_proposed"
    AMENDMENT_ACCEPTED = "amendment_accepted"
    AMENDMENT_DECLINED = "amendment_declined"
    VOTE_OPENED = "vote_opened"
    VOTE_CLOSED = "vote_closed"
    TRANSLATED = "translated"
    WITHDRAWN = "withdrawn"


articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("section", word(Section), nullable=False),
    Column("kind", word(Kind)),  # whose commitment it is
    Column("place", SmallInteger, nullable=False),  # in its section, from 1
    Column("created_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
)

versions = Table(
    "article_versions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("article_id", ForeignKey(articles.c.id, ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),  # within its article, from 1
    Column("language", String(2), nullable=False),  # of the text that counts
    Column("stage", word(Stage), nullable=False),
    Column("amends", ForeignKey("article_versions.id", ondelete="SET NULL")),  # a member's amendment of that version
    Column("author_id", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("why", UnicodeText, nullable=False, default=""),  # what the author says for it
    Column("created_at", Instant, nullable=False),
    Column("adopted_at", Instant),
    Column("review_on", Date),
    UniqueConstraint("article_id", "number"),
)

texts = Table(
    "article_texts",
    metadata,
    Column("version_id", ForeignKey(versions.c.id, ondelete="CASCADE"), nullable=False),
    Column("language", String(2), nullable=False),
    Column("text", UnicodeText, nullable=False),
    Column("written_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("written_at", Instant, nullable=False),
    PrimaryKeyConstraint("version_id", "language"),
)

checks = Table(
    "sense_checks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version_id", ForeignKey(versions.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("opened_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("opened_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("counts", JSON),  # by level, frozen at the close
)

levels = Table(
    "sense_levels",
    metadata,
    Column("check_id", ForeignKey(checks.c.id, ondelete="CASCADE"), nullable=False),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("level", SmallInteger, nullable=False),
    Column("asked", Boolean, nullable=False, default=False),  # why, in private
    Column("why", UnicodeText, nullable=False, default=""),
    Column("recording", String(128)),
    PrimaryKeyConstraint("check_id", "person_id"),
)

log = Table(
    "charter_log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("article_id", ForeignKey(articles.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("version_id", ForeignKey(versions.c.id, ondelete="SET NULL")),
    Column("vote_id", ForeignKey(votes.c.id, ondelete="SET NULL")),
    Column("check_id", ForeignKey(checks.c.id, ondelete="SET NULL")),
    Column("act", word(Act), nullable=False),
    Column("at", Instant, nullable=False),
)
