"""A message on its way: the row that a sender has in hand, and what became of it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.outbox.tables import State, Urgency

TAG = re.compile(r"<[^>]*>")
LONGEST, LONGEST_CAPTION = 4096, 1024  # UTF-16 units without markup (Bot API, sendMessage and sendPhoto)


@dataclass(frozen=True, slots=True)
class Posted:
    """A poll that arrived: in which message, under which name at Telegram, and that of each option in their order."""

    message: int
    poll: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed row with its body.

    ``edits`` is the message to change, known from the row or from its key. ``attempts`` counts earlier tries
    that may have arrived: whoever claimed the row died, or got no answer.
    """

    row: int
    chat: int
    person: int | None
    html: str
    keyboard: list[list[dict[str, str]]]
    media: str | None
    file_name: str | None
    file: bytes | None
    edits: int | None
    key: str | None
    urgency: Urgency
    attempts: int
    plain: bool = False  # ``html`` is plain text after all
    poll: dict[str, Any] | None = None  # as ``bot.outbox.message.poll_row`` has it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a parcel's row.

    ``unheard``: the try may have arrived although nobody said so. ``put_off``: it waits so long, and its chat does not.
    """

    parcel: Parcel
    state: State
    message: int | None = None
    cause: Exception | None = None
    unheard: bool = False
    put_off: timedelta | None = None
    poll: Posted | None = None


def without_markup(parcel: Parcel) -> Parcel:
    """The same words as plain text, as many of them as Telegram takes."""
    words = html.unescape(TAG.sub("", parcel.html))
    return replace(parcel, html=cut(words, LONGEST if parcel.file is None else LONGEST_CAPTION), plain=True)


def cut(words: str, longest: int) -> str:
    """At most so many UTF-16 units of them, with an ellipsis for the rest."""
    units = words.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return words
    return units[: 2 * (longest - 1)].decode("utf-16-le", errors="ignore") + "…"


def parcel_from(row: Any) -> Parcel:
    return Parcel(
        row=row.id,
        chat=row.chat_id,
        person=row.person_id,
        html=row.html,
        keyboard=row.keyboard,
        media=row.media,
        file_name=row.file_name,
        file=row.file,
        edits=row.edits if row.edits is not None else row.shown_id,
        key=row.key,
        urgency=Urgency(row.urgency),
        attempts=row.attempts,
        poll=row.poll,
    )
