"""Power cuts: the bot is killed again and again while people answer."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from bot.outbox.tables import State
from tests.faults.answerer import Answerer, crowd, given, together
from tests.faults.kept import at_rest, diaries, members, records
from tests.faults.waiting import until
from tests.town import Town, town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy


async def test_ten_people_answer_while_the_bot_is_killed(tmp_path: Path, database_url: str) -> None:
    """No answer is lost or doubled, nobody waits in vain."""
    async with town(tmp_path, database_url) as made:
        await answer_while_killed(made, people=10, kills=3, seed=1)


@pytest.mark.faults
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [2, 3])
async def test_fifty_people_answer_while_the_bot_is_killed(tmp_path: Path, database_url: str, seed: int) -> None:
    """The same with fifty people and a dozen cuts, in the middle of starting up too."""
    async with town(tmp_path, database_url) as made:
        await answer_while_killed(made, people=50, kills=12, seed=seed)


async def answer_while_killed(made: Town, *, people: int, kills: int, seed: int) -> None:
    async with crowd(await members(made, people), seed) as answerers:
        await together(*(each.goes_through() for each in answerers), power_cuts(made, answerers, kills, seed))
        states = await at_rest(made)

        async with records(made) as store:
            assert await store.read(diaries) == {each.someone.id: each.diary for each in answerers}
        assert states.keys() == {State.SENT}


async def power_cuts(made: Town, answerers: list[Answerer], times: int, seed: int) -> None:
    """Kill the bot so often, at random moments that are spread over all that is answered, and start it again."""
    chance = random.Random(seed)
    least = 9 * len(answerers)  # answers: nobody gets to the check with fewer
    for moment in sorted(chance.sample(range(least), times)):
        await until(lambda moment=moment: given(answerers) >= moment, f"{moment} answers")  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, 0.02))  # anywhere within a turn
        await made.kill()
        await made.start()
        if chance.random() < 0.25:
            await asyncio.sleep(chance.uniform(0, 2))  # anywhere within the start
            await made.kill()
            await made.start()
