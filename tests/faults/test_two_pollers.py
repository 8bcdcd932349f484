"""Two processes with one token: an operator started the bot a second time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.outbox.tables import State
from tests.faults.answerer import crowd, together
from tests.faults.kept import at_rest, diaries, members, records
from tests.faults.waiting import until
from tests.town import Town, town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy


async def test_two_processes_share_a_token_and_a_database(tmp_path: Path, database_url: str) -> None:
    """Each says so once, no update counts twice, and the one that stays goes on by itself."""
    async with town(tmp_path, database_url) as made, second(made) as other:
        async with crowd(await members(made, 4), seed=14) as (sara, *others):
            await until(lambda: conflicts(made, 1), "the two to meet")
            await together(*(each.goes_through() for each in others))
            await until(lambda: conflicts(made, 3), "the two to meet again")

            await made.kill()
            await sara.goes_through()
            states = await at_rest(made)

        async with records(made) as store:
            assert await store.read(diaries) == {each.someone.id: each.diary for each in (sara, *others)}
        said = [call for call in await made.world.calls() if call["method"] in ("sendMessage", "editMessageText")]
        assert states == {State.SENT: len(said)}
        assert max(one.log.count("another_poller") for one in (made, other)) == 1


@asynccontextmanager
async def second(made: Town) -> AsyncIterator[Town]:
    """The same bot once more."""
    home = made.home / "second"
    home.mkdir()
    other = replace(made, home=home, process=None)
    await other.start()
    try:
        yield other
    finally:
        await other.stop()


async def conflicts(made: Town, number: int) -> bool:
    """Whether so many polls were ended by another."""
    polls = await made.world.calls("getUpdates")
    return len([call for call in polls if call.get("error", {}).get("error_code") == 409]) >= number
