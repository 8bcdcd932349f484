"""The token in all that goes wrong: it is in no log line; and what becomes of us without it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.outbox.tables import State
from bot.sandbox.server import Sandbox as Server
from bot.sandbox.server import serve
from bot.sandbox.world import World
from tests.faults.kept import at_rest, members
from tests.faults.waiting import until
from tests.sandbox import Someone, sandbox
from tests.town import Town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy

CANARY = "100200300:AA-canary_that-sings-in-no-line-of-the-log"
ANOTHER = "100200300:AA-another_one-from-BotFather-after-revoking"
NOWHERE = "http://127.0.0.1:9"  # nobody listens on the discard port


@dataclass(slots=True)
class Street:
    """A town whose Telegram can be taken away and brought back."""

    town: Town
    server: Server

    async def telegram_goes(self) -> None:
        await self.server.close()

    async def telegram_returns(self) -> None:
        self.server = await serve(self.server.port, self.server.world)


@asynccontextmanager
async def street(home: Path, url: str, **settings: str) -> AsyncIterator[Street]:
    """With a canary for a token; the bot is not started."""
    server = await serve(0, World(CANARY))
    async with sandbox(server.url, CANARY) as world:
        made = Street(Town(world, url, home, settings), server)
        await made.town.found()
        try:
            yield made
        finally:
            await made.town.stop()
            await made.server.close()


async def test_the_token_is_in_no_line_of_the_log(tmp_path: Path, sqlite_url: str) -> None:
    """Whatever fails, and at the most talkative level."""
    async with street(tmp_path, sqlite_url, BOT_LOG_LEVEL="debug", BOT_POLL_SECONDS="1") as made:
        town = made.town
        await refused_at_the_start(town)
        (sara,) = await members(town, 1)
        await town.start()
        await is_helped(sara)
        await torn(sara)
        await disturbed(made)
        await left_alone(made)
        await revoked(made)

        assert CANARY not in town.log and quote(CANARY, safe="") not in town.log
        assert CANARY.partition(":")[2] not in town.log
        told = ("does not answer", "poll_failed", "another_poller", "does not know this token")
        assert [part for part in told if part not in town.log] == []


async def refused_at_the_start(town: Town) -> None:
    town.settings["BOT_API_URL"] = NOWHERE
    await town.start()
    await ended(town)
    del town.settings["BOT_API_URL"]


async def torn(one: Someone) -> None:
    """Calls of each kind fail in each way."""
    for kind in ("reset", "reset-after", "502-before", "502-after", "429", "late"):
        await one.world.fault(kind, times=1, delay=0.1)
        await one.world.fault(kind, "getUpdates", times=1, delay=0.1)
        await is_helped(one)
        await one.world.mend()


async def is_helped(one: Someone) -> None:
    await one.says("/help")
    await one.sees("Muyassir helps", fresh=True)


async def disturbed(made: Street) -> None:
    """Somebody else polls, until it is noticed."""

    async def noticed() -> bool:
        async with made.town.world.session.get(f"/bot{CANARY}/getUpdates?timeout=1"):
            return "another_poller" in made.town.log

    await until(noticed, "the bot to be disturbed")


async def left_alone(made: Street) -> None:
    await made.telegram_goes()
    failures = made.town.log.count("poll_failed")
    await until(lambda: made.town.log.count("poll_failed") > failures, "Telegram to be missed")
    await made.telegram_returns()


async def revoked(made: Street) -> None:
    made.server.world.token = ANOTHER
    await ended(made.town)
    await made.town.start()
    await ended(made.town)


async def test_a_token_that_is_replaced_loses_nothing(tmp_path: Path, sqlite_url: str) -> None:
    """What came with the last answer to the old one is answered with the new one."""
    async with street(tmp_path, sqlite_url) as made:
        town = made.town
        (sara,) = await members(town, 1)
        await town.start()
        await is_helped(sara)
        made.server.world.token = ANOTHER
        await sara.says("/help")  # reaches the poll that waits; the reply then finds the line closed
        await ended(town)

        town.settings["BOT_TOKEN"] = ANOTHER
        await town.start()

        await sara.sees("Muyassir helps", fresh=True)
        assert await at_rest(town) == {State.SENT: 2}


async def ended(town: Town) -> None:
    """Wait until the bot has ended by itself, with a line for the operator and no traceback."""
    assert town.process is not None
    async with asyncio.timeout(60):
        assert await town.process.wait() == 1
    last = town.log.splitlines()[-1]
    assert last.startswith("muyassir: "), last
