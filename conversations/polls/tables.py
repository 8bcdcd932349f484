"""Tables of the polls of groups: questions that bind nobody."""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
)

from bot.people.tables import groups, people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, TelegramId, word


class Form(StrEnum):
    """How a poll is answered."""

    ONE = "one"
    SEVERAL = "several"
    DATES = "dates"  # approval: every date that suits


polls = Table(
    "polls",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("group_id", ForeignKey(groups.c.id, ondelete="SET NULL")),  # where it is asked; None: not chosen yet
    Column("form", word(Form), nullable=False),
    Column("native", Boolean, nullable=False, default=False),  # one of Telegram's own
    Column("anonymous", Boolean, nullable=False, default=False),
    Column("question", JSON),  # ``bot.sentences.stored``; None: not written yet
    Column(
        "options", JSON, nullable=False
    ),  # such texts in their order; of dates {"day": "2026-11-30", "hour": "10:00"}
    Column("drafted_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("drafted_at", Instant, nullable=False),
    Column("opened_at", Instant),  # None: a draft
    Column("closes_at", Instant),
    Column("closed_at", Instant),
    Column("counts", JSON),  # how many chose each option, and how many answered; frozen at the close
)

poll_answers = Table(
    "poll_answers",
    metadata,
    Column("poll_id", ForeignKey(polls.c.id, ondelete="CASCADE"), nullable=False),
    Column("telegram_id", TelegramId, nullable=False),  # a native poll is answered by people whom we do not know, too
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), index=True),
    Column("option", SmallInteger, nullable=False),
    PrimaryKeyConstraint("poll_id", "telegram_id", "option"),
)
