"""The frozen text and its hash, splitting it into messages, and who may be reminded when. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

MOST_NUDGES = 3  # of one person about one version (ux.md, "Nudges")
REST = timedelta(days=3)  # between two of them
ROOM = 3_600
"""Characters in a message: Telegram takes 4,096, and headings are put around texts."""


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one form of a frozen charter's content that is hashed, so that anybody can check it.

    It is JSON (RFC 8259) in UTF-8, without a byte order mark: the keys of every object sorted by code point, no space
    or line break between tokens, no end of line; letters as they are and escaped only where JSON asks for it (``"``,
    ``\\``, and control characters below U+0020); numbers are whole. Source of the shape: ``content.frozen``.

    The file that the bot hands out holds exactly these bytes: ``sha256sum charter-2.json`` prints the charter's hash.
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return sha256(canonical(content)).hexdigest()


def grouped(digest: str) -> str:
    """The hash as one reads it aloud: eight digits at a time."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def texts_only(content: Mapping[str, Any]) -> list[Any]:
    """What two frozen charters are compared by: every text in its place, without numbers and days."""
    return [
        (part["section"], one["kind"], one["language"], one["texts"])
        for part in content["sections"]
        for one in part["articles"]
    ]


def mark(content: Mapping[str, Any]) -> str:
    """Eight letters that differ where the texts differ."""
    return sha256(json.dumps(texts_only(content), sort_keys=True).encode()).hexdigest()[:8]


def main_language(languages: Iterable[str], order: Sequence[str]) -> str:
    """In which most texts count; of as many, the territory's first."""
    found = Counter(languages)
    return max(found, key=lambda one: (found[one], -order.index(one) if one in order else -len(order)))


def in_messages(lengths: Sequence[int], room: int = ROOM) -> list[range]:
    """Which articles go together into a message; one that is too long for any stands in one of its own."""
    parts: list[range] = []
    start = filled = 0
    for place, length in enumerate(lengths):
        if place > start and filled + length > room:
            parts.append(range(start, place))
            start, filled = place, 0
        filled += length
    return [*parts, range(start, len(lengths))] if lengths else parts


@dataclass(frozen=True, slots=True)
class Nudges:
    """How often somebody was reminded of a version; ``stopped``: they asked not to be."""

    times: int
    last_at: datetime
    stopped: bool


def once_more(so_far: Nudges | None, now: datetime) -> Nudges:
    """After reminding somebody who may be."""
    return Nudges(so_far.times + 1 if so_far else 1, now, stopped=False)


def may_be_nudged(so_far: Nudges | None, now: datetime) -> bool:
    """At most one in three days and three in all, and none for whoever said "not again"."""
    if so_far is None:
        return True
    return not so_far.stopped and so_far.times < MOST_NUDGES and now - so_far.last_at >= REST
