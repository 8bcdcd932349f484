"""Polls are sent, refused, stopped, and close by the world's clock."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.bot.sandbox.conftest import Api
from tests.sandbox import Sandbox, Someone
from tests.voters import poll_seen, votes

Json = dict[str, Any]
MARKET = {"question": "Which day?", "options": ["Friday", {"text": "Saturday"}]}
DAY = 86_400


async def test_a_poll_is_sent_as_telegram_shows_it(api: Api, sara: Someone) -> None:
    """All of it, with what was not asked for as Telegram has it unasked."""
    sent = await api("sendPoll", chat_id=sara.id, **MARKET)
    poll = sent["poll"]
    assert "text" not in sent
    assert [set(option) for option in poll.pop("options")] == [{"persistent_id", "text", "voter_count"}] * 2
    assert poll == {
        "id": poll["id"],
        "question": "Which day?",
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    assert (await poll_seen(sara)).text == "Which day?"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"question": " "}, "text must be non-empty"),
        ({"question": "q" * 301}, "poll question length must not exceed 300"),
        ({"options": None}, "poll must have at least one answer option"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["a"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["a", ""]}, "text must be non-empty"),
        ({"options": ["a", "b" * 101]}, "poll options length must not exceed 100"),
        ({"options": [5]}, "can't parse InputPollOption: Expected InputPollOption to be an Object"),
        ({"options": "{"}, "can't parse options JSON object"),
        ({"open_period": 4}, "a poll can be open for 5 to 2628000 seconds"),
        ({"open_period": 2_628_001}, "a poll can be open for 5 to 2628000 seconds"),
        ({"close_date": 1}, "a poll can be open for 5 to 2628000 seconds"),
        ({"type": "quiz"}, "this sandbox has regular polls only"),
        ({"media": {}, "description": "d"}, "this sandbox has polls without description"),
    ],
)
async def test_a_poll_that_cannot_be_is_refused(api: Api, sara: Someone, changed: Json, why: str) -> None:
    """With Telegram's words where they are known; nothing is sent."""
    before = await sara.messages()
    assert await api.refusal("sendPoll", **({"chat_id": sara.id} | MARKET | changed)) == (400, f"Bad Request: {why}")
    assert await sara.messages() == before


async def test_letters_are_counted_and_not_their_units(api: Api, sara: Someone) -> None:
    """Three hundred of those that take two units are not too many."""
    assert await api("sendPoll", chat_id=sara.id, question="🌻" * 300, options=["🌻" * 100])


async def test_the_bot_stops_its_poll(api: Api, sara: Someone) -> None:
    """The votes stay, nobody votes any more, and the keyboard is the one of the call, or none."""
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await api("sendPoll", chat_id=sara.id, reply_markup=markup, **MARKET)
    await votes(sara, "Friday")
    await api.fetched()
    stopped = await api("stopPoll", chat_id=sara.id, message_id=sent["message_id"])
    assert (stopped["is_closed"], stopped["total_voter_count"]) == (True, 1)
    assert [update["poll"] for update in await api.fetched()] == [stopped]
    assert (await poll_seen(sara)).buttons == ()
    with pytest.raises(AssertionError, match="the poll is closed"):
        await votes(sara, "Saturday")
    again = await api.refusal("stopPoll", chat_id=sara.id, message_id=sent["message_id"])
    assert again == (400, "Bad Request: poll has already been closed")


async def test_only_a_poll_of_the_bot_is_stopped(api: Api, sara: Someone) -> None:
    """In Telegram's words."""
    sent = await api("sendMessage", chat_id=sara.id, text="x")
    refusals = [await api.refusal("stopPoll", chat_id=sara.id, message_id=n) for n in (999, sent["message_id"])]
    assert refusals == [
        (400, "Bad Request: message with poll to stop not found"),
        (400, "Bad Request: message is not a poll"),
    ]


@pytest.mark.parametrize("given", ["open_period", "close_date"])
async def test_a_poll_closes_by_the_worlds_clock(world: Sandbox, api: Api, sara: Someone, given: str) -> None:
    """While it is open it says when; the bot hears once that it is closed."""
    now = datetime.fromisoformat((await world.get("/world/clock"))["now"]).timestamp()
    value = DAY if given == "open_period" else int(now) + DAY
    sent = await api("sendPoll", chat_id=sara.id, **MARKET, **{given: value})
    assert sent["poll"]["close_date"] - sent["date"] == sent["poll"]["open_period"]
    assert abs(sent["poll"]["open_period"] - DAY) <= 1
    await world.advance(DAY - 60)
    assert await api.fetched() == []
    await world.advance(120)
    [update] = await api.fetched()
    assert (update["poll"]["is_closed"], "close_date" in update["poll"]) == (True, False)
    await world.advance(days=40)
    assert await api.fetched() == []


async def test_a_poll_closes_while_nobody_touches_the_clock(api: Api, sara: Someone) -> None:
    """Time passes in this world, too."""
    sent = await api("sendPoll", chat_id=sara.id, open_period=5, **MARKET)
    [update] = await api.updates(timeout=20)
    assert (update["poll"]["id"], update["poll"]["is_closed"]) == (sent["poll"]["id"], True)


async def test_the_clock_moves_to_what_comes_next(world: Sandbox, api: Api, sara: Someone) -> None:
    """Polls close one after the other; then there is nothing to wait for."""
    for days in (2, 1):
        await api("sendPoll", chat_id=sara.id, open_period=days * DAY, **MARKET)
    before = datetime.now(UTC)
    for days in (1, 2):
        moved = await world.post("/world/clock", next=True)
        assert abs((datetime.fromisoformat(moved["now"]) - before).total_seconds() - days * DAY) < 60
        assert [update["poll"]["is_closed"] for update in await api.fetched()] == [True]
    with pytest.raises(AssertionError, match="nothing is waited for"):
        await world.post("/world/clock", next=True)
