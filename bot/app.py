"""The composition root: the only module that knows the conversations, and that hands each room what it needs."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Connection

from bot import upkeep
from bot.clock import Clock
from bot.contributions import Example
from bot.conversation import Turn
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.dispatch import Dispatcher, Routes, chats
from bot.errors import OperatorError
from bot.events import Due, Event, Place
from bot.founding import opened
from bot.health import Health, served
from bot.outbox import rows
from bot.people import standing
from bot.schedule import due, travel
from bot.schedule.jobs import Workshop
from bot.schedule.ticker import Ticker
from bot.settings import Settings
from bot.storage.engine import Database
from bot.telegram import outbound
from bot.telegram.answering import answer
from bot.telegram.backlog import Backlog
from bot.telegram.connection import Bot, connected
from bot.telegram.poller import Poller
from bot.telegram.presenting import present
from conversations import MENU

log = structlog.get_logger()


async def run(settings: Settings, token: str) -> None:
    """Be the bot until told to stop (SIGTERM, Ctrl-C). Raises OperatorError for what the operator must mend."""
    if settings.clock_url and not travel.is_loopback(settings.clock_url):
        raise OperatorError("BOT_CLOCK_URL is for the demo: it may only name this machine (127.0.0.1).")
    async with opened(settings.database) as store, connected(token, settings.api_url, settings.sends_in_flight) as bot:
        alone = await store.enter()
        await store.transaction(partial(let_go, alone=alone))
        await present(bot, MENU)
        gc.freeze()  # what stands by now stays: else it is all gone through again in the middle of somebody's turn
        log.info("started", bot=bot.username, conversations=len(MENU))
        await until_told_to_stop(live(settings, store, bot))
        log.info("stopped")


async def live(settings: Settings, store: Database, bot: Bot) -> None:
    """Every loop of the house, until cancelled or until one of them cannot go on."""
    clock, routes, username = Clock(), Routes(MENU), bot.username
    sender = Sender(
        store,
        outbound.postman(bot),
        clock,
        limits(settings),
        on_away=chats.gone,
        on_moved=chats.move,
        at_once=settings.sends_in_flight,
    )
    workshop = Workshop(store, clock, routes.job, sender.wake, MENU, username)

    def wake() -> None:
        sender.wake()
        workshop.wake()

    dispatcher = Dispatcher(store, routes, clock, username, wake)

    async def bring_about(events: Sequence[Event]) -> None:
        await answer(bot, await dispatcher.take(events))

    ticker = Ticker(store, clock, routes.codec, bring_about)
    backlog = Backlog(clock)
    health = Health(lambda: upkeep.counts(store), lambda: backlog.seconds)
    poller = Poller(bot, dispatcher, settings.poll_seconds, backlog, on_poll=health.heard, on_trouble=health.trouble)
    loops: list[Callable[[], Awaitable[Any]]] = [poller.run, sender.run, workshop.run]
    if settings.clock_url:
        loops.append(partial(travel.follow, settings.clock_url, clock.set, ticker.travel, ticker.awaited))
    ticker.daily(lambda: upkeep.tidy(store, clock.now()), upkeep.AT_HOUR)
    ticker.start()
    try:
        async with served(health, settings.health_port):
            await together(loops)
    finally:
        ticker.stop()


def furnish(db: Connection, territory: int, now: datetime) -> None:
    """Have every conversation's example come about in a territory, once the bot runs: for the demo."""
    about = replace(standing.NOBODY, territory=territory)
    examples = Turn(db, about, Place(0), now, menu=MENU).contributions(Example)
    due.add(db, [Due(example.signal, now, None, None) for example in examples])


def limits(settings: Settings) -> Limits:
    return Limits(
        per_second=settings.sends_per_second,
        chat_per_second=settings.chat_sends_per_second,
        group_per_minute=settings.group_sends_per_minute,
        tally_seconds=2 * 60 / settings.group_sends_per_minute,
    )


def let_go(db: Connection, *, alone: bool) -> None:
    """Take up again what a process that died had in hand; beside other processes only when its leases end."""
    if alone:
        rows.release(db)
        due.release(db)


async def together(loops: Sequence[Callable[[], Awaitable[Any]]]) -> None:
    """Run the loops side by side; the first that fails ends them all, and its error travels up."""
    tasks = [asyncio.ensure_future(loop()) for loop in loops]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def until_told_to_stop(work: Awaitable[None]) -> None:
    """Run the work until SIGTERM or Ctrl-C, and let it end cleanly."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        if not task.cancelled():
            raise
