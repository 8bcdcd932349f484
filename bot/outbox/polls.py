"""Telegram's own polls that we posted: their answers come with Telegram's names for them, and no chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from bot.outbox.parcel import Outcome
from bot.outbox.tables import polls
from bot.storage.upsert import put


@dataclass(frozen=True, slots=True)
class PostedPoll:
    """The poll that stands in a chat under a key; ``marks`` are Telegram's names of its options, in their order."""

    chat: int
    key: str
    marks: tuple[str, ...]


def remember(db: Connection, posted: Sequence[Outcome]) -> None:
    """Keep under which key each of these stands, and what Telegram calls its options. Twice does no harm."""
    for outcome in posted:
        if outcome.poll is not None and outcome.parcel.key is not None:
            where = {"chat_id": outcome.parcel.chat, "key": outcome.parcel.key}
            put(db, polls, {"poll_id": outcome.poll.poll, **where, "marks": list(outcome.poll.marks)})


def posted(db: Connection, poll: str) -> PostedPoll | None:
    """The poll of that name at Telegram; None for one that is not ours, or was forgotten."""
    row = db.execute(select(polls).where(polls.c.poll_id == poll)).one_or_none()
    return None if row is None else PostedPoll(row.chat_id, row.key, tuple(row.marks))


def forget(db: Connection, key: str) -> None:
    """Hear no more of the polls that stand under that key."""
    db.execute(delete(polls).where(polls.c.key == key))
