"""What waited for us at Telegram after an outage: how old the oldest of it is, and how fast it is taken in."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from bot.clock import Clock

log = structlog.get_logger()

BEHIND = 60.0  # seconds: what was written longer ago than that waited for us
TELL_EVERY = 30.0  # seconds between two lines while there is more

Raw = dict[str, Any]


@dataclass(slots=True)
class Episode:
    """A time in which we are behind, by the monotonic clock."""

    since: float
    told_at: float
    taken: int = 0

    def facts(self, now: float) -> dict[str, float]:
        seconds = now - self.since
        return {"updates": self.taken, "seconds": round(seconds, 1), "per_second": round(self.taken / (seconds or 1))}


class Backlog:
    """The log says when we are behind, every half minute how it goes, and when we have caught up."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._episode: Episode | None = None
        self._in_hand = 0
        self.seconds = 0.0
        """The age of the oldest update that waits; 0 while we keep up."""

    def fetched(self, updates: Sequence[Raw]) -> None:
        """These came; those that came before are on disk."""
        taken, self._in_hand = self._in_hand, len(updates)
        if self._episode:
            self._episode.taken += taken
        dates = [date for update in updates if (date := written_at(update))]
        if dates or not updates:  # a press does not say when it was made
            age = self._clock.now().timestamp() - min(dates) if dates else 0.0
            self.seconds = age if age > BEHIND else 0.0
            self._tell(time.monotonic())

    def _tell(self, now: float) -> None:
        if not self.seconds:
            if self._episode:
                log.info("caught_up", **self._episode.facts(now))
            self._episode = None
        elif self._episode is None:
            self._episode = Episode(now, now)
            log.warning("behind", oldest_seconds=round(self.seconds))
        elif now - self._episode.told_at > TELL_EVERY:
            self._episode.told_at = now
            log.info("catching_up", oldest_seconds=round(self.seconds), **self._episode.facts(now))


def written_at(update: Raw) -> int | None:
    """When it happened, in seconds since 1970; None for a press, and for what cannot be read."""
    for kind in ("message", "my_chat_member"):
        content = update.get(kind)
        if isinstance(content, dict) and isinstance(content.get("date"), int):
            return int(content["date"])
    return None
