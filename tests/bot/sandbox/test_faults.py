"""Faults put in the bot's way."""

import time

import aiohttp
import pytest

from tests.bot.sandbox.conftest import Api
from tests.sandbox import Sandbox, Someone


async def said(sara: Someone) -> list[str]:
    return [message.text for message in await sara.messages() if message.from_bot]


@pytest.mark.parametrize(("kind", "left"), [("reset", []), ("reset-after", ["x"])])
async def test_a_connection_is_torn_before_or_after_the_message_exists(
    world: Sandbox, api: Api, sara: Someone, kind: str, left: list[str]
) -> None:
    """The bot gets no answer in either case."""
    await world.fault(kind, method="sendMessage", times=1)
    with pytest.raises(aiohttp.ClientOSError):
        await api("sendMessage", chat_id=sara.id, text="x")
    assert await said(sara) == left
    call = (await world.calls("sendMessage"))[-1]
    assert ("result" in call, call.get("fault") or call["error"]["fault"]) == (bool(left), kind)


@pytest.mark.parametrize(("kind", "left"), [("502-before", []), ("502-after", ["x"])])
async def test_a_gateway_fails_before_or_after_the_message_exists(
    world: Sandbox, sara: Someone, kind: str, left: list[str]
) -> None:
    """What comes is a page, not JSON."""
    await world.fault(kind)
    parameters = {"chat_id": sara.id, "text": "x"}
    async with world.session.post(f"/bot{world.token}/sendMessage", json=parameters) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert await said(sara) == left


async def test_the_bot_is_told_to_wait(world: Sandbox, api: Api, sara: Someone) -> None:
    """429 says for how long."""
    await world.fault("429", retry_after=7)
    assert await api.answer("sendMessage", chat_id=sara.id, text="x") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert await said(sara) == []


async def test_an_answer_comes_late(world: Sandbox, api: Api, sara: Someone) -> None:
    """The message is there long before the answer."""
    await world.fault("late", delay=0.2)
    began = time.monotonic()
    assert (await api("sendMessage", chat_id=sara.id, text="x"))["text"] == "x"
    assert time.monotonic() - began >= 0.2


async def test_a_share_of_the_calls_is_hit_the_same_every_time(world: Sandbox, api: Api, sara: Someone) -> None:
    """By a seed, so that a failed run can be run again."""
    runs = []
    for _ in range(2):
        await world.fault("429", rate=0.25, seed=3)
        runs.append([(await api.answer("sendMessage", chat_id=sara.id, text="x"))["ok"] for _ in range(200)])
        assert await world.mend() == runs[-1].count(False)
    assert runs[0] == runs[1]
    assert 30 <= runs[0].count(False) <= 70


async def test_a_fault_hits_its_method_only_and_as_often_as_it_should(world: Sandbox, api: Api, sara: Someone) -> None:
    """ "*" leaves getUpdates alone: a torn poll is another test."""
    await world.fault("429", method="getMe", times=2)
    assert [(await api.answer("getMe"))["ok"] for _ in range(3)] == [False, False, True]
    await world.fault("429")
    assert (await api.answer("getUpdates"))["ok"]
    assert not (await api.answer("getMe"))["ok"]
    await world.mend()
    assert (await api.answer("getMe"))["ok"]


async def test_an_unknown_fault_is_refused(world: Sandbox) -> None:
    """The answer names those that there are."""
    with pytest.raises(AssertionError, match="429, 502-after, 502-before, late, reset, reset-after"):
        await world.fault("earthquake")
