"""Tables of the self-assessment: where somebody stands, and each thing that they answered."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, SmallInteger, String, Table, UniqueConstraint

from bot.people.roles import Kind
from bot.people.tables import organisations, people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, word

assessments = Table(
    "assessments",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("organisation_id", ForeignKey(organisations.c.id, ondelete="SET NULL"), index=True),
    Column("kind", word(Kind), nullable=False),
    Column("version", Integer, nullable=False),  # of the questionnaire that was last begun
    Column("module", String(16)),  # in which they are; none before the first
    Column("question", String(64)),  # before them; none where they check their answers
    Column("card", SmallInteger, nullable=False, default=0),
    Column("started_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("person_id", "territory_id"),
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
