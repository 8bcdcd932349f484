"""The one door through which everything that happens comes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.dispatch.batch import Batch, Reply
from bot.dispatch.routing import Routes
from bot.events import Event
from bot.storage.engine import Database


class Dispatcher:
    """Lets events have their effect, once. Sending is left to the outbox."""

    def __init__(
        self, database: Database, routes: Routes, clock: Clock, username: str, wake: Callable[[], None]
    ) -> None:
        self._database, self._clock = database, clock
        self._username, self._wake = username, wake
        self.routes = routes

    async def take(self, events: Sequence[Event]) -> list[Reply]:
        """Commit what the events bring about; what their presses are answered with.

        Raises what the database raises when it is in trouble: nothing was taken, and all may be tried again.
        """
        replies = await self._database.transaction(lambda db: self._all(db, events))
        self._wake()
        return replies

    def _all(self, db: Connection, events: Sequence[Event]) -> list[Reply]:
        batch = Batch(db, self.routes, self._clock, self._username)
        batch.look_up(events)
        for event in events:
            batch.take(event)
        batch.write()
        return batch.replies
