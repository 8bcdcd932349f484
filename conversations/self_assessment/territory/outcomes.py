"""What is done with the answers of a round, as its facilitators wrote it in one language or several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.i18n import LANGUAGES
from bot.outbox.rows import IN_HAND
from bot.outbox.tables import outbox, shown
from bot.people.groups import Group
from bot.storage.upsert import put
from conversations.self_assessment.tables import outcomes, rounds

LONGEST = 1_000  # characters of "a few sentences"


def of(db: Connection, round_: int) -> dict[str, str]:
    """The texts by language."""
    kept = select(outcomes.c.language, outcomes.c.text).where(outcomes.c.round_id == round_)
    return {row.language: row.text for row in db.execute(kept)}


def keep(db: Connection, round_: int, language: str, text: str) -> None:
    """A text replaces the one before it in the same language."""
    put(db, outcomes, [{"round_id": round_, "language": language, "text": text}])


def publish(db: Connection, round_: int, now: datetime) -> bool:
    """Whether it is published by this, and was not before."""
    unpublished = (rounds.c.id == round_) & rounds.c.published_at.is_(None)
    return bool(db.execute(update(rounds).where(unpublished).values(published_at=now)).rowcount)


def key(round_: int) -> str:
    """Under which a group's message is kept, so that a change of the words changes it."""
    return f"outcome:{round_}"


def told(db: Connection, round_: int, groups: Sequence[Group]) -> list[Group]:
    """Those of the groups where the words of this round stand, or are on their way."""
    name, chats = key(round_), [group.chat for group in groups]
    stand = select(shown.c.chat_id).where(shown.c.chat_id.in_(chats), shown.c.key == name)
    due = outbox.c.state.in_(IN_HAND) & (outbox.c.key == name)
    going = select(outbox.c.chat_id).where(outbox.c.chat_id.in_(chats), due)
    found = frozenset(db.scalars(stand)) | frozenset(db.scalars(going))
    return [group for group in groups if group.chat in found]


def wanted(own: str, groups: Sequence[Group]) -> tuple[str, ...]:
    """The languages to write in: that of whoever writes, then those of the groups."""
    spoken = {group.language for group in groups}
    return own, *(one for one in LANGUAGES if one in spoken and one != own)


def nearest(texts: Mapping[str, str], language: str) -> str | None:
    """The language of the text that somebody reads: their own, or else the first there is; None without any text."""
    return next((one for one in (language, *LANGUAGES) if one in texts), None)
