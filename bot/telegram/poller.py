"""Asking Telegram for news, and asking for more only once the news is on disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.dispatch import Dispatcher
from bot.errors import OperatorError
from bot.storage.trouble import is_trouble
from bot.telegram import inbound, outbound
from bot.telegram.answering import answer
from bot.telegram.backlog import Backlog
from bot.telegram.connection import Bot

log = structlog.get_logger()

BATCH = 100  # updates; the Bot API's own limit
STALLED = 15.0  # seconds past its promise after which a call is given up and made again
PAUSE = 1.0  # seconds before another try after a failure
STAND_BY = 5.0  # seconds before another try while somebody else polls
EPISODE = 60.0  # seconds without a conflict after which another one is news to the operator
R = TypeVar("R")
Raw = dict[str, Any]


class Poller:
    """One loop over ``getUpdates``.

    ``on_poll`` is called after each answer: the bot is alive. ``on_trouble`` is told True when what came cannot be
    written down, and False when it could be after all. ``backlog`` is told of all that comes.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        seconds: int,
        backlog: Backlog,
        *,
        on_poll: Callable[[], None],
        on_trouble: Callable[[bool], None],
    ) -> None:
        self._bot, self._dispatcher = bot, dispatcher
        self._seconds, self._on_poll, self._on_trouble = seconds, on_poll, on_trouble
        self._backlog, self._offset = backlog, 0
        self._disturbed = float("-inf")  # when somebody else polled, by the monotonic clock

    async def run(self) -> None:
        """Poll until cancelled. Raises OperatorError for a token that is none any more: no waiting would help."""
        while True:
            updates = await self._fetch()
            if updates:
                await self._take(updates)
                self._offset = updates[-1]["update_id"] + 1  # the next question acknowledges them, after the commit

    async def _fetch(self) -> Sequence[Raw]:
        kinds, patience = inbound.WANTED, self._seconds + 2 * STALLED
        try:
            async with asyncio.timeout(patience):
                updates = await self._bot.raw_updates(
                    self._offset, limit=BATCH, seconds=self._seconds, silence=STALLED, kinds=kinds
                )
        except InvalidToken:
            raise OperatorError("Telegram does not know this token any more. Ask @BotFather for the new one.") from None
        except (TelegramError, TimeoutError) as error:
            await self._rest(error)
            return ()
        self._on_poll()
        self._backlog.fetched(updates)
        if not updates:
            self._offset = 0  # all is acknowledged; after a quiet week their numbers may begin anew, lower
        return updates

    async def _take(self, updates: Sequence[Raw]) -> None:
        """Commit the batch, however long the database is in trouble: nothing is acknowledged before."""
        routes, username = self._dispatcher.routes, self._bot.username
        told = (inbound.understood(update, routes, username) for update in updates)
        events = [event for event in told if event]
        replies = await persist(lambda: self._dispatcher.take(events), self._on_trouble)
        if replies:
            answering.add(task := asyncio.create_task(answer(self._bot, replies)))
            task.add_done_callback(answering.discard)

    async def _rest(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            self._stand_by(time.monotonic())
            return await asyncio.sleep(STAND_BY)
        if isinstance(error, RetryAfter):
            return await asyncio.sleep(outbound.pause(error).total_seconds())
        log.warning("poll_failed", error=type(error).__name__, network=isinstance(error, NetworkError))
        return await asyncio.sleep(PAUSE)

    def _stand_by(self, now: float) -> None:
        """Two that poll take turns in being disturbed: the operator hears of it once."""
        if now - self._disturbed > EPISODE:
            log.error("another_poller", advice="another process polls with this token: stop one of the two")
        self._disturbed = now


answering: set[asyncio.Task[None]] = set()  # held, since a task that nobody holds may vanish


async def persist(work: Callable[[], Awaitable[R]], on_trouble: Callable[[bool], None]) -> R:
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
                on_trouble(True)
            told = True
            await asyncio.sleep(PAUSE)
        else:
            if told:
                log.info("storage_recovered")
                on_trouble(False)
            return result
