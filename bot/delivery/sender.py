"""The loop between the outbox and Telegram: one transaction a round, many sends in flight."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.clock import Clock
from bot.delivery.attempt import Send, attempt
from bot.delivery.limits import Limits
from bot.delivery.pace import Pace
from bot.delivery.settling import OnAway, OnMoved, Round, Taken, settle
from bot.delivery.verdict import patience
from bot.errors import NotSent, TryLater, Unclear
from bot.outbox.parcel import Outcome, Parcel
from bot.outbox.tables import Urgency
from bot.storage.engine import Database
from bot.storage.trouble import is_trouble

log = structlog.get_logger()

IDLE = 5.0  # seconds between two looks when nobody wakes us: another process may have died or written
GRACE = 5.0  # seconds for what is on its way when we are told to stop
SICK = 1.0  # seconds between two tries of a database in trouble
LEASE = timedelta(minutes=2)


class Sender:
    """Takes due rows to Telegram and writes down what became of them.

    ``send`` returns the message's id, or raises one of bot.errors. ``on_away(db, chat, now)`` and
    ``on_moved(db, old, new)`` are told, in the transaction that records it, of chats that are gone or have another id.
    A row keeps its place among ``at_once`` until its result is on disk: so many may be sent twice if the process dies.
    """

    def __init__(
        self,
        database: Database,
        send: Send,
        clock: Clock,
        limits: Limits,
        *,
        on_away: OnAway,
        on_moved: OnMoved,
        at_once: int = 32,
        lease: timedelta = LEASE,
    ) -> None:
        self._database, self._send, self._clock = database, send, clock
        self._settle: Callable[[Connection, Round], Taken] = partial(
            settle, lease=lease, on_away=on_away, on_moved=on_moved
        )
        self._at_once = at_once
        self._pace = Pace(limits)
        self._news = asyncio.Event()
        self._in_hand: dict[int, Parcel] = {}  # by row, until the result is on disk
        self._done: list[Outcome] = []
        self._closing = self._sick = False

    def wake(self) -> None:
        """There may be something to send."""
        self._news.set()

    async def run(self) -> None:
        """Until cancelled: then nothing more is taken, and what is on its way has ``GRACE`` to arrive."""
        async with asyncio.TaskGroup() as sends:
            try:
                await self._rounds(sends)
            except asyncio.CancelledError:
                await self._finish(sends)
                raise

    async def _finish(self, sends: asyncio.TaskGroup) -> None:
        self._closing = True
        if task := asyncio.current_task():
            task.uncancel()  # before Python 3.11.3 no timeout ends as one in a task that is being cancelled
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self._rounds(sends)

    async def _rounds(self, sends: asyncio.TaskGroup) -> None:
        while not self._closing or self._in_hand:
            self._news.clear()
            pause = await self._round(self._plan(), sends)
            await self._rest(pause)

    def _plan(self) -> Round:
        now, done = time.monotonic(), list(self._done)
        in_hand = self._in_hand.keys() - {outcome.parcel.row for outcome in done}
        places, kept_free = self._at_once - len(in_hand), self._at_once // 4  # a reply never waits behind bulk
        up_to, places = (Urgency.BULK, places - kept_free) if places > kept_free else (Urgency.REPLY, places)
        room = 0 if self._closing else min(self._pace.room(now), places)
        busy = {*self._pace.busy(now), *(self._in_hand[row].chat for row in in_hand)}
        return Round(self._clock.now(), done, room, up_to, busy, self._pace.calm(now))

    async def _round(self, plan: Round, sends: asyncio.TaskGroup) -> float:
        """Carry out the plan; seconds until another round may be worth it."""
        if not plan.done and not plan.room:
            return self._pause(None)
        try:
            taken = await self._database.transaction(lambda db: self._settle(db, plan))
        except Exception as error:
            return self._trouble(error)
        self._recorded(plan.done)
        for parcel in taken.parcels:
            self._in_hand[parcel.row] = parcel
            sends.create_task(self._carry(parcel))
        more = 0 < plan.room == len(taken.parcels)
        return 0.0 if more else self._pause(taken.due)

    async def _carry(self, parcel: Parcel) -> None:
        outcome = await attempt(self._send, parcel, self._may_leave)
        self._learn(outcome, time.monotonic())
        self._done.append(outcome)
        self._news.set()

    def _may_leave(self, parcel: Parcel) -> bool:
        now = time.monotonic()
        if self._pace.paused(parcel.chat, now):
            return False
        self._pace.left(parcel.chat, now, kept=parcel.key is not None)
        return True

    def _learn(self, outcome: Outcome, now: float) -> None:
        chat = outcome.parcel.chat
        match outcome.cause:
            case NotSent():
                return self._pace.unconnected(chat, now)
            case TryLater(after=after) if outcome.put_off is None:
                self._pace.told(chat, after.total_seconds(), now)
            case Unclear():
                self._pace.rest(chat, now + patience(outcome))
        return self._pace.connected()

    def _recorded(self, done: Sequence[Outcome]) -> None:
        del self._done[: len(done)]
        for outcome in done:
            del self._in_hand[outcome.parcel.row]
        if self._sick:
            log.info("sender_recovered")
        self._sick = False

    def _trouble(self, error: Exception) -> float:
        """Results are kept in memory until the database takes them again."""
        if not is_trouble(error):
            raise error
        if not self._sick:
            log.error("sender_waits", error=type(error).__name__)
        self._sick = True
        return SICK

    def _pause(self, due: datetime | None) -> float:
        if self._closing and not self._in_hand:
            return 0.0
        until_due = (due - self._clock.now()).total_seconds() if due else IDLE
        return max(0.0, min(IDLE, until_due, self._pace.next_change(time.monotonic())))

    async def _rest(self, seconds: float) -> None:
        await asyncio.sleep(0)  # what was just taken leaves first, so that the pace knows of it
        with suppress(TimeoutError):  # not wait_for: on Python 3.11 it may swallow a cancellation
            async with asyncio.timeout(seconds):
                await self._news.wait()
