"""Tables of what is to be said, and of what was said where."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from sqlalchemy import JSON, Column, ForeignKey, Index, LargeBinary, SmallInteger, String, Table, UnicodeText, text

from bot.storage.metadata import metadata
from bot.storage.types import Id, Instant, TelegramId, word


class Urgency(IntEnum):
    """Who goes first: someone is waiting; it was asked for; everybody may wait."""

    REPLY = 0
    REMINDER = 1
    BULK = 2


class State(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"  # a sender has it in hand until its lease ends
    SENT = "sent"
    UNKNOWN = "unknown"  # the request left, no answer came: it may or may not have arrived
    CANCELLED = "cancelled"  # the person went away, or newer words took its place
    FAILED = "failed"  # Telegram refused it: our mistake


COMMANDS = "commands"
"""Not a message but a chat's menu of commands, to be set; a pause asked of one says nothing about the chat."""

bodies = Table(
    "outbox_bodies",
    metadata,
    Column("id", Id, primary_key=True),
    Column("html", UnicodeText, nullable=False),
    Column("keyboard", JSON, nullable=False),  # rows of {"text", and one of "callback_data", "start", "url"}
    Column("media", String(16)),  # "photo", "document", "voice", "poll", "commands" (a menu to be set) or nothing
    Column("file_name", UnicodeText),
    Column("file", LargeBinary),
    Column("poll", JSON),  # of one of Telegram's own polls: its options and how they are chosen
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat_id", TelegramId, nullable=False),
    Column("person_id", Id),  # whom it is for, if a person: cancelled when they go away
    Column("body_id", ForeignKey(bodies.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("urgency", SmallInteger, nullable=False),
    Column("state", word(State), nullable=False, default=State.WAITING),
    Column("due_at", Instant, nullable=False),
    Column("edits", TelegramId),  # the message to be changed instead of sending a new one
    Column("key", String(128)),  # the name under which this chat's message will be changed later
    Column("attempts", SmallInteger, nullable=False, default=0),
    Column("lease_until", Instant),
    Column("sent_at", Instant),
    Column("message_id", TelegramId),
    Column("error", String(64)),
)
in_hand = text("state IN ('waiting', 'claimed')")
Index("ix_outbox_next", outbox.c.urgency, outbox.c.id, sqlite_where=in_hand, postgresql_where=in_hand)
Index("ix_outbox_chat", outbox.c.chat_id, outbox.c.urgency, outbox.c.id, sqlite_where=in_hand, postgresql_where=in_hand)

shown = Table(
    "outbox_shown",
    metadata,
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("key", String(128), primary_key=True),
    Column("message_id", TelegramId, nullable=False),
)

polls = Table(
    "outbox_polls",
    metadata,
    Column("poll_id", String(64), primary_key=True),  # Telegram's own, which its answers come with
    Column("chat_id", TelegramId, nullable=False),
    Column("key", String(128), nullable=False),  # of the message that holds the poll
    Column("marks", JSON, nullable=False),  # Telegram's names of its options, in their order
)
