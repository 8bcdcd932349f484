"""The demo: everything is there at once, what dies comes back, what is kept stays, and nothing is left behind."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.prompt import HOUSE, muyassir
from tests.sandbox import sandbox


@dataclass(frozen=True, slots=True)
class Shown:
    """A demo that runs, and what it said of itself first."""

    process: asyncio.subprocess.Process
    told: dict[str, Any]

    async def tells(self) -> dict[str, Any]:
        """The next line."""
        assert self.process.stdout is not None
        line: dict[str, Any] = json.loads(await asyncio.wait_for(self.process.stdout.readline(), 60))
        return line


@asynccontextmanager
async def demo(home: Path, data: str | None = None, **settings: str) -> AsyncIterator[Shown]:
    """``muyassir demo --json``, its data in ``home`` unless said otherwise; at the end it must stop when told to."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--json", "--data", data or str(home)),
        env={**os.environ, "PYTHONPATH": str(HOUSE), **settings},
        cwd=home,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield Shown(process, await Shown(process, {}).tells())
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 30) == 0
    finally:
        with suppress(ProcessLookupError):
            process.kill()


async def test_two_are_invited_and_three_are_there_to_vote_with(tmp_path: Path) -> None:
    """Whoever opens the page finds somebody who takes part and somebody who facilitates, each with a link."""
    async with demo(tmp_path) as shown, sandbox(shown.told["api"], shown.told["token"]) as world:
        assert shown.told["page"] == f"{world.url}/"
        seats = (await world.get("/world/page"))["seats"]
        links = [shown.told["actor_link"], shown.told["facilitator_link"]]
        invited, there = seats[:2], seats[2:]
        assert [(seat["label"], seat["link"]) for seat in invited] == list(
            zip(("Actor", "Facilitator"), links, strict=True)
        )

        for seat in there:
            someone = await world.known(seat["person"])
            await someone.sees("Mahdia")
        for seat in invited:
            someone = await world.known(seat["person"])
            await someone.opens(seat["link"])
            await someone.presses("English")
            await someone.sees("You are invited to")


async def test_a_bot_that_dies_is_started_again_and_none_is_left_behind(tmp_path: Path) -> None:
    """A power cut of the bot alone: the demo says where the new one is."""
    async with demo(tmp_path) as shown:
        os.kill(shown.told["bot_pid"], signal.SIGKILL)
        again = await shown.tells()

        assert again["bot_pid"] != shown.told["bot_pid"]
        assert again == {**shown.told, "bot_pid": again["bot_pid"]}
    assert not is_running(again["bot_pid"])


async def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    """And the demo's territory is not made twice."""
    for _ in range(2):
        async with demo(tmp_path):
            pass
    listed = await muyassir(tmp_path, "territory", "list")
    assert listed.out == "Mahdia (TN): 3 people\n"


async def test_a_real_bots_settings_are_not_taken_into_the_demo(tmp_path: Path) -> None:
    """Whoever runs a bot in the same terminal may look at the demo, and no message of theirs goes astray."""
    (tmp_path / "token").write_text("987654321:a-token-that-is-somebody-elses")
    real = {"BOT_TOKEN_FILE": "token", "BOT_DATABASE": f"sqlite:///{tmp_path / 'real.db'}"}
    async with demo(tmp_path, **real) as shown, sandbox(shown.told["api"], shown.told["token"]) as world:
        sara = await world.person("Sara")
        await sara.says("/start")
        await sara.sees("Choose your language")
    assert not (tmp_path / "real.db").exists()


async def test_the_demo_runs_on_a_server_of_its_own_too(tmp_path: Path, empty_postgres: str) -> None:
    """For whoever wants to try that before the real bot does."""
    async with demo(tmp_path, data=empty_postgres):
        pass
    listed = await muyassir(tmp_path, "territory", "list", BOT_DATABASE=empty_postgres)
    assert listed.out == "Mahdia (TN): 3 people\n"


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
