"""Tables of territories and of everybody in them."""

from __future__ import annotations

from datetime import time
from secrets import token_hex

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Time,
    UnicodeText,
)

from bot.people.roles import Kind, Role
from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, TelegramId, word

QUIET_FROM, QUIET_UNTIL = time(21), time(8)  # in a territory that has not said otherwise

territories = Table(
    "territories",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", UnicodeText, nullable=False, unique=True),
    Column("country", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("weekend", JSON, nullable=False),  # ISO weekdays, Monday 1
    Column("languages", JSON, nullable=False),
    Column("digits", String(4), nullable=False, default="latn"),
    Column("quiet_from", Time, nullable=False, default=QUIET_FROM),
    Column("quiet_until", Time, nullable=False, default=QUIET_UNTIL),
    Column("created_at", Instant, nullable=False),
)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("name", UnicodeText, nullable=False),
    Column("kind", word(Kind), nullable=False),
    Column("merged_into", ForeignKey("organisations.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("telegram_id", TelegramId, unique=True),  # None: takes part on paper, and cannot be written to
    Column("name", UnicodeText, nullable=False),
    Column("language", String(2), nullable=False),
    Column("chosen", Boolean, nullable=False, default=False),  # the language was chosen, not guessed
    Column("digits", String(4)),  # None: as the territory has it
    Column("quiet_from", Time),
    Column("quiet_until", Time),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="SET NULL")),  # the current one
    Column("away_since", Instant),  # blocked us, left Telegram, or cannot be found
    Column("created_at", Instant, nullable=False),
    sqlite_autoincrement=True,  # the number of someone forgotten is nobody else's: old buttons hold it
)

memberships = Table(
    "memberships",
    metadata,
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("role", word(Role), nullable=False),
    Column("kind", word(Kind), nullable=False),
    Column("organisation_id", ForeignKey(organisations.c.id, ondelete="SET NULL"), index=True),  # the current one
    Column("joined_at", Instant, nullable=False),
    Column("wants_news", Boolean, nullable=False, default=False),  # to be told in private when something begins
    PrimaryKeyConstraint("person_id", "territory_id"),
)

affiliations = Table(
    "affiliations",
    metadata,
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False),
    Column("organisation_id", ForeignKey(organisations.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("since", Instant, nullable=False),
    PrimaryKeyConstraint("person_id", "organisation_id"),
)

groups = Table(
    "groups",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat_id", TelegramId, nullable=False, unique=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="SET NULL"), index=True),
    Column("title", UnicodeText, nullable=False),
    Column("language", String(2), nullable=False),
    Column("key", String(16), nullable=False, default=lambda: token_hex(8)),  # whoever knows it has seen the group
    Column("administrator", Boolean, nullable=False, default=False),  # the bot is one there
    Column("greeted_at", Instant),
    Column("left_at", Instant),
    Column("created_at", Instant, nullable=False),
)

invites = Table(
    "invites",
    metadata,
    Column("id", Id, primary_key=True),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("role", word(Role), nullable=False),
    Column("secret_hash", LargeBinary(32), nullable=False, unique=True),  # SHA-256 of 128 random bits
    Column("uses_left", Integer),  # None: as many as come
    Column("created_by", ForeignKey(people.c.id, ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
)

guesses = Table(
    "invite_guesses",
    metadata,
    Column("telegram_id", TelegramId, primary_key=True, autoincrement=False),
    Column("wrong", Integer, nullable=False),
    Column("locked_until", Instant),
)

requests = Table(
    "join_requests",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False),
    Column("territory_id", ForeignKey(territories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("note", UnicodeText, nullable=False, default=""),
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("accepted", Boolean),
    Column("answered_by", ForeignKey(people.c.id, ondelete="SET NULL")),
)

consents = Table(
    "consents",
    metadata,
    Column("person_id", ForeignKey(people.c.id, ondelete="CASCADE"), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    PrimaryKeyConstraint("person_id", "purpose", "version"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("person_id", Id),  # no foreign key: the trace outlives the person's row
    Column("territory_id", Id, index=True),
    Column("act", String(64), nullable=False),
    Column("about", JSON, nullable=False),  # ids only
)
