"""Asking Telegram for news, and asking for more only once the news is on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.dispatch import Dispatcher
from bot.storage.trouble import is_trouble
from bot.telegram import inbound, outbound

log = structlog.get_logger()

BATCH = 100  # updates; the Bot API's own limit
STALLED = 15.0  # seconds past its promise after which a call is given up and made again
PAUSE = 1.0  # seconds before another try after a failure
R = TypeVar("R")
STAND_BY = 5.0  # seconds before another try while somebody else polls


class Poller:
    """One loop over ``getUpdates``. ``on_poll`` is called after each answer: the bot is alive."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, seconds: int, on_poll: Callable[[], None]) -> None:
        self._bot, self._dispatcher = bot, dispatcher
        self._seconds, self._on_poll = seconds, on_poll
        self._offset = 0

    async def run(self) -> None:
        """Poll until cancelled. Raises InvalidToken: no waiting would help."""
        while True:
            updates = await self._fetch()
            if updates:
                await self._take(updates)
                self._offset = updates[-1].update_id + 1  # the next question acknowledges them, after the commit

    async def _fetch(self) -> Sequence[Update]:
        try:
            asked = self._bot.get_updates(
                offset=self._offset,
                limit=BATCH,
                timeout=self._seconds,
                read_timeout=STALLED,  # python-telegram-bot adds the seconds asked for
                allowed_updates=inbound.WANTED,
            )
            async with asyncio.timeout(self._seconds + 2 * STALLED):
                updates = await asked
        except InvalidToken:
            raise
        except (TelegramError, TimeoutError) as error:
            await self._rest(error)
            return ()
        self._on_poll()
        return updates

    async def _take(self, updates: Sequence[Update]) -> None:
        """Commit the batch, however long the database is in trouble: nothing is acknowledged before."""
        routes, username = self._dispatcher.routes, self._bot.username
        events = [event for update in updates if (event := inbound.event(update, routes, username))]
        replies = await persist(lambda: self._dispatcher.take(events))
        if replies:
            answering.add(task := asyncio.create_task(outbound.answer(self._bot, replies)))
            task.add_done_callback(answering.discard)

    async def _rest(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            log.error("another_poller", advice="another process polls with this token: stop one of the two")
            return await asyncio.sleep(STAND_BY)
        if isinstance(error, RetryAfter):
            return await asyncio.sleep(outbound.pause(error).total_seconds())
        log.warning("poll_failed", error=type(error).__name__, network=isinstance(error, NetworkError))
        return await asyncio.sleep(PAUSE)


answering: set[asyncio.Task[None]] = set()  # held, since a task that nobody holds may vanish


async def persist(work: Callable[[], Awaitable[R]]) -> R:
    """Do the work, again and again while the database is in trouble; say so once, and when it is over."""
    told = False
    while True:
        try:
            result = await work()
        except Exception as error:
            if not is_trouble(error):
                raise
            if not told:
                log.error("storage_in_trouble", error=type(error).__name__)
            told = True
            await asyncio.sleep(PAUSE)
        else:
            if told:
                log.info("storage_recovered")
            return result
