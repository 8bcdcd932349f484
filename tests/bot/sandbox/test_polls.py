"""Native polls: who votes how, what they see of it, what the bot hears."""

from typing import Any

import pytest

from tests.bot.sandbox.conftest import Api
from tests.sandbox import Sandbox, Someone
from tests.voters import counts, poll_seen, votes

Json = dict[str, Any]
MARKET = {"question": "Which day?", "options": ["Friday", "Saturday", "Sunday"]}


@pytest.fixture
async def amina(world: Sandbox) -> Someone:
    return await world.person("Amina", language="fr")


@pytest.fixture
async def atlas(world: Sandbox, api: Api, sara: Someone, amina: Someone) -> int:
    """A group of Sara and Amina, with the bot in it, and nothing left to fetch."""
    group = await world.group("Atlas", sara, amina)
    await api.fetched()
    return group


async def test_a_vote_in_an_open_poll_names_the_voter(api: Api, atlas: int, sara: Someone) -> None:
    """By place and by persistent id; then the counts follow."""
    poll = (await api("sendPoll", chat_id=atlas, is_anonymous=False, **MARKET))["poll"]
    await votes(sara, "Saturday", chat=atlas)
    answered, counted = await api.updates()
    answer = answered["poll_answer"]
    assert answer.pop("user")["id"] == sara.id
    marks = [option["persistent_id"] for option in poll["options"]]
    assert answer == {"poll_id": poll["id"], "option_ids": [1], "option_persistent_ids": [marks[1]]}
    assert votes_of(counted["poll"]) == (1, [0, 1, 0])
    assert len(set(marks)) == 3


async def test_an_anonymous_poll_tells_counts_and_nobody(api: Api, atlas: int, sara: Someone) -> None:
    """Anonymous is what polls are unless the bot says otherwise."""
    await api("sendPoll", chat_id=atlas, **MARKET)
    await votes(sara, "Friday", chat=atlas)
    [update] = await api.updates()
    assert update["poll"]["is_anonymous"] is True
    assert votes_of(update["poll"]) == (1, [1, 0, 0])


async def test_a_vote_is_changed_and_taken_back(api: Api, atlas: int, sara: Someone) -> None:
    """A retraction is an answer with nothing in it; the same once more is no news."""
    await api("sendPoll", chat_id=atlas, is_anonymous=False, **MARKET)
    await votes(sara, "Friday", chat=atlas)
    await votes(sara, "Sunday", chat=atlas)
    await votes(sara, "Sunday", chat=atlas)
    await votes(sara, chat=atlas)
    await votes(sara, chat=atlas)
    updates = await api.updates()
    assert [update["poll_answer"]["option_ids"] for update in updates[::2]] == [[0], [2], []]
    assert [update["poll_answer"]["option_persistent_ids"] for update in updates[4::2]] == [[]]
    assert [votes_of(update["poll"]) for update in updates[1::2]] == [(1, [1, 0, 0]), (1, [0, 0, 1]), (0, [0, 0, 0])]


async def test_several_answers_count_for_one_voter(api: Api, atlas: int, sara: Someone, amina: Someone) -> None:
    """Where the poll takes several."""
    await api("sendPoll", chat_id=atlas, allows_multiple_answers=True, is_anonymous=False, **MARKET)
    await votes(sara, "Sunday", "Friday", chat=atlas)
    await votes(amina, 2, chat=atlas)
    first, _, _, last = await api.updates()
    assert first["poll_answer"]["option_ids"] == [0, 2]
    assert votes_of(last["poll"]) == (2, [1, 0, 2])


async def test_counts_are_seen_by_those_who_voted(api: Api, atlas: int, sara: Someone, amina: Someone) -> None:
    """And names with them, unless the poll is anonymous."""
    await api("sendPoll", chat_id=atlas, is_anonymous=False, **MARKET)
    await votes(sara, "Friday", chat=atlas)
    assert await counts(amina, atlas) == {"Friday": None, "Saturday": None, "Sunday": None}
    await votes(amina, "Friday", chat=atlas)
    assert await counts(amina, atlas) == {"Friday": 2, "Saturday": 0, "Sunday": 0}
    seen = (await poll_seen(amina, atlas)).media or {}
    assert (seen["options"][0]["voters"], seen["mine"], seen["total"]) == (["Sara", "Amina"], [0], 2)
    await api("sendPoll", chat_id=atlas, **MARKET)
    await votes(amina, "Friday", chat=atlas)
    assert ((await poll_seen(amina, atlas)).media or {})["options"][0]["voters"] == []


async def test_results_can_be_hidden_until_the_end(api: Api, atlas: int, sara: Someone) -> None:
    """From people; the bot counts along."""
    sent = await api("sendPoll", chat_id=atlas, hide_results_until_closes=True, **MARKET)
    await votes(sara, "Friday", chat=atlas)
    assert set((await counts(sara, atlas)).values()) == {None}
    assert votes_of((await api.updates())[-1]["poll"]) == (1, [1, 0, 0])
    await api("stopPoll", chat_id=atlas, message_id=sent["message_id"])
    assert await counts(sara, atlas) == {"Friday": 1, "Saturday": 0, "Sunday": 0}


@pytest.mark.parametrize(
    ("settings", "first", "second", "why"),
    [
        ({}, ["Monday"], None, "there is no option 'Monday'"),
        ({}, [3], None, "there is no option 3"),
        ({}, ["Friday", "Sunday"], None, "one answer only"),
        ({"allows_revoting": False}, ["Friday"], ["Sunday"], "no other answer than the first"),
        ({"allows_revoting": False}, ["Friday"], [], "no other answer than the first"),
        ({"is_closed": True}, ["Friday"], None, "the poll is closed"),
    ],
)
async def test_what_a_poll_does_not_take(
    api: Api, atlas: int, sara: Someone, settings: Json, first: list[Any], second: list[Any] | None, why: str
) -> None:
    """Nothing is counted, and the bot hears nothing of it."""
    await api("sendPoll", chat_id=atlas, **MARKET, **settings)
    if second is not None:
        await votes(sara, *first, chat=atlas)
    await api.fetched()
    with pytest.raises(AssertionError, match=why):
        await votes(sara, *(first if second is None else second), chat=atlas)
    assert await api.updates() == []


async def test_only_a_poll_can_be_voted_in(api: Api, atlas: int, sara: Someone, world: Sandbox) -> None:
    """And only by those who see it."""
    sent = await api("sendMessage", chat_id=atlas, text="x")
    with pytest.raises(AssertionError, match="there is no poll in message"):
        await votes(sara, 0, chat=atlas, message=sent["message_id"])
    poll = await api("sendPoll", chat_id=atlas, **MARKET)
    stranger = await world.person("Khalil")
    with pytest.raises(AssertionError, match="Khalil is not in Atlas"):
        await votes(stranger, 0, chat=atlas, message=poll["message_id"])


async def test_a_forwarded_poll_is_the_same_poll(world: Sandbox, api: Api, atlas: int, sara: Someone) -> None:
    """Votes in either are counted once, in both, and the bot hears of them; the keyboard stays behind."""
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await api("sendPoll", chat_id=atlas, is_anonymous=False, reply_markup=markup, **MARKET)
    forward = {"chat": atlas, "message": sent["message_id"]}
    await world.post(f"/world/people/{sara.id}/send", chat="bot", forward=forward)
    [update] = await api.fetched()
    heard = update["message"]
    assert (heard["poll"]["id"], heard["forward_origin"]["type"]) == (sent["poll"]["id"], "user")
    assert ("reply_markup" in heard, heard["forward_origin"]["sender_user"]["username"]) == (False, world.username)
    await votes(sara, "Friday")
    assert await counts(sara) == await counts(sara, atlas) == {"Friday": 1, "Saturday": 0, "Sunday": 0}
    assert (await api.updates())[0]["poll_answer"]["poll_id"] == sent["poll"]["id"]
    assert await api.refusal("stopPoll", chat_id=sara.id, message_id=heard["message_id"]) == (
        400,
        "Bad Request: poll can't be stopped",
    )


async def test_of_a_poll_that_somebody_else_asks_the_bot_hears_no_vote(world: Sandbox, api: Api, sara: Someone) -> None:
    """It may see the poll, and may not stop it."""
    asked = {"question": "Tea?", "options": ["Yes", "No"], "anonymous": False}
    sent = await world.post(f"/world/people/{sara.id}/send", chat="bot", poll=asked)
    assert [update["message"]["poll"]["question"] for update in await api.fetched()] == ["Tea?"]
    await votes(sara, "Yes")
    assert await api.updates() == []
    assert await counts(sara) == {"Yes": 1, "No": 0}
    assert (await api.refusal("stopPoll", chat_id=sara.id, message_id=sent["id"]))[1].endswith("can't be stopped")


async def test_a_bot_hears_only_the_kinds_that_it_asked_for(api: Api, atlas: int, sara: Someone) -> None:
    """As with every update."""
    await api.updates(allowed_updates=["poll_answer"])
    await api("sendPoll", chat_id=atlas, is_anonymous=False, **MARKET)
    await votes(sara, "Friday", chat=atlas)
    assert [set(update) - {"update_id"} for update in await api.updates()] == [{"poll_answer"}]


def votes_of(poll: Json) -> tuple[int, list[int]]:
    """How many voted, and how many chose each option."""
    return poll["total_voter_count"], [option["voter_count"] for option in poll["options"]]
