"""Tables of the self-assessment: its rounds, where somebody stands, what they answered, what came of it."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    UnicodeText,
    text,
)

from bot.people.roles import Kind
from bot.people.tables import organisations, people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, word

rounds = Table(
    "rounds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("name", UnicodeText, nullable=False),
    Column("modules", JSON, nullable=False),  # ids of those asked
    Column("version", Integer, nullable=False),  # of the questionnaire
    Column("started_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("drafted_at", Instant, nullable=False),
    Column("opened_at", Instant),  # None: a draft
    Column("closes_at", Instant),
    Column("closed_at", Instant),
    Column("published_at", Instant),
    Column("invited", Integer, nullable=False, default=0),  # people who had joined when it opened
    Column("answered", Integer, nullable=False, default=0),  # people who gave an answer
    Index(
        "ix_rounds_open",
        "territory_id",
        unique=True,
        sqlite_where=text("opened_at IS NOT NULL AND closed_at IS NULL"),
        postgresql_where=text("opened_at IS NOT NULL AND closed_at IS NULL"),
    ),
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("round_id", ForeignKey(rounds.c.id, ondelete="CASCADE")),  # None: a look of one's own, while none is open
    Column("organisation_id", ForeignKey(organisations.c.id, ondelete="SET NULL"), index=True),
    Column("kind", word(Kind), nullable=False),
    Column("entered_by", ForeignKey(people.c.id, ondelete="SET NULL")),  # the facilitator who had it on paper
    Column("earlier_id", ForeignKey("assessments.id", ondelete="SET NULL")),  # where "last time" is read from
    Column("version", Integer, nullable=False),  # of the questionnaire that was last begun
    Column("module", String(16)),  # in which they are; none before the first
    Column("question", String(64)),  # before them; none where they check their answers
    Column("card", SmallInteger, nullable=False, default=0),
    Column("started_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Index("ix_assessments_in_round", "round_id", "person_id", unique=True),
    Index(
        "ix_assessments_of_ones_own",
        "person_id",
        "territory_id",
        unique=True,
        sqlite_where=text("round_id IS NULL"),
        postgresql_where=text("round_id IS NULL"),
    ),
)

answers = Table(
    "assessment_answers",
    metadata,
    Column("assessment_id", ForeignKey(assessments.c.id, ondelete="CASCADE"), primary_key=True),
    Column("question", String(64), primary_key=True),
    Column("card", SmallInteger, primary_key=True, autoincrement=False),  # of a register, from 1; else 0
    Column("value", JSON, nullable=False),  # as bot.questionnaire.storing has it
    Column("answered_at", Instant, nullable=False),
)

words = Table(
    "round_words",
    metadata,
    Column("round_id", ForeignKey(rounds.c.id, ondelete="CASCADE"), primary_key=True),
    Column("question", String(64), primary_key=True),
    Column("rated", Integer, nullable=False),  # people who rated it
    Column("taken_at", Integer, nullable=False, default=0),  # how many had when the word was taken
    Column("word", String(16)),  # a band; None where the rules show nothing
)

results = Table(
    "round_results",
    metadata,
    Column("round_id", ForeignKey(rounds.c.id, ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("figures", JSON, nullable=False),  # as bot.figures.storing has them, frozen at the close
    Column("reckoned_at", Instant, nullable=False),
)

outcomes = Table(
    "round_outcomes",
    metadata,
    Column("round_id", ForeignKey(rounds.c.id, ondelete="CASCADE"), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("text", UnicodeText, nullable=False),  # what is done with the answers, as the facilitator wrote it
)
