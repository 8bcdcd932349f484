"""Following the sandbox's clock: it is lived through, and it may ask what we wait for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from bot.schedule import travel
from tests.sandbox import Sandbox, sandbox

TOMORROW = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with sandbox() as world:
        yield world


async def test_somebody_moves_the_clock_to_what_we_wait_for(world: Sandbox) -> None:
    """The first moment that we hear of is just taken for now: only what lies behind it is lived through."""
    began, heard = asyncio.Queue[datetime](), asyncio.Queue[datetime]()
    clock = f"{world.url}/world/clock"
    following = asyncio.ensure_future(travel.follow(clock, began.put_nowait, heard.put, awaited))
    try:
        await asyncio.wait_for(began.get(), 15)
        await world.post("/world/clock", next=True)
        moved = await asyncio.wait_for(heard.get(), 15)
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
    assert timedelta(0) <= moved - TOMORROW < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("url", "ours"),
    [("http://127.0.0.1:8100/world/clock", True), ("http://localhost/", True), ("https://example.org/clock", False)],
)
def test_only_a_clock_on_this_machine_is_believed(url: str, ours: bool) -> None:
    """Who moves the clock opens and closes votes."""
    assert travel.is_loopback(url) is ours


async def awaited() -> datetime | None:
    return TOMORROW
