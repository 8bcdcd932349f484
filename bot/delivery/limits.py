"""How fast we may speak. Pure: the time is always told, in seconds of a clock that never jumps."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

BURST = 3  # messages at once before the pace is kept: in a private chat, and over all at Telegram's 30 a second
SLACK = 0.5  # seconds: requests overtake each other, so our minute is a little longer than Telegram's
EPSILON = 1e-6  # of a message: what is lost when times are added up


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram allows; the defaults are its published numbers, higher ones are for benches.

    ``tally_seconds`` is our own: so long rests a group between two changes of its live counts, which take half of
    what it may be sent and leave the rest for answers.
    Source: Telegram Bots FAQ, "My bot is hitting limits, how do I avoid this?".
    """

    per_second: float = 30
    chat_per_second: float = 1
    group_per_minute: int = 20
    tally_seconds: float = 6


class Bucket:
    """``rate`` a second, and at most a burst more than that in any stretch of time.

    Keeps one number: the moment at which it would be full again if nothing more were taken.
    """

    __slots__ = ("_full_at", "_size", "_step")

    def __init__(self, rate: float) -> None:
        self._size = max(BURST, int(rate / 10))
        self._step, self._full_at = 1 / rate, float("-inf")

    def take(self, now: float) -> None:
        self._full_at = max(self._full_at, now) + self._step

    def room(self, now: float) -> int:
        """How many may go now."""
        return int(max(0, min(self._size, (now - self._full_at) / self._step + self._size + EPSILON)))

    def free_at(self) -> float:
        """When one more may go."""
        return self._full_at - (self._size - 1) * self._step

    def forgotten_at(self) -> float:
        """From when on it is as good as new."""
        return self._full_at


class Window:
    """At most ``count`` in any ``seconds``."""

    __slots__ = ("_seconds", "_times")

    def __init__(self, count: int, seconds: float) -> None:
        self._times: deque[float] = deque(maxlen=count)
        self._seconds = seconds

    def take(self, now: float) -> None:
        self._times.append(now)

    def free_at(self) -> float:
        """When one more may go."""
        full = len(self._times) == self._times.maxlen
        return self._times[0] + self._seconds if full else float("-inf")

    def forgotten_at(self) -> float:
        """From when on it is as good as new."""
        return self._times[-1] + self._seconds if self._times else float("-inf")
