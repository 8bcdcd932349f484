"""A thousand people vote and change their minds while updates come twice and the bot is killed."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from bot.ballots.rules.outcome import Turnout
from tests.faults.answerer import together
from tests.faults.electors import Elector, counted, electorate, on_disk, opened, tally, way_in
from tests.faults.kept import at_rest, members, records
from tests.faults.waiting import until
from tests.town import Town, town

LAST = 48  # updates that come once more


@pytest.mark.timeout(300)
async def test_twenty_people_vote_and_change_while_the_bot_is_killed(tmp_path: Path, database_url: str) -> None:
    """What is counted at the close is what each of them chose last."""
    async with town(tmp_path, database_url) as made:
        await race(made, people=20, changes=2, kills=2, seed=1)


@pytest.mark.faults
@pytest.mark.timeout(3600)
async def test_ten_thousand_presses_of_a_thousand_people(tmp_path: Path, database_url: str) -> None:
    """The same with a thousand: each votes, and changes that five times."""
    async with town(tmp_path, database_url) as made:
        electors = await race(made, people=1000, changes=5, kills=3, seed=2)
    assert sum(each.pressed for each in electors) >= 10_000


async def race(made: Town, *, people: int, changes: int, kills: int, seed: int) -> list[Elector]:
    """All vote at once; the tally on disk, and the one at the close, is what they remember."""
    those = await members(made, people)
    async with records(made) as store:
        now = await made.now()
        vote = await store.transaction(lambda db: opened(db, now))
    link, presses = way_in(made.world.username, vote), people * (1 + 2 * changes)
    async with electorate(those, seed) as electors:
        echo = asyncio.create_task(echoes(made, electors, presses, seed))
        await together(*(each.votes(link, changes) for each in electors), killed(made, electors, presses, kills, seed))
        await echo
    await at_rest(made)

    async with records(made) as store:
        assert await store.read(lambda db: on_disk(db, vote)) == {each.someone.id: each.chosen for each in electors}
        outcome = await store.transaction(lambda db: counted(db, vote, now))
    assert (outcome.counts, outcome.turnout) == (tally(electors), Turnout(people, people, (people + 1) // 2))
    return electors


async def killed(made: Town, electors: list[Elector], presses: int, times: int, seed: int) -> None:
    """A power cut at so many random moments, spread over all that is pressed."""
    chance = random.Random(seed)
    for moment in sorted(chance.sample(range(presses // 4, presses - presses // 8), times)):
        await until(lambda moment=moment: pressed(electors) >= moment, f"{moment} presses", 3000)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, 0.05))  # anywhere within a turn
        await made.kill()
        await made.start()


async def echoes(made: Town, electors: list[Elector], presses: int, seed: int) -> None:
    """At every twentieth of the way the last updates come once more, some of them before they came at all."""
    for step in range(1, 20):
        moment = presses * step // 20
        await until(lambda moment=moment: pressed(electors) >= moment, f"{moment} presses", 3000)  # type: ignore[misc]
        await made.world.redeliver(LAST, shuffle=seed + step)


def pressed(electors: list[Elector]) -> int:
    return sum(each.pressed for each in electors)
