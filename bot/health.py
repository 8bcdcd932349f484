"""Whether the bot is well, for whoever watches it: one small page on this machine."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import OperatorError

SILENT = 120.0  # seconds without an answer from Telegram after which we call ourselves unwell


class Health:
    """When Telegram last answered, whether what it said could be written down, and how much waits.

    ``oldest`` is the age in seconds of the oldest update that waits for us, 0 while we keep up.
    """

    def __init__(self, count: Callable[[], Awaitable[Mapping[str, int]]], oldest: Callable[[], float]) -> None:
        self._count, self._oldest = count, oldest
        self._heard = time.monotonic()
        self._stuck = False

    def heard(self) -> None:
        self._heard = time.monotonic()

    def trouble(self, now: bool) -> None:
        """The database takes nothing now, though it may still be read; or (False) it does again."""
        self._stuck = now

    async def told(self, request: web.Request) -> web.Response:
        silent = time.monotonic() - self._heard
        try:
            counts = dict(await self._count())
        except Exception as error:
            return web.json_response({"ok": False, "storage": type(error).__name__}, status=503)
        well = silent < SILENT and not self._stuck
        report = {
            "ok": well,
            "storage_takes_nothing": self._stuck,
            "seconds_since_poll": round(silent, 1),
            "oldest_waiting_seconds": round(self._oldest()),
        }
        return web.json_response(report | counts, status=200 if well else 503)


@asynccontextmanager
async def served(health: Health, port: int) -> AsyncIterator[None]:
    """Serve ``/health`` on 127.0.0.1 for as long as the block runs; not at all for port 0.

    Raises OperatorError: the port is taken.
    """
    if not port:
        yield
        return
    pages = web.Application()
    pages.router.add_get("/health", health.told)
    runner = web.AppRunner(pages, access_log=None)
    await runner.setup()
    try:
        await listen(runner, port)
        yield
    finally:
        await runner.cleanup()


async def listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise OperatorError(f"port {port} cannot be used ({why}): set another in BOT_HEALTH_PORT, or 0.") from None
