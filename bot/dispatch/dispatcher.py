"""The one door through which everything that happens comes in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.dispatch.batch import Batch
from bot.dispatch.replies import Reply
from bot.dispatch.routing import Routes
from bot.events import Event
from bot.storage.alone import alone
from bot.storage.engine import Database
from bot.storage.trouble import is_trouble


class Dispatcher:
    """Lets events have their effect, once. Sending is left to the outbox."""

    def __init__(
        self, database: Database, routes: Routes, clock: Clock, username: str, wake: Callable[[], None]
    ) -> None:
        self._database, self._clock = database, clock
        self._username, self._wake = username, wake
        self.routes = routes
        self._one_at_a_time = asyncio.Lock()  # no connection need wait for another of ours

    async def take(self, events: Sequence[Event]) -> list[Reply]:
        """Commit what the events bring about; what their presses are answered with.

        Raises what the database raises when it is in trouble: nothing was taken, and all may be tried again.
        """
        async with self._one_at_a_time:
            replies = await self._taken(events)
        self._wake()
        return replies

    async def _taken(self, events: Sequence[Event]) -> list[Reply]:
        """All in one transaction; one by one where that cannot be written, so that only the one at fault is lost."""
        try:
            return await self._database.transaction(lambda db: self._all(db, events))
        except Exception as error:
            if is_trouble(error):
                raise
            if len(events) > 1:
                return [reply for event in events for reply in await self._taken([event])]
            fault = error
        return await self._database.transaction(lambda db: self._none(db, events, fault))

    def _all(self, db: Connection, events: Sequence[Event]) -> list[Reply]:
        batch = self._batch(db, events)
        for event in events:
            batch.take(event)
        batch.write()
        return batch.replies

    def _none(self, db: Connection, events: Sequence[Event], fault: Exception) -> list[Reply]:
        batch = self._batch(db, events)
        for event in events:
            batch.set_aside(event, fault)
        batch.write()
        return batch.replies

    def _batch(self, db: Connection, events: Sequence[Event]) -> Batch:
        alone(db)
        return Batch(db, self.routes, self._clock, self._username, events)
