"""Power cuts: the bot is killed again and again while people answer."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable
from pathlib import Path

import pytest

from bot.outbox.tables import State
from tests.faults.answerer import Answerer, crowd, given, together
from tests.faults.kept import at_rest, diaries, members, records
from tests.faults.kernel import SYNC, WRITE, dies_in
from tests.faults.waiting import until
from tests.town import Town, town

LEAST = 9  # answers: nobody gets to the check with fewer
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


@pytest.mark.faults
@pytest.mark.timeout(600)
@pytest.mark.parametrize("call", [WRITE, SYNC])
async def test_the_bot_dies_in_the_middle_of_a_write(tmp_path: Path, sqlite_url: str, call: str) -> None:
    """At any write of a transaction, and while it is being synced: it is whole, or it was not."""
    async with town(tmp_path, sqlite_url) as made, crowd(await members(made, 20), 4) as answerers:
        await answered(made, answerers, last_calls(made, answerers, call))
        async with records(made) as store:
            assert await store.read(lambda db: db.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"


async def answer_while_killed(made: Town, *, people: int, kills: int, seed: int) -> None:
    async with crowd(await members(made, people), seed) as answerers:
        await answered(made, answerers, power_cuts(made, answerers, kills, seed))


async def answered(made: Town, answerers: list[Answerer], trouble: Awaitable[None]) -> None:
    """All get to the check in spite of the trouble, and what is on disk then is what they remember."""
    await together(*(each.goes_through() for each in answerers), trouble)
    states = await at_rest(made)

    async with records(made) as store:  # only now: a file that somebody else holds open needs no recovery
        assert await store.read(diaries) == {each.someone.id: each.diary for each in answerers}
    assert states.keys() == {State.SENT}


async def power_cuts(made: Town, answerers: list[Answerer], times: int, seed: int) -> None:
    """Kill the bot so often, at random moments that are spread over all that is answered, and start it again."""
    chance = random.Random(seed)
    for moment in sorted(chance.sample(range(LEAST * len(answerers)), times)):
        await until(lambda moment=moment: given(answerers) >= moment, f"{moment} answers")  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, 0.02))  # anywhere within a turn
        await made.kill()
        await made.start()
        if chance.random() < 0.25:
            await asyncio.sleep(chance.uniform(0, 2))  # anywhere within the start
            await made.kill()
            await made.start()


async def last_calls(made: Town, answerers: list[Answerer], call: str) -> None:
    """Let the bot die in its first such call, its second, its third and so on, and start it again each time."""
    for number, moment in enumerate(range(0, LEAST * len(answerers), LEAST), 1):
        await until(lambda moment=moment: given(answerers) >= moment, f"{moment} answers")  # type: ignore[misc]
        await dies_in(made, call, number)
        await made.start()
