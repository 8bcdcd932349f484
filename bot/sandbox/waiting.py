"""What comes next in the world: the moment that the bot waits for, or a poll that closes by itself."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.errors import Impossible
from bot.sandbox.voting import next_closing
from bot.sandbox.world import World

PATIENCE = 2.0  # seconds for the bot to say what it waits for


async def next_moment(world: World) -> datetime:
    """The first moment ahead. Raises Impossible (409) when nothing is waited for, as far as anybody said."""
    told = world.clock.told.rings
    world.clock.asked.ring()
    await world.clock.told.past(told, PATIENCE)
    closing = next_closing(world)
    moments = [world.clock.awaited, datetime.fromtimestamp(closing, UTC) if closing else None]
    ahead = [moment for moment in moments if moment and moment > world.clock.now()]
    if not ahead:
        raise Impossible("nothing is waited for", 409)
    return min(ahead)


async def first_of(waits: list[Coroutine[Any, Any, int]]) -> None:
    """Wait for any of them, and let the others be."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
