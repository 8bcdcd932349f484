"""Edits and deletions."""

import json

import pytest

from tests.bot.sandbox.conftest import Api, buttons, png
from tests.sandbox import Sandbox, Someone


async def sent(api: Api, sara: Someone, **more: object) -> dict:
    message = await api("sendMessage", chat_id=sara.id, text="one", **more)
    return {"chat_id": sara.id, "message_id": message["message_id"]}


async def test_an_edit_replaces_text_and_keyboard(api: Api, sara: Someone) -> None:
    """Without a keyboard in the call, the message loses the one it had."""
    message = await sent(api, sara, reply_markup=buttons(["A"]))
    edited = await api("editMessageText", **message, text="<b>two</b>", parse_mode="HTML")
    assert (edited["text"], "edit_date" in edited, "reply_markup" in edited) == ("two", True, False)
    seen = (await sara.messages())[-1]
    assert (seen.html, seen.buttons, seen.edited) == ("<b>two</b>", (), True)


async def test_a_keyboard_alone_is_edited(api: Api, sara: Someone) -> None:
    """The text stays."""
    message = await sent(api, sara, reply_markup=buttons(["A"]))
    await api("editMessageReplyMarkup", **message, reply_markup=buttons(["B"]))
    assert [(seen.text, seen.labels) for seen in (await sara.messages())[1:]] == [("one", ["B"])]
    edited = await api("editMessageReplyMarkup", **message, reply_markup={"inline_keyboard": []})
    assert "reply_markup" not in edited


async def test_an_edit_that_changes_nothing_is_refused(api: Api, sara: Someone) -> None:
    """Bots take this answer for a success."""
    message = await sent(api, sara, reply_markup=buttons(["A"]))
    code, why = await api.refusal("editMessageText", **message, text="one ", reply_markup=buttons(["A"]))
    assert (code, why) == (
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message",
    )


@pytest.mark.parametrize(
    ("number", "why"), [(999, "message to edit not found"), (1, "message can't be edited")], ids=["nothing", "theirs"]
)
async def test_only_messages_of_ones_own_are_edited(api: Api, sara: Someone, number: int, why: str) -> None:
    """The first message here is what the person said."""
    refused = await api.refusal("editMessageText", chat_id=sara.id, message_id=number, text="x")
    assert refused == (400, f"Bad Request: {why}")


async def test_text_and_caption_are_not_the_same(api: Api, sara: Someone) -> None:
    """Each method knows its own kind of message."""
    text = await sent(api, sara)
    refused = await api.refusal("editMessageCaption", **text, caption="x")
    assert refused == (400, "Bad Request: there is no caption in the message to edit")
    photo = (await api.upload("sendPhoto", {"photo": ("a.png", png(9, 9), "image/png")}, chat_id=str(sara.id)))[
        "result"
    ]
    where = {"chat_id": sara.id, "message_id": photo["message_id"]}
    refused = await api.refusal("editMessageText", **where, text="x")
    assert refused == (400, "Bad Request: there is no text in the message to edit")
    assert (await api("editMessageCaption", **where, caption="x"))["photo"] == photo["photo"]


async def test_a_picture_is_replaced_by_another(api: Api, sara: Someone) -> None:
    """The new one comes attached."""
    photo = (await api.upload("sendPhoto", {"photo": ("a.png", png(9, 9), "image/png")}, chat_id=str(sara.id)))[
        "result"
    ]
    media = json.dumps({"type": "photo", "media": "attach://new", "caption": "<b>c</b>", "parse_mode": "HTML"})
    body = await api.upload(
        "editMessageMedia",
        {"new": ("b.png", png(20, 20), "image/png")},
        chat_id=str(sara.id),
        message_id=str(photo["message_id"]),
        media=media,
    )
    assert (body["result"]["photo"][-1]["width"], body["result"]["caption"]) == (20, "c")
    assert await sara.downloads(await sara.sees_media("photo")) == png(20, 20)
    refused = await api.refusal(
        "editMessageMedia", chat_id=sara.id, message_id=photo["message_id"], media={"type": "x"}
    )
    assert refused[0] == 400


async def test_the_log_and_old_updates_keep_what_was(world: Sandbox, api: Api, sara: Someone) -> None:
    """An edit makes a new message in the place of the old one; nothing that was handed out changes."""
    message = await sent(api, sara)
    await api("editMessageText", **message, text="two")
    assert [call["result"]["text"] for call in await world.calls("sendMessage")] == ["one"]


async def test_a_message_is_deleted_within_two_days(world: Sandbox, api: Api, sara: Someone) -> None:
    """Later, or twice, it is too late."""
    first, second = await sent(api, sara), await sent(api, sara)
    assert await api("deleteMessage", **first) is True
    assert await api.refusal("deleteMessage", **first) == (400, "Bad Request: message to delete not found")
    await world.advance(days=2, minutes=1)
    refused = await api.refusal("deleteMessage", **second)
    assert refused == (400, "Bad Request: message can't be deleted for everyone")


async def test_many_messages_are_deleted_at_once(api: Api, sara: Someone) -> None:
    """What is not there is passed over."""
    numbers = [(await sent(api, sara))["message_id"] for _ in range(3)]
    assert await api("deleteMessages", chat_id=sara.id, message_ids=[*numbers[:2], 999])
    assert [seen.id for seen in await sara.messages()] == [1, numbers[2]]


async def test_in_a_group_others_messages_are_deleted_by_an_administrator_only(
    world: Sandbox, api: Api, sara: Someone
) -> None:
    """A bot that is a mere member may take back its own."""
    group = await world.group("Atlas", sara)
    said = await sara.says("/hello", chat=group)
    where = {"chat_id": group, "message_id": said.id}
    assert await api.refusal("deleteMessage", **where) == (400, "Bad Request: message can't be deleted for everyone")
    await world.post(f"/world/groups/{group}/bot", status="administrator")
    assert await api("deleteMessage", **where) is True
