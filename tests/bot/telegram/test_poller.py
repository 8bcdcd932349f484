"""The loop over getUpdates, against the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio

from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.dispatch import Dispatcher, Routes
from bot.events import Words
from bot.i18n import T
from bot.people.roles import Role
from bot.sandbox.server import Sandbox as Server
from bot.sandbox.server import serve
from bot.storage.engine import Database
from bot.telegram import poller as poller_module
from bot.telegram.backlog import Backlog
from bot.telegram.connection import connected
from bot.telegram.poller import Poller
from tests.bot.dispatch.house import said, set_aside
from tests.faults.waiting import until
from tests.sandbox import Sandbox, sandbox

tried = Conversation("tried", title=T("Tried"))


@tried.on(Words, who=Role.STRANGER)
def repeat(turn: Turn, signal: Words) -> None:
    turn.say(T("You said: {words}", words=turn.said.words))


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    made = await serve(0)
    yield made
    await made.close()


@asynccontextmanager
async def polling(world: Sandbox, database: Database) -> AsyncIterator[None]:
    """The poller at work, and nothing else of the bot."""
    dispatcher = Dispatcher(database, Routes((tried,)), Clock(), "muyassir_bot", lambda: None)
    async with connected(world.token, world.url, 1) as bot:
        poller = Poller(bot, dispatcher, 1, Backlog(Clock()), on_poll=lambda: None, on_trouble=lambda now: None)
        task = asyncio.ensure_future(poller.run())
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_an_update_that_nobody_can_read_stops_no_other(server: Server, database: Database) -> None:
    """Telegram adds to its updates without asking us: what we cannot read is set aside, counted, and behind us."""
    async with sandbox(server.url) as world:
        sara = await world.person("Sara")
        async with polling(world, database):
            await until(lambda: polls(world, 1), "the first poll")
            await sara.says("before")
            server.world.updates.add("message", {"from": "nobody", "text": "nothing"})
            await sara.says("after")
            await until(lambda: heard(database, 2), "both to be heard")

    assert await said(database) == ["You said: before", "You said: after"]
    assert [signal for _, signal in await set_aside(database)] == ["events.Unknown"]


async def test_once_all_is_acknowledged_no_number_is_held_against_what_comes(
    server: Server, database: Database
) -> None:
    """After a quiet week Telegram's numbers begin anew, perhaps lower: an old offset would confirm them away."""
    async with sandbox(server.url) as world:
        sara = await world.person("Sara")
        async with polling(world, database):
            await until(lambda: polls(world, 1), "the first poll")
            await sara.says("hello")
            await until(lambda: heard(database, 1), "it to be heard")
            asked = len(await world.calls("getUpdates"))
            await until(lambda: polls(world, asked + 2), "two more polls")
        offsets = [int(call["parameters"].get("offset", 0)) for call in await world.calls("getUpdates")]

    assert max(offsets) > 0
    assert offsets[-1] == 0


@pytest.mark.parametrize(
    ("kind", "delay"), [("late", 60), ("reset", 0), ("reset-after", 0), ("502-before", 0), ("502-after", 0), ("429", 0)]
)
async def test_a_poll_that_fails_or_never_ends_is_made_again(
    server: Server, database: Database, monkeypatch: pytest.MonkeyPatch, kind: str, delay: float
) -> None:
    """What it carried comes with the next one: nothing was acknowledged."""
    monkeypatch.setattr(poller_module, "STALLED", 0.3)
    monkeypatch.setattr(poller_module, "PAUSE", 0.05)
    async with sandbox(server.url) as world:
        sara = await world.person("Sara")
        async with polling(world, database):
            await until(lambda: polls(world, 1), "the first poll")
            await world.fault(kind, "getUpdates", times=2, delay=delay)
            await sara.says("hello")
            await until(lambda: heard(database, 1), "it to be heard")

    assert await said(database) == ["You said: hello"]


async def heard(database: Database, number: int) -> bool:
    return len(await said(database)) >= number


async def polls(world: Sandbox, number: int) -> bool:
    return len(await world.calls("getUpdates")) >= number
