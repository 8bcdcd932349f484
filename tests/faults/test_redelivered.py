"""Telegram says the same again: after an answer of ours was lost on the way, or because it feels like it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.outbox.tables import State
from tests.faults.answerer import Answerer, crowd, given, together
from tests.faults.kept import at_rest, diaries, everything, members, records
from tests.faults.waiting import until
from tests.sandbox import Sandbox
from tests.town import Town, town

ALL = 10_000  # updates


async def test_every_update_again_in_any_order_changes_nothing(tmp_path: Path, database_url: str) -> None:
    """Not one row differs afterwards, and nothing is said; a press that comes again only stops its wheel."""
    async with town(tmp_path, database_url, BOT_POLL_SECONDS="1") as made, records(made) as store:
        async with crowd(await members(made, 6), seed=4) as answerers:
            await together(*(each.goes_through() for each in answerers))
        await at_rest(made)
        before, last = await store.read(everything), (await made.world.calls())[-1]["n"]

        again = await made.world.redeliver(ALL, shuffle=4)
        await until(lambda: came_again(made.world, last, again), f"{again} updates to be fetched again")

        assert await store.read(everything) == before
        assert {call["method"] for call in await made.world.calls(after=last)} <= {"getUpdates", "answerCallbackQuery"}


async def came_again(world: Sandbox, after: int, number: int) -> bool:
    """Whether so many updates were fetched, and then nothing: whoever asks for more has taken them."""
    fetched = [len(call["result"]) for call in await world.calls("getUpdates", after)]
    return sum(fetched) >= number and fetched[-1] == 0


async def test_updates_come_twice_and_in_any_order_while_people_answer(tmp_path: Path, database_url: str) -> None:
    """Every answer counts once, and is answered once."""
    async with town(tmp_path, database_url) as made, records(made) as store:
        async with crowd(await members(made, 6), seed=5) as answerers:
            echo = asyncio.create_task(echoes(made, answerers))
            await together(*(each.goes_through() for each in answerers))
            echo.cancel()
        states = await at_rest(made)

        assert await store.read(diaries) == {each.someone.id: each.diary for each in answerers}
        said = [call for call in await made.world.calls() if call["method"] in ("sendMessage", "editMessageText")]
        assert states == {State.SENT: len(said)}


async def echoes(made: Town, answerers: list[Answerer]) -> None:
    """After every few answers let the last updates come once more, some of them before they came at all."""
    for number in range(1, ALL):
        await until(lambda number=number: given(answerers) >= 4 * number, "more answers")  # type: ignore[misc]
        await made.world.redeliver(24, shuffle=number)
