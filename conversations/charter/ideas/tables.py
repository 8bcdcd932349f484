"""Tables of ideas for the charter, and of who supports them."""

from enum import StrEnum

from sqlalchemy import (
    Column,
    ForeignKey,
    PrimaryKeyConstraint,
    String,
    Table,
    UnicodeText,
    UniqueConstraint,
)

from bot.people.roles import Kind
from bot.people.tables import people, territories
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, word
from conversations.charter.tables import articles


class IdeaKind(StrEnum):
    """What somebody proposes."""

    VALUE = "value"
    PRINCIPLE = "principle"
    COMMITMENT = "commitment"


ideas = Table(
    "charter_ideas",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", word(IdeaKind), nullable=False),
    Column("whose", word(Kind)),  # of a commitment: the kind of actor that would keep it
    Column("text", UnicodeText, nullable=False),  # "" while a recording waits to be typed up
    Column("language", String(2), nullable=False),
    Column("recording", String(128)),  # Telegram's file id
    Column("person_id", ForeignKey(people.c.id, ondelete="SET NULL"), index=True),
    Column("source", String(64)),  # where it was said, if not here: of the contribution
    Column("like_id", ForeignKey("charter_ideas.id", ondelete="SET NULL")),  # grouped under that one
    Column("article_id", ForeignKey(articles.c.id, ondelete="SET NULL")),  # what became of it
    Column("created_at", Instant, nullable=False),
    Column("put_aside_at", Instant),
    UniqueConstraint("territory_id", "source"),
)

supports = Table(
    "idea_supports",
    metadata,
    Column("idea_id", ForeignKey(ideas.c.id, ondelete="CASCADE"), nullable=False),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("idea_id", "person_id"),
)
