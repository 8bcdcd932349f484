"""Who may hear from us now: Telegram's limits and pauses, remembered. Pure: the time is always told.

Costs the same however many chats wait: only those that heard from us lately are remembered.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.delivery.limits import SLACK, Bucket, Limits, Window

SWEEP = 1_000  # chats remembered before we look for those that may be forgotten
REACH_AGAIN = 1.0  # seconds before the next request for a chat whose last one reached nobody
LONGEST = 30.0  # seconds: the longest pause that we take by ourselves
PATCH = 8  # requests in a row that reached nobody; more of them are no accident but the network

Until = dict[int, float]


class Pace:
    """Told of every message that leaves and of every pause; all times in seconds of a monotonic clock."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._overall = Bucket(limits.per_second)
        self._chats: dict[int, Bucket | Window] = {}
        self._sweep_at = SWEEP
        self._held: Until = {}
        self._calm: Until = {}
        self._told: Until = {}
        self._stopped = float("-inf")
        self._unconnected = 0

    def room(self, now: float) -> int:
        """How many messages may leave now, to chats that are not busy."""
        return self._overall.room(now) if now >= self._stopped else 0

    def busy(self, now: float) -> list[int]:
        """The chats that must not hear from us now."""
        self._held = current(self._held, now)
        return list(self._held)

    def calm(self, now: float) -> list[int]:
        """The groups that must not see a kept message change now."""
        self._calm = current(self._calm, now)
        return list(self._calm)

    def paused(self, chat: int, now: float) -> bool:
        """Whether Telegram asked for a pause that is not over, or cannot be reached."""
        return now < max(self._stopped, self._told.get(chat, now))

    def next_change(self, now: float) -> float:
        """Seconds until something that is held back now may go; infinite if nothing is."""
        ends = (*self._held.values(), *self._calm.values(), self._overall.free_at(), self._stopped)
        return min((end - now for end in ends if end > now), default=float("inf"))

    def left(self, chat: int, now: float, *, kept: bool = False) -> None:
        """A message leaves for ``chat`` (negative for a group); ``kept``: it has a key, as live counts have."""
        self._overall.take(now)
        mine = self._chats.get(chat) or self._remember(chat, now)
        mine.take(now)
        if mine.free_at() > now:
            self.rest(chat, mine.free_at())
        if kept and chat < 0:
            self._calm[chat] = now + self._limits.tally_seconds

    def rest(self, chat: int, until: float) -> None:
        """Leave a chat alone until then, or longer if it rests longer already."""
        self._held[chat] = max(until, self._held.get(chat, until))

    def told(self, chat: int, after: float, now: float) -> None:
        """Telegram asked for a pause. As long as a second chat must wait, too, it means us and not the chat."""
        self._told = {**current(self._told, now), chat: now + after}
        self.rest(chat, now + after)
        if len(self._told) > 1:
            self._stopped = max(self._stopped, sorted(self._told.values())[-2])

    def unconnected(self, chat: int, now: float) -> None:
        """A request reached nobody. The chat rests a little; after many in a row everything does, longer each time."""
        self._unconnected += 1
        self.rest(chat, now + REACH_AGAIN)
        if self._unconnected > PATCH:
            pause = min(LONGEST, 2.0 ** min(self._unconnected - PATCH, 5))
            self._stopped = max(self._stopped, now + pause)

    def connected(self) -> None:
        """Somebody answered."""
        self._unconnected = 0

    def _remember(self, chat: int, now: float) -> Bucket | Window:
        if len(self._chats) >= self._sweep_at:
            self._chats = {chat: mine for chat, mine in self._chats.items() if mine.forgotten_at() > now}
            self._sweep_at = max(SWEEP, 2 * len(self._chats))
        limits = self._limits
        mine = Window(limits.group_per_minute, 60 + SLACK) if chat < 0 else Bucket(limits.chat_per_second)
        return self._chats.setdefault(chat, mine)


def current(pauses: Mapping[int, float], now: float) -> Until:
    return {chat: until for chat, until in pauses.items() if until > now}
