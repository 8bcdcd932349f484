"""The client that journeys are written with, against a small bot that counts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.bot.sandbox.conftest import Api, buttons
from tests.sandbox import NotSeen, Sandbox, Someone


async def counting(api: Api) -> None:
    """A bot: /start gives a count with a button; each press edits it a little later; words are echoed."""
    offset = 0
    while True:
        for update in await api.updates(offset=offset, timeout=5):
            offset = update["update_id"] + 1
            await answer(api, update)


async def answer(api: Api, update: dict) -> None:
    if "callback_query" in update:
        query = update["callback_query"]
        await api("answerCallbackQuery", callback_query_id=query["id"], text="counted")
        await asyncio.sleep(0.05)  # as an outbox would: the edit comes after the answer
        await show(api, "editMessageText", query["message"], int(query["data"].split()[1]) + 1)
    elif update["message"].get("text") == "/start":
        await show(api, "sendMessage", update["message"], 0)
    elif "text" in update["message"]:
        await api("sendMessage", chat_id=update["message"]["chat"]["id"], text=f"you said {update['message']['text']}")


async def show(api: Api, method: str, message: dict, count: int) -> None:
    keyboard = {"inline_keyboard": [[{"text": "More", "callback_data": f"more {count}"}]]}
    where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
    await api(method, **where, text=f"count {count}", reply_markup=keyboard)


@pytest.fixture
async def bot(api: Api) -> AsyncIterator[None]:
    running = asyncio.create_task(counting(api))
    yield
    running.cancel()


@pytest.fixture
async def amina(world: Sandbox, bot: None) -> Someone:
    return await world.person("Amina", language="fr")


async def test_somebody_says_hears_and_sees(amina: Someone) -> None:
    """The three verbs of every journey."""
    await amina.says("/start")
    assert await amina.hears() == "count 0"
    await amina.says("salut")
    assert await amina.hears() == "you said salut"
    assert (await amina.sees("count")).labels == ["More"]


async def test_a_press_waits_for_what_the_press_before_it_changed(amina: Someone) -> None:
    """The bot edits after it has answered; pressing the stale button again would count one press twice."""
    await amina.says("/start")
    assert [await amina.presses("More") for _ in range(3)] == ["counted"] * 3
    seen = await amina.sees("count 3")
    assert (seen.edited, [message.text for message in await amina.messages()]) == (True, ["/start", "count 3"])


async def test_an_edit_is_heard_like_a_new_message(amina: Someone) -> None:
    """Most of a conversation is edited in place."""
    await amina.says("/start")
    assert await amina.hears() == "count 0"
    await amina.presses("More")
    assert await amina.hears() == "count 1"


async def test_what_does_not_come_is_told_with_the_screen(amina: Someone) -> None:
    """Who reads a failed journey wants to see what the person saw."""
    await amina.says("/start")
    await amina.sees("count 0")
    with pytest.raises(NotSeen) as failure:
        await amina.presses("Less", patience=0.1)
    assert str(failure.value) == (
        "Amina waited 0.1 s for a button [Less], and sees:\n  Amina › /start\n  Muyassir › count 0\n    [More]"
    )


async def test_only_what_is_fresh_counts_where_that_is_asked(amina: Someone) -> None:
    """The same words as before are not an answer to what was said just now."""
    await amina.says("again")
    await amina.sees("you said again", fresh=True)
    await amina.sends_sticker()
    with pytest.raises(NotSeen):
        await amina.sees("you said again", fresh=True, patience=0.1)


async def test_a_deep_link_in_the_answer_to_a_press_is_followed(world: Sandbox, api: Api, sara: Someone) -> None:
    """In a group a stranger is led to the private chat by it."""
    group = await world.group("Atlas", sara)
    await api("sendMessage", chat_id=group, text="Vote", reply_markup=buttons(["Yes"]))
    press = asyncio.create_task(sara.presses("Yes", chat=group))
    query = (await api.updates(timeout=5, allowed_updates=["callback_query"]))[-1]
    while "callback_query" not in query:
        query = (await api.updates(offset=query["update_id"] + 1, timeout=5))[-1]
    link = f"https://t.me/{world.username}?start=vote3"
    await api("answerCallbackQuery", callback_query_id=query["callback_query"]["id"], url=link)
    await press
    assert [message.text for message in await sara.messages()] == ["/start", "/start vote3"]


async def test_a_label_of_the_reply_keyboard_is_said(api: Api, sara: Someone) -> None:
    """To the person both are buttons."""
    keyboard = {"keyboard": [["Yes", {"text": "My number", "request_contact": True}]]}
    await api("sendMessage", chat_id=sara.id, text="?", reply_markup=keyboard)
    await sara.presses("Yes")
    await sara.presses("My number")
    said, shared = (await sara.messages())[-2:]
    assert (said.text, shared.media and shared.media["type"]) == ("Yes", "contact")
