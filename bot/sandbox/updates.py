"""The bot's queue of updates: kept until confirmed, handed out by long polling."""

import math
import random
import time
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.clock import Clock
from bot.sandbox.errors import conflict

DAY = 86_400.0
PRESS_LIVES = 150.0  # seconds in which a press can be fetched and answered
REMEMBERED = 20_000  # updates that can be delivered again
FAR_AHEAD = 100_000  # an offset this far past the end belongs to an older numbering
OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Queued:
    """An update, and the moment (seconds, by the world's clock) after which Telegram forgets it."""

    update: dict[str, Any]
    until: float


class Updates:
    """Updates of one bot, oldest first. Ids rise by one, and start anew at random after a quiet week."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._random = random.Random()  # a bot that outlives us has seen the numbers of the sandbox before
        self._next_id = self._random.randrange(10**8, 9 * 10**8)
        self._last_at = clock.seconds()
        self._pending: dict[int, Queued] = {}
        self._soonest = math.inf  # when the first of them expires
        self._again: list[dict[str, Any]] = []
        self._history: deque[dict[str, Any]] = deque(maxlen=REMEMBERED)
        self._allowed: frozenset[str] | None = None
        self._poller = 0
        self._arrived = Bell()

    def add(self, kind: str, content: dict[str, Any]) -> None:
        """Queue an update, if the bot asked for its kind."""
        if kind in OPT_IN if self._allowed is None else kind not in self._allowed:
            return
        now = self._clock.seconds()
        number = self._number(now)
        update: dict[str, Any] = {"update_id": number, kind: content}
        life = PRESS_LIVES if kind == "callback_query" else DAY
        self._pending[number] = Queued(update, now + life)
        self._soonest = min(self._soonest, now + life)
        self._history.append(update)
        self._arrived.ring()

    async def next(
        self, offset: int, limit: int, seconds: float, allowed: Collection[str] | None
    ) -> list[dict[str, Any]]:
        """What a getUpdates call gets: waits up to ``seconds`` for the first update.

        Raises the 409 of Telegram when another call comes while this one waits.
        """
        self._poller += 1
        me = self._poller
        self._arrived.ring()  # whoever waits, wakes, and finds itself replaced
        self._allow(allowed)
        self._confirm(offset)
        await self._something(me, seconds)
        return self._hand_out(limit)

    def redeliver(self, last: int, seed: int | None = None) -> int:
        """Hand the last updates out once more, under the same ids; shuffled when there is a ``seed``."""
        again = list(self._history)[-last:] if last > 0 else []
        if seed is not None:
            random.Random(seed).shuffle(again)
        self._again.extend(again)
        self._arrived.ring()
        return len(again)

    def clear(self) -> None:
        """Forget what was not fetched."""
        self._pending.clear()
        self._again.clear()

    def waiting(self) -> int:
        """How many updates are not confirmed yet."""
        self._forget_old()
        return len(self._pending)

    def allowed(self) -> list[str] | None:
        """The kinds that the bot asked for; None for Telegram's own choice."""
        return None if self._allowed is None else sorted(self._allowed)

    def _number(self, now: float) -> int:
        if now - self._last_at > 7 * DAY:
            self._next_id = self._random.randrange(10**8, 9 * 10**8)
        self._last_at = now
        self._next_id += 1
        return self._next_id

    def _allow(self, kinds: Collection[str] | None) -> None:
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def _confirm(self, offset: int) -> None:
        if offset - self._next_id > FAR_AHEAD:
            return
        if offset < 0:
            offset = next(iter(list(self._pending)[offset:]), 0)
        for number in list(takewhile(lambda number: number < offset, self._pending)):
            del self._pending[number]

    async def _something(self, me: int, seconds: float) -> None:
        """Wait for an update, in real seconds, as long as nobody else polls."""
        end = time.monotonic() + seconds
        heard = self._arrived.rings
        while not self._again and not self.waiting() and (left := end - time.monotonic()) > 0:
            heard = await self._arrived.past(heard, left)
            if self._poller != me:
                raise conflict()

    def _hand_out(self, limit: int) -> list[dict[str, Any]]:
        again, self._again = self._again[:limit], self._again[limit:]
        return again + [queued.update for queued in islice(self._pending.values(), limit - len(again))]

    def _forget_old(self) -> None:
        now = self._clock.seconds()
        if now < self._soonest:
            return
        self._pending = {number: queued for number, queued in self._pending.items() if queued.until > now}
        self._soonest = min((queued.until for queued in self._pending.values()), default=math.inf)
