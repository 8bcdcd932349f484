"""Following the sandbox's clock, in the demo and in journeys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import urlsplit

import aiohttp
import structlog

log = structlog.get_logger()

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PATIENCE = 60.0  # seconds; the sandbox answers a long poll within 25


def is_loopback(url: str) -> bool:
    """Whether the address is on this machine; a clock from anywhere else is not believed."""
    return urlsplit(url).hostname in LOOPBACK


Arrive = Callable[[datetime], None]
Travel = Callable[[datetime], Awaitable[None]]
Awaited = Callable[[], Awaitable[datetime | None]]


async def follow(url: str, arrive: Arrive, travel: Travel, awaited: Awaited) -> None:
    """Let ``travel`` be called with the sandbox's time whenever somebody moved it.

    The first that is heard of it goes to ``arrive``: what came due while we were away is late, as after any outage.
    The sandbox is told with every question what is ``awaited`` next, so that somebody can move it there.
    """
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        version: int | None = None
        while True:
            try:
                version = await step(session, url, version, arrive, travel, awaited)
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(1)


async def step(
    session: aiohttp.ClientSession, url: str, version: int | None, arrive: Arrive, travel: Travel, awaited: Awaited
) -> int:
    moment = await awaited()
    asked = {"next": moment.isoformat() if moment else ""} | ({} if version is None else {"after": str(version)})
    async with session.get(url, params=asked) as response:
        told = await response.json()
    there = datetime.fromisoformat(told["now"])
    if version is None:
        arrive(there)
    elif told["version"] != version:
        await travel(there)
        log.info("clock_moved", version=told["version"])
    return int(told["version"])
