"""Slow work: pictures, files. Done outside any transaction, said with the row that ordered it taken away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection

from bot.buttons import Unreadable
from bot.clock import Clock
from bot.conversation import Conversation
from bot.desk import Desk
from bot.events import Place
from bot.i18n import T
from bot.outbox.message import put
from bot.people import standing
from bot.schedule import due
from bot.storage.engine import Database, Unit
from bot.storage.trouble import is_trouble

log = structlog.get_logger()

LEASE = timedelta(minutes=5)
TRIES = 3  # of work that fails
LAST = 10  # times that work was begun and the process died; a picture that kills it must not do so for ever
PAUSE = 5.0  # seconds between two looks when nobody wakes us, and after a failure
R = TypeVar("R")
Find = Callable[[str, Mapping[str, Any]], Callable[[Desk], None]]


class Hopeless(Exception):
    """Work that nobody survived."""


class Workshop:
    """A few workers; ``find`` gives the work that a due row orders, and raises Unreadable."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        find: Find,
        wake_sender: Callable[[], None],
        menu: Sequence[Conversation],
        username: str,
    ) -> None:
        self._database, self._clock, self._find = database, clock, find
        self._wake_sender, self._menu, self._username = wake_sender, menu, username
        self._news = asyncio.Event()

    def wake(self) -> None:
        self._news.set()

    async def run(self, workers: int = 2) -> None:
        await asyncio.gather(*(self._work() for _ in range(workers)))

    async def _work(self) -> None:
        while True:
            self._news.clear()
            while await self._surely(self._one):
                pass
            with suppress(TimeoutError):
                async with asyncio.timeout(PAUSE):
                    await self._news.wait()

    async def _surely(self, work: Callable[[], Awaitable[R]]) -> R:
        """Again and again while the database is in trouble."""
        while True:
            try:
                return await work()
            except Exception as error:
                if not is_trouble(error):
                    raise
                log.warning("workshop_waits", error=type(error).__name__)
                await asyncio.sleep(PAUSE)

    async def _one(self) -> bool:
        """Take one piece of work in hand, if there is any, and finish it."""
        now = self._clock.now()
        row = await self._database.transaction(lambda db: due.claim_job(db, now, now + LEASE))
        if row is None:
            return False
        desk = await self._desk(row)
        try:
            await asyncio.to_thread(self._do, row, desk)
            await self._surely(lambda: self._hand_over(row, desk))
        except Exception as error:
            await self._failed(row, desk, error)
        return True

    def _do(self, row: due.Row, desk: Desk) -> None:
        if row.attempts >= LAST:
            raise Hopeless
        try:
            self._find(row.name, row.state)(desk)
        except Exception:
            raise
        except BaseException as error:  # a panic of typst is no Exception
            raise RuntimeError(type(error).__name__) from None

    async def _desk(self, row: due.Row) -> Desk:
        loop = asyncio.get_running_loop()

        def read(unit: Unit[Any]) -> Any:
            return asyncio.run_coroutine_threadsafe(self._database.read(unit), loop).result()

        def tidy() -> bool:
            done = asyncio.run_coroutine_threadsafe(self._database.tidy(anew=True), loop).result()
            if not done:
                log.warning("tidying_failed", row=row.id)
            return done

        person = await self._database.read(lambda db: row.person and standing.person_by_id(db, row.person))
        place = row.place or Place(person.telegram_id if person else 0)
        return Desk(
            person or standing.NOBODY, place, self._clock.now(), read, self._menu, self._username, tidy, row.message
        )

    async def _hand_over(self, row: due.Row, desk: Desk) -> None:
        def unit(db: Connection) -> None:
            if due.drop(db, [row.id]):  # else they asked to be forgotten meanwhile
                for write in desk.writes:
                    write(db)
                due.add(db, desk.dues)
                put(db, desk.messages, self._clock.now())

        await self._database.transaction(unit)
        self._wake_sender()

    async def _failed(self, row: due.Row, desk: Desk, error: Exception) -> None:
        """Try again a little later; after the last try say so, rather than leave someone waiting."""
        log.error("job_failed", job=row.name, row=row.id, attempt=row.attempts + 1, error=type(error).__name__)
        if row.attempts + 1 < TRIES and not isinstance(error, Unreadable):
            again = self._clock.now() + timedelta(seconds=PAUSE)
            return await self._surely(lambda: self._database.transaction(lambda db: due.put_off(db, row.id, again)))
        desk.messages, desk.writes, desk.dues = [], [], []
        if desk.person.id:
            desk.say(T("This could not be prepared: a mistake on our side. Please ask for it again a little later."))
        return await self._surely(lambda: self._hand_over(row, desk))
