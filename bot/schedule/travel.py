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


async def follow(url: str, travel: Callable[[datetime], Awaitable[None]]) -> None:
    """Let ``travel`` be called with the sandbox's time whenever somebody moved it."""
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        version: int | None = None
        while True:
            try:
                version = await step(session, url, version, travel)
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(1)


async def step(
    session: aiohttp.ClientSession, url: str, version: int | None, travel: Callable[[datetime], Awaitable[None]]
) -> int:
    asked = {} if version is None else {"after": str(version)}
    async with session.get(url, params=asked) as response:
        told = await response.json()
    if told["version"] != version:
        await travel(datetime.fromisoformat(told["now"]))
        log.info("clock_moved", version=told["version"])
    return int(told["version"])
