"""Pinned messages: by the bot, where it may, and by people."""

from typing import Any

import pytest

from tests.bot.sandbox.conftest import Api
from tests.sandbox import Sandbox, Someone


@pytest.fixture
async def atlas(world: Sandbox, api: Api, sara: Someone) -> int:
    """A group that the bot leads beside Sara, with nothing left to fetch."""
    group = await world.group("Atlas", sara, await world.person("Amina"))
    await world.post(f"/world/groups/{group}/bot", status="administrator")
    await api.fetched()
    return group


async def test_the_bot_pins_and_takes_down(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """The chat says so, the bot hears of it, and the newest pinned message is on top."""
    one, two = [(await api("sendMessage", chat_id=atlas, text=text))["message_id"] for text in ("one", "two")]
    assert [await api("pinChatMessage", chat_id=atlas, message_id=number) for number in (two, one)] == [True, True]
    assert [update["message"]["pinned_message"]["text"] for update in await api.updates()] == ["two", "one"]
    assert (await sara.messages(atlas))[-1].text == "Muyassir pinned a message"
    assert await on_top(world, api, sara, atlas) == "two"
    assert await api("unpinChatMessage", chat_id=atlas) is True
    assert await on_top(world, api, sara, atlas) == "one"
    assert await api("unpinChatMessage", chat_id=atlas, message_id=one) is True
    assert await on_top(world, api, sara, atlas) is None


async def test_all_pins_are_taken_down_at_once(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """However many there are; and a message that is gone is pinned no more."""
    for text in ("one", "two", "three"):
        sent = await api("sendMessage", chat_id=atlas, text=text)
        await api("pinChatMessage", chat_id=atlas, message_id=sent["message_id"])
    await api("deleteMessage", chat_id=atlas, message_id=sent["message_id"])
    assert await on_top(world, api, sara, atlas) == "two"
    assert await api("unpinAllChatMessages", chat_id=atlas) is True
    assert await on_top(world, api, sara, atlas) is None


async def test_what_cannot_be_pinned_is_refused(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """In Telegram's words."""
    sent = (await api("sendMessage", chat_id=atlas, text="x"))["message_id"]
    await api("pinChatMessage", chat_id=atlas, message_id=sent)
    service = (await sara.messages(atlas))[-1].id
    refusals = [
        await api.refusal(f"{act}ChatMessage", chat_id=atlas, message_id=number)
        for act, number in (("pin", 999), ("unpin", 999), ("pin", sent), ("pin", service), ("unpin", service))
    ]
    await api("unpinAllChatMessages", chat_id=atlas)
    refusals.append(await api.refusal("unpinChatMessage", chat_id=atlas))
    refusals.append(await api.refusal("unpinChatMessage", chat_id=atlas, message_id=sent))
    await world.post(f"/world/groups/{atlas}/bot", status="member")
    refusals.append(await api.refusal("pinChatMessage", chat_id=atlas, message_id=sent))
    assert refusals == [
        (400, f"Bad Request: {why}")
        for why in (
            "message to pin not found",
            "message to unpin not found",
            "CHAT_NOT_MODIFIED",
            "service messages can't be pinned",
            "service messages can't be pinned",
            "message to unpin not found",
            "CHAT_NOT_MODIFIED",
            "not enough rights to manage pinned messages in the chat",
        )
    ]


async def test_in_private_the_bot_needs_no_right(world: Sandbox, api: Api, sara: Someone) -> None:
    """The chat is theirs and its own."""
    sent = await api("sendMessage", chat_id=sara.id, text="My receipt")
    assert await api("pinChatMessage", chat_id=sara.id, message_id=sent["message_id"]) is True
    assert await on_top(world, api, sara, sara.id) == "My receipt"


async def test_who_leads_a_group_pins_there(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """Others may not."""
    sent = await api("sendMessage", chat_id=atlas, text="Rules")
    pin: dict[str, Any] = {"chat": atlas, "message": sent["message_id"]}
    amina = next(one for one in await world.get("/world/people") if one["first_name"] == "Amina")
    with pytest.raises(AssertionError, match="Amina is no administrator of Atlas"):
        await world.post(f"/world/people/{amina['id']}/pin", **pin)
    with pytest.raises(AssertionError, match="there is no message 999"):
        await world.post(f"/world/people/{sara.id}/pin", chat=atlas, message=999)
    await world.post(f"/world/people/{sara.id}/pin", **pin)
    [update] = await api.updates()
    assert (update["message"]["from"]["id"], update["message"]["pinned_message"]["text"]) == (sara.id, "Rules")
    await world.post(f"/world/people/{sara.id}/pin", pinned=False, **pin)
    assert await on_top(world, api, sara, atlas) is None


async def on_top(world: Sandbox, api: Api, sara: Someone, chat: int) -> str | None:
    """The pinned message, as the bot and Sara both see it."""
    shown = next(one for one in await world.get(f"/world/people/{sara.id}/chats") if one["id"] == chat)["pinned"]
    known = (await api("getChat", chat_id=chat)).get("pinned_message")
    assert (shown and shown["text"]) == (known and known["text"])
    return shown and str(shown["text"])
