"""A long outage: what people wrote meanwhile waits at Telegram, all of it at once."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.dispatch.tables import seen
from bot.outbox.tables import State
from bot.sandbox.says import send
from bot.sandbox.server import serve
from bot.sandbox.world import World
from tests.faults.kept import at_rest, members, records
from tests.faults.waiting import until
from tests.sandbox import sandbox
from tests.town import Town

WORDS = ("/help", "Good morning", "7", "/settings", "Is anybody there?")
GROWTH = 100  # MB of memory that the flood may cost at its worst


async def test_two_thousand_updates_that_waited_are_taken_in(tmp_path: Path, sqlite_url: str) -> None:
    """Each of them is answered once, memory stays where it was, and the log says how old they were."""
    await taken_in(tmp_path, sqlite_url, updates=2_000, people=50)


@pytest.mark.faults
@pytest.mark.timeout(900)
async def test_a_hundred_thousand_updates_that_waited_are_taken_in(tmp_path: Path, sqlite_url: str) -> None:
    """The same with as many as a whole region writes in a bad day."""
    await taken_in(tmp_path, sqlite_url, updates=100_000, people=500)


@pytest.mark.faults
@pytest.mark.timeout(900)
async def test_ten_thousand_updates_that_waited_are_taken_in_by_a_server(tmp_path: Path, postgres_url: str) -> None:
    """The same on PostgreSQL."""
    await taken_in(tmp_path, postgres_url, updates=10_000, people=500)


async def taken_in(home: Path, database: str, *, updates: int, people: int) -> None:
    """Let the process stand still while people write; then let it go on."""
    server = await serve(0)
    async with sandbox(server.url) as world:
        made = Town(world, database, home, {"BOT_POLL_SECONDS": "1"})
        await made.found()
        someones = [one.id for one in await members(made, people)]
        await made.start()
        try:
            assert made.process is not None
            write(server.world, someones, 500)
            await answered(made, server.world, 500)
            before = peak(made.process.pid)

            made.process.send_signal(signal.SIGSTOP)
            write(server.world, someones, updates)
            await world.advance(hours=8)
            made.process.send_signal(signal.SIGCONT)
            await answered(made, server.world, 500 + updates)

            after = peak(made.process.pid)
            sys.stderr.write(f"{before:.0f} MB at most before, {after:.0f} MB with {updates} waiting\n")
            assert after - before < GROWTH
            assert "behind" in made.log
            await until(lambda: "caught_up" in made.log, "the log to say that it is over")
            assert world.token.partition(":")[2] not in made.log
        finally:
            await made.stop()
            await server.close()
            sys.stderr.write(made.log)


def write(world: World, people: list[int], number: int) -> None:
    """So many messages, from one after another."""
    for n in range(number):
        person = world.person(people[n % len(people)])
        send(world, person, world.chats[person.id], {"text": WORDS[n // len(people) % len(WORDS)]})


async def answered(made: Town, world: World, number: int) -> None:
    """Wait until so many updates were taken; each of them was answered once."""
    await until(lambda: not world.updates.waiting(), "the updates to be taken", patience=600)
    await until(lambda: written(world) == 2 * number, "each to be answered", patience=600)
    assert await at_rest(made) == {State.SENT: number}
    async with records(made) as store:
        assert await store.read(taken) == number


def written(world: World) -> int:
    """How many messages stand in all chats."""
    return sum(len(chat.messages) for chat in world.chats.values())


def taken(db: Connection) -> int:
    return db.scalar(select(func.count()).select_from(seen)) or 0


def peak(process: int) -> float:
    """The most memory that a process ever held, in MB."""
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (line,) = (line for line in told.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
