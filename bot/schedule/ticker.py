"""The ticker: it only looks; what is due lives in rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.buttons import Codec, Unreadable
from bot.clock import Clock
from bot.events import Event
from bot.schedule import due
from bot.storage.engine import Database
from bot.storage.trouble import is_trouble

log = structlog.get_logger()

EVERY = 1  # seconds between two looks
BATCH = 100  # due rows in one transaction
Take = Callable[[Sequence[Event]], Awaitable[Any]]


class Ticker:
    """Feeds due rows back as events, in the order of their moments."""

    def __init__(self, database: Database, clock: Clock, codec: Codec, take: Take) -> None:
        self._database, self._clock, self._codec, self._take = database, clock, codec, take
        self._scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None})

    def start(self) -> None:
        self._scheduler.add_job(self.look, "interval", seconds=EVERY, max_instances=1)
        self._scheduler.start()

    def daily(self, work: Callable[[], Awaitable[None]], hour: int) -> None:
        """Have upkeep done every day at this hour, UTC; it must do no harm when done twice."""
        self._scheduler.add_job(work, "cron", hour=hour)

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def look(self) -> None:
        """Bring about all that is due now; a database in trouble is looked at again the next time."""
        try:
            while await self._some():
                pass
        except Exception as error:
            if not is_trouble(error):
                raise
            log.warning("ticker_waits", error=type(error).__name__)

    async def travel(self, to: datetime) -> None:
        """Move the clock forward to ``to``, living through every due moment on the way."""
        while (moment := await self._database.read(due.next_moment)) and moment <= to:
            self._clock.set(max(moment, self._clock.now()))
            if not await self._some():
                break
        self._clock.set(to)

    async def awaited(self) -> datetime | None:
        """When the next row comes up; None if nothing waits."""
        return await self._database.read(due.next_moment)

    async def _some(self) -> bool:
        """Bring about one batch of due rows; whether there was any."""
        now = self._clock.now()
        rows = await self._database.read(lambda db: due.ripe(db, now, BATCH))
        if rows:
            await self._take([event for row in rows if (event := self._event(row))])
            await self._drop_unreadable(rows)
        return bool(rows)

    def _event(self, row: due.Row) -> Event | None:
        try:
            signal = self._codec.load(row.name, row.state)
        except Unreadable:
            return None
        return Event(signal, place=row.place, due=row.id, person=row.person)

    async def _drop_unreadable(self, rows: Sequence[due.Row]) -> None:
        lost = [row for row in rows if self._event(row) is None]
        if lost:
            log.error("due_unreadable", rows=[row.id for row in lost], names=sorted({row.name for row in lost}))
            await self._database.transaction(lambda db: due.drop(db, [row.id for row in lost]))
