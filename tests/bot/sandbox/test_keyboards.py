"""Keyboards: their limits, and what becomes of them."""

from typing import Any

import pytest

from tests.bot.sandbox.conftest import Api, buttons
from tests.sandbox import Sandbox, Someone


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"text": "A"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "a"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
        ({"text": "A", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "url": "nowhere"}, "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
    ],
)
async def test_a_button_that_telegram_would_not_take_is_refused(
    api: Api, sara: Someone, button: dict[str, Any], why: str
) -> None:
    """Sixty-four bytes of data, not letters."""
    markup = {"inline_keyboard": [[button]]}
    assert await api.refusal("sendMessage", chat_id=sara.id, text="x", reply_markup=markup) == (
        400,
        f"Bad Request: {why}",
    )


async def test_sixty_four_bytes_of_data_are_taken(api: Api, sara: Someone) -> None:
    """The limit itself is allowed."""
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "é" * 32}]]}
    assert await api("sendMessage", chat_id=sara.id, text="x", reply_markup=markup)


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("{", "can't parse reply_markup JSON object"),
        ([], "can't parse reply_markup JSON object"),
        ({"inline_keyboard": {}}, 'field "inline_keyboard" must be an Array'),
        ({"inline_keyboard": [{}]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
        (buttons(*[["x"]] * 101), "reply markup is too long"),
    ],
)
async def test_a_keyboard_that_is_none_is_refused(api: Api, sara: Someone, markup: Any, why: str) -> None:
    """A hundred buttons are the most."""
    assert await api.refusal("sendMessage", chat_id=sara.id, text="x", reply_markup=markup) == (
        400,
        f"Bad Request: {why}",
    )


async def test_a_reply_keyboard_stays_until_it_is_taken_away(api: Api, sara: Someone) -> None:
    """It belongs to the chat, not to a message."""
    assert await sara.keyboard() is None
    keyboard = {"keyboard": [["Yes", "No"]], "resize_keyboard": True}
    await api("sendMessage", chat_id=sara.id, text="?", reply_markup=keyboard)
    await sara.says("hm")
    assert await sara.keyboard() == {"keyboard": [[{"text": "Yes"}, {"text": "No"}]], "resize_keyboard": True}
    await api("sendMessage", chat_id=sara.id, text="!", reply_markup={"remove_keyboard": True})
    assert await sara.keyboard() is None


async def test_a_keyboard_for_one_time_goes_with_the_answer(api: Api, sara: Someone) -> None:
    """As the client hides it."""
    keyboard = {"keyboard": [["Yes"]], "one_time_keyboard": True}
    await api("sendMessage", chat_id=sara.id, text="?", reply_markup=keyboard)
    await sara.presses("Yes")
    assert await sara.keyboard() is None


async def test_a_telephone_number_is_asked_for_in_private_only(world: Sandbox, api: Api, sara: Someone) -> None:
    """Nobody shares it with a whole group by a slip."""
    group = await world.group("Atlas", sara)
    keyboard = {"keyboard": [[{"text": "My number", "request_contact": True}]]}
    refused = await api.refusal("sendMessage", chat_id=group, text="?", reply_markup=keyboard)
    assert refused == (400, "Bad Request: phone number can be requested in private chats only")
