"""Tables of frozen charters, of who signed them, and of who was asked to."""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
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
from bot.people.tables import organisations, people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, word


class Mandate(StrEnum):
    """Whether whoever signs for an organisation has been told to."""

    GIVEN = "given"
    PENDING = "pending"


charters = Table(
    "charters",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),  # of the version, within its territory, from 1
    Column("language", String(2), nullable=False),  # of the texts that count
    Column("content", JSON, nullable=False),  # every section, article and text, as frozen
    Column("digest", String(64), nullable=False),  # SHA-256 of the content, in hexadecimal
    Column("frozen_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("frozen_at", Instant, nullable=False),
    Column("vote_id", ForeignKey(votes.c.id, ondelete="SET NULL")),
    Column("adopted_at", Instant),
    Column("refused_at", Instant),
    Column("review_on", Date),
    UniqueConstraint("territory_id", "number"),
)

signatures = Table(
    "signatures",
    metadata,
    Column("id", Id, primary_key=True),
    Column("charter_id", ForeignKey(charters.c.id, ondelete="CASCADE"), nullable=False),
    Column("person_id", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("organisation_id", ForeignKey(organisations.c.id, ondelete="SET NULL")),
    Column("person", UnicodeText, nullable=False),  # these as they were; "" once the person was forgotten
    Column("organisation", UnicodeText, nullable=False, default=""),
    Column("kind", word(Kind), nullable=False),
    Column("role", UnicodeText, nullable=False, default=""),  # what they are there, in their words
    Column("mandate", word(Mandate), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("signed_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    Index("ix_signatures_charter_id", "charter_id", "person_id"),
)

nudged = Table(
    "signing_nudges",
    metadata,
    Column("charter_id", ForeignKey(charters.c.id, ondelete="CASCADE"), nullable=False),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False),
    Column("times", SmallInteger, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("stopped", Boolean, nullable=False, default=False),  # "not again", said by the person
    PrimaryKeyConstraint("charter_id", "person_id"),
)
