"""The clock moves to what the bot waits for, which the bot says when it asks for the time."""

import asyncio
from datetime import UTC, datetime, timedelta

from tests.sandbox import Sandbox

TOMORROW = datetime.now(UTC) + timedelta(days=1)


async def test_the_bot_says_what_it_waits_for(world: Sandbox) -> None:
    """It is asked when somebody wants to go there, and so its answer is not old."""
    waiting = asyncio.create_task(asks(world, after=0, next=TOMORROW + timedelta(days=5)))
    await asyncio.sleep(0.05)
    moving = asyncio.create_task(world.post("/world/clock", next=True))
    assert (await waiting)["version"] == 0

    heard = await asks(world, after=0, next=TOMORROW)

    moved = await moving
    assert (heard["version"], moved["version"]) == (1, 1)
    assert timedelta(0) <= datetime.fromisoformat(moved["now"]) - TOMORROW < timedelta(minutes=1)


async def test_who_only_reads_the_clock_is_not_asked(world: Sandbox) -> None:
    """Another bot, or a test, goes on waiting for the clock to be moved."""
    waiting = asyncio.create_task(world.get("/world/clock?after=0"))
    await asyncio.sleep(0.05)
    async with world.session.post("/world/clock", json={"next": True}) as response:
        assert (response.status, await response.json()) == (409, {"error": "nothing is waited for"})
    assert not waiting.done()
    await world.advance(1)
    assert (await waiting)["version"] == 1


async def asks(world: Sandbox, after: int, next: datetime) -> dict[str, int]:
    """What the bot's question for the time brings."""
    async with world.session.get("/world/clock", params={"after": after, "next": next.isoformat()}) as response:
        told: dict[str, int] = await response.json()
        return told
