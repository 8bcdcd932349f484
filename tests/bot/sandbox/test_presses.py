"""Buttons pressed and answered."""

import asyncio

import pytest

from tests.bot.sandbox.conftest import Api, buttons
from tests.sandbox import Sandbox, Someone

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def pressed(api: Api) -> dict:
    """The next press, fetched by the bot."""
    updates = await api.updates(timeout=5)
    while updates and "callback_query" not in updates[-1]:
        updates = await api.updates(offset=updates[-1]["update_id"] + 1, timeout=5)
    query: dict = updates[-1]["callback_query"]
    return query


async def asked(api: Api, sara: Someone) -> int:
    sent = await api("sendMessage", chat_id=sara.id, text="?", reply_markup=buttons(["A", "B"], ["C"]))
    return int(sent["message_id"])


@pytest.mark.parametrize("button", ["C", [1, 0]], ids=["label", "position"])
async def test_a_press_reaches_the_bot_and_its_answer_the_person(
    world: Sandbox, api: Api, sara: Someone, button: object
) -> None:
    """By label or by row and column."""
    number = await asked(api, sara)
    press = asyncio.create_task(world.post(f"/world/people/{sara.id}/press", chat="bot", message=number, button=button))
    query = await pressed(api)
    assert (query["data"], query["from"]["id"], query["message"]["message_id"]) == ("C", sara.id, number)
    assert await api("answerCallbackQuery", callback_query_id=query["id"], text="noted", show_alert=True)
    assert await press == {"answered": {"text": "noted", "show_alert": True, "url": None}, "url": None}


async def test_a_press_that_nobody_answers_ends_after_a_while(world: Sandbox, api: Api, sara: Someone) -> None:
    """The wheel stops turning; the press is on its way nevertheless."""
    number = await asked(api, sara)
    unanswered = await world.post(f"/world/people/{sara.id}/press", chat="bot", message=number, button="A")
    assert unanswered == {"answered": None, "url": None}
    assert (await pressed(api))["data"] == "A"


async def test_a_press_is_answered_within_150_seconds(world: Sandbox, api: Api, sara: Someone) -> None:
    """By the world's clock; afterwards, and for an unknown id, it is too old."""
    await asked(api, sara)
    press = asyncio.create_task(sara.presses("A"))
    query = await pressed(api)
    await world.advance(151)
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == (400, TOO_OLD)
    assert await api.refusal("answerCallbackQuery", callback_query_id="1") == (400, TOO_OLD)
    assert await press == ""


async def test_an_answer_has_at_most_200_letters_and_leads_to_the_bot_only(api: Api, sara: Someone) -> None:
    """Telegram opens no other address from there."""
    await asked(api, sara)
    press = asyncio.create_task(sara.presses("A"))
    number = (await pressed(api))["id"]
    too_long = await api.refusal("answerCallbackQuery", callback_query_id=number, text="x" * 201)
    assert too_long == (400, "Bad Request: MESSAGE_TOO_LONG")
    elsewhere = await api.refusal("answerCallbackQuery", callback_query_id=number, url="https://a.tn")
    assert elsewhere == (400, "Bad Request: URL_INVALID")
    assert await api("answerCallbackQuery", callback_query_id=number)
    assert await press == ""


@pytest.mark.parametrize(
    "address", ["https://t.me/{}?start=abc", "t.me/{}?start=abc", "tg://resolve?domain={}&start=abc"]
)
async def test_a_button_with_a_deep_link_starts_the_bot(world: Sandbox, api: Api, sara: Someone, address: str) -> None:
    """As if Start had been pressed in the chat that opens."""
    url = address.format(world.username)
    await api(
        "sendMessage", chat_id=sara.id, text="?", reply_markup={"inline_keyboard": [[{"text": "Go", "url": url}]]}
    )
    await sara.presses("Go")
    assert (await sara.messages())[-1].text == "/start abc"
    assert [update["message"]["text"] for update in await api.updates()] == ["/start abc"]


async def test_a_payload_that_telegram_would_drop_is_dropped(world: Sandbox, api: Api, sara: Someone) -> None:
    """The bot starts without it, and its test finds out."""
    url = f"https://t.me/{world.username}?start={'x' * 65}"
    await api(
        "sendMessage", chat_id=sara.id, text="?", reply_markup={"inline_keyboard": [[{"text": "Go", "url": url}]]}
    )
    await sara.presses("Go")
    assert (await sara.messages())[-1].text == "/start"
    with pytest.raises(AssertionError, match="would drop the payload"):
        await sara.opens(url)


async def test_a_button_with_another_address_only_leads_there(world: Sandbox, api: Api, sara: Someone) -> None:
    """The bot hears nothing of it."""
    markup = {
        "inline_keyboard": [[{"text": "Site", "url": "https://a.tn"}, {"text": "Copy", "copy_text": {"text": "x"}}]]
    }
    sent = await api("sendMessage", chat_id=sara.id, text="?", reply_markup=markup)
    body = {"chat": "bot", "message": sent["message_id"]}
    pressed = [await world.post(f"/world/people/{sara.id}/press", **body, button=label) for label in ("Site", "Copy")]
    assert pressed == [{"answered": None, "url": "https://a.tn"}, {"answered": None, "url": None}]
    assert await api.updates() == []


@pytest.mark.parametrize("button", ["Z", [5, 0], [0, 9], [-1, 0]])
async def test_a_button_that_is_not_there_cannot_be_pressed(
    world: Sandbox, api: Api, sara: Someone, button: object
) -> None:
    """The answer names those that are."""
    number = await asked(api, sara)
    with pytest.raises(AssertionError, match=r"\['A', 'B', 'C'\]"):
        await world.post(f"/world/people/{sara.id}/press", chat="bot", message=number, button=button)


async def test_a_message_that_is_not_there_has_no_buttons(world: Sandbox, sara: Someone) -> None:
    """It may have been deleted meanwhile."""
    with pytest.raises(AssertionError, match="no message 99"):
        await world.post(f"/world/people/{sara.id}/press", chat="bot", message=99, button="A")
