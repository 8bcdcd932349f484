"""A bad line: connections torn, gateways that fail, answers lost, and Telegram asking for a pause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.outbox.tables import State, outbox
from tests.faults.answerer import Answerer, crowd, together
from tests.faults.kept import at_rest, diaries, members, records
from tests.faults.waiting import PATIENCE
from tests.sandbox import NotSeen, Sandbox, Someone
from tests.town import Town, town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy

KINDS = ("reset", "reset-after", "502-before", "502-after")
SAYING = ("sendMessage", "editMessageText")
SILENCE = 25.0  # seconds; after five tries in vain, which take half as long, a reply is set aside as unclear


async def test_six_people_answer_over_a_line_of_which_a_quarter_is_torn(tmp_path: Path, sqlite_url: str) -> None:
    """Every answer is kept, everybody gets to the check, and what was surely heard is not said again."""
    async with town(tmp_path, sqlite_url) as made:
        await answer_over_torn_line(made, people=6, seed=6)


@pytest.mark.faults
@pytest.mark.timeout(600)
async def test_fifty_people_answer_over_a_line_of_which_a_quarter_is_torn(tmp_path: Path, database_url: str) -> None:
    """The same with fifty, on both databases."""
    async with town(tmp_path, database_url) as made:
        await answer_over_torn_line(made, people=50, seed=7)


async def answer_over_torn_line(made: Town, *, people: int, seed: int) -> None:
    await tear(made.world, 0.25)
    async with crowd(await members(made, people), seed) as answerers:
        await together(*(insists(each) for each in answerers))
    states = await at_rest(made)
    await made.world.mend()

    calls = [call for call in await made.world.calls() if call["method"] in SAYING]
    async with records(made) as store:
        assert await store.read(diaries) == {each.someone.id: each.diary for each in answerers}
        assert await store.read(tries) == len(calls)
    assert states.keys() <= {State.SENT, State.UNKNOWN}
    assert states[State.SENT] == len([call for call in calls if was_heard(call)])


async def tear(world: Sandbox, share: float) -> None:
    """Let a share of all calls fail, each kind equally often; and some questions for news."""
    each = 1 - (1 - share) ** (1 / len(KINDS))  # what one kind spares, the next may strike
    for seed, kind in enumerate(KINDS):
        await world.fault(kind, rate=each, seed=seed)
        await world.fault(kind, "getUpdates", rate=0.03, seed=seed)


async def insists(one: Answerer) -> None:
    """Answer as people do who hear nothing for a while: open the questions again and go on."""
    while True:
        try:
            return await one.goes_through(SILENCE)
        except NotSeen:
            continue


def was_heard(call: dict[str, Any]) -> bool:
    """Whether the bot was told that it arrived (or that the message reads so already)."""
    repeated = "message is not modified" in str(call.get("error", {}))
    return "fault" not in call and ("result" in call or repeated)


def tries(db: Connection) -> int:
    """How often the bot knows that it tried."""
    return db.scalar(select(func.sum(outbox.c.attempts))) or 0


@pytest.mark.parametrize("seconds", [2])
async def test_telegram_asks_for_a_pause(tmp_path: Path, seconds: int) -> None:
    """Nothing leaves for that chat before it is over; then all of it, once and in order."""
    async with town(tmp_path) as made:
        (sara,) = await members(made, 1)
        await made.world.fault("429", "sendMessage", times=1, retry_after=seconds)

        for command in ("/help", "/assess", "/settings", "/privacy"):
            await sara.says(command)
        refused, *after = await calls_to(made, sara, 1 + 4)
        states = await at_rest(made)

        assert refused["error"] == {"fault": "429"}
        assert [call["at"] - refused["at"] >= seconds for call in after] == [True] * 4
        assert states == {State.SENT: 4}
        assert refused["parameters"]["text"] == after[0]["parameters"]["text"]


async def calls_to(made: Town, one: Someone, number: int) -> list[dict[str, Any]]:
    """The calls that concern this chat, once there are so many."""

    async def found() -> list[dict[str, Any]] | None:
        calls = [call for call in await made.world.calls() if str(call["parameters"].get("chat_id")) == str(one.id)]
        return calls if len(calls) >= number else None

    return await made.world.until(found, PATIENCE) or []
