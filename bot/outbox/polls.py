"""Telegram's own polls that we posted: their answers come with Telegram's names for them, and no chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.outbox.message import POLL
from bot.outbox.parcel import Outcome
from bot.outbox.tables import bodies, outbox, polls
from bot.storage.upsert import put


@dataclass(frozen=True, slots=True)
class PostedPoll:
    """The poll that stands in a chat under a key; ``marks`` are Telegram's names of its options, in their order."""

    chat: int
    key: str
    marks: tuple[str, ...]


def remember(db: Connection, posted: Sequence[Outcome]) -> None:
    """Keep under which key each of these stands, and its options' names with its body. Twice does no harm."""
    for outcome in posted:
        if outcome.poll is not None and outcome.parcel.key is not None:
            row = {"poll_id": outcome.poll.poll, "chat_id": outcome.parcel.chat, "key": outcome.parcel.key}
            put(db, polls, row)
            named = {**(outcome.parcel.poll or {}), "id": outcome.poll.poll, "marks": list(outcome.poll.marks)}
            body = select(outbox.c.body_id).where(outbox.c.id == outcome.parcel.row).scalar_subquery()
            db.execute(update(bodies).where(bodies.c.id == body).values(poll=named))


def posted(db: Connection, poll: str) -> PostedPoll | None:
    """The poll of that name at Telegram; None for one that is not ours, or was forgotten."""
    row = db.execute(select(polls).where(polls.c.poll_id == poll)).one_or_none()
    if row is None:
        return None
    sent = select(bodies.c.poll).join(outbox).where(outbox.c.chat_id == row.chat_id, outbox.c.key == row.key)
    bodies_there: Sequence[Any] = db.scalars(sent.where(bodies.c.media == POLL)).all()
    marks = next((told["marks"] for told in bodies_there if told.get("id") == poll), None)
    return PostedPoll(row.chat_id, row.key, tuple(marks)) if marks else None


def forget(db: Connection, key: str) -> None:
    """Hear no more of the polls that stand under that key."""
    db.execute(delete(polls).where(polls.c.key == key))
