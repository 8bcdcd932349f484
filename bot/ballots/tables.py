"""Tables of votes: what is voted on, who has a vote, and what they said.

Of a secret vote ``roll`` says who has voted and ``secret_ballots`` what was voted, and nothing leads from one to the
other: no row numbers, no times, no order. Both are rewritten when it closes (``bot.ballots.rewriting``).
"""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    UnicodeText,
)

from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote
from bot.people.roles import Kind
from bot.people.tables import organisations, people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, word


class Standing(StrEnum):
    """Where a line of the roll stands."""

    VOTER = "voter"
    OUTSIDE = "outside"  # an organisation that has mandated nobody
    ADVISER = "adviser"  # a person without an organisation, where organisations vote


votes = Table(
    "votes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("about", String(32), nullable=False),  # what is voted on, in the word of the conversation that asked
    Column("about_id", Id, nullable=False),  # its row there
    Column("rule", word(Rule), nullable=False),
    Column("question", JSON, nullable=False),  # these four as ``bot.sentences.stored``; they never change
    Column("text", JSON),  # the text that is voted on
    Column("present", JSON),  # the one that stands now, where there is one
    Column("options", JSON, nullable=False),  # [[slug, texts], …] of majority judgment
    Column("secret", Boolean, nullable=False),
    Column("one_vote", word(OneVote), nullable=False),
    Column("labels", JSON, nullable=False),  # kinds of actor that a secret ballot names
    Column("failed_before", SmallInteger, nullable=False, default=0),  # versions that an objection held back
    Column("opened_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("opened_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("review_on", Date, nullable=False),
    Column("extended", Boolean, nullable=False, default=False),
    Column("closed_at", Instant),
    Column("outcome", JSON),  # ``bot.ballots.storing``
    Column("advice", JSON),  # the same, of the people who have no vote
    Column("key", LargeBinary(32)),  # signs the codes of a secret vote; destroyed at its close
    Column("published", UnicodeText),  # the file of a secret vote that has closed
    Index("ix_votes_about", "about", "about_id"),
)

roll = Table(
    "vote_roll",
    metadata,
    Column("vote_id", ForeignKey(votes.c.id, ondelete="CASCADE"), nullable=False),
    Column("voter", String(24), nullable=False),  # "o12" an organisation, "p34" a person
    Column("standing", word(Standing), nullable=False),
    Column("kind", word(Kind), nullable=False),
    Column("name", UnicodeText, nullable=False),  # as it was at the opening; "" once they were forgotten
    Column("speaker", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("voted", Boolean, nullable=False, default=False),
    PrimaryKeyConstraint("vote_id", "voter"),
    sqlite_with_rowid=False,
)

open_ballots = Table(
    "open_ballots",
    metadata,
    Column("vote_id", ForeignKey(votes.c.id, ondelete="CASCADE"), nullable=False),
    Column("voter", String(24), nullable=False),
    Column("choice", JSON, nullable=False),  # a word, or a grade for each option
    Column("reason", UnicodeText, nullable=False, default=""),
    Column("recording", String(128)),  # Telegram's file id of a spoken reason
    Column("cast_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("recorded_by", ForeignKey(people.c.id, ondelete="SET NULL")),  # who had it on paper
    Column("cast_at", Instant, nullable=False),
    PrimaryKeyConstraint("vote_id", "voter"),
)

secret_ballots = Table(
    "secret_ballots",
    metadata,
    Column("vote_id", ForeignKey(votes.c.id, ondelete="CASCADE"), nullable=False),
    Column("code", String(16), nullable=False),
    Column("choice", String(16), nullable=False),  # a word, or a digit for the grade of each option in turn
    Column("kind", String(32), nullable=False),  # "" without a label
    Column("advice", Boolean, nullable=False),
    PrimaryKeyConstraint("vote_id", "code"),
    sqlite_with_rowid=False,
)

guesses = Table(
    "code_guesses",
    metadata,
    Column("vote_id", ForeignKey(votes.c.id, ondelete="CASCADE"), nullable=False),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False),
    Column("wrong", SmallInteger, nullable=False),
    Column("locked_until", Instant),
    PrimaryKeyConstraint("vote_id", "person_id"),
)

minority_notes = Table(
    "minority_notes",
    metadata,
    Column("vote_id", ForeignKey(votes.c.id, ondelete="CASCADE"), nullable=False),
    Column("voter", String(24), nullable=False),
    Column("text", UnicodeText, nullable=False),
    PrimaryKeyConstraint("vote_id", "voter"),
)

mandates = Table(
    "mandates",
    metadata,
    Column(
        "organisation_id", ForeignKey(organisations.c.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("given_at", Instant, nullable=False),
)

voting_rights = Table(
    "voting_rights",
    metadata,
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("one_vote", word(OneVote), nullable=False),
)

drafts = Table(
    "vote_drafts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("question", JSON),  # None: not written yet
    Column("options", JSON, nullable=False),  # [[slug, texts], …]
    Column("drafted_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("drafted_at", Instant, nullable=False),
)
