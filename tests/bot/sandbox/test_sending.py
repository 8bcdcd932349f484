"""What the bot sends, and what Telegram refuses to send."""

import pytest

from tests.bot.sandbox.conftest import Api, buttons, png
from tests.sandbox import Sandbox, Someone


async def test_a_message_comes_back_in_the_shape_of_the_bot_api(world: Sandbox, api: Api, sara: Someone) -> None:
    """A framework builds its own objects from this."""
    sent = await api("sendMessage", chat_id=sara.id, text="<b>Hi</b>", parse_mode="HTML", reply_markup=buttons(["Yes"]))
    assert sent.pop("date") > 1_700_000_000
    assert sent == {
        "message_id": 2,
        "from": {"id": 100200300, "is_bot": True, "first_name": "Muyassir", "username": world.username},
        "chat": {"id": sara.id, "type": "private", "first_name": "Sara"},
        "text": "Hi",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
        "reply_markup": buttons(["Yes"]),
    }


async def test_somebody_sees_text_html_and_buttons(api: Api, sara: Someone) -> None:
    """The text is plain, the HTML is what was sent."""
    await api(
        "sendMessage", chat_id=sara.id, text="<b>أهلا</b> &amp;", parse_mode="html", reply_markup=buttons(["أ", "ب"])
    )
    seen = (await sara.messages())[-1]
    assert (seen.text, seen.html, seen.buttons) == ("أهلا &", "<b>أهلا</b> &amp;", (("أ", "ب"),))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("  a \n", "a"), ("a\u202bb\u202c", "ab"), ("\u2068Sara\u2069", "\u2068Sara\u2069"), ("a\r\nb\tc", "a\nb c")],
)
async def test_a_text_is_cleaned_on_arrival(api: Api, sara: Someone, text: str, shown: str) -> None:
    """Blanks at the ends, the old embedding marks and carriage returns go; isolates stay."""
    assert (await api("sendMessage", chat_id=sara.id, text=text))["text"] == shown


async def test_entities_follow_the_text_that_is_trimmed(api: Api, sara: Someone) -> None:
    """Otherwise the bold would begin two letters late."""
    sent = await api("sendMessage", chat_id=sara.id, text="  <b>a </b> ", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("a", [{"type": "bold", "offset": 0, "length": 1}])


async def test_entities_may_come_ready_made(api: Api, sara: Someone) -> None:
    """The other way of the Bot API to mark a text up."""
    bold = {"type": "bold", "offset": 0, "length": 1}
    assert (await api("sendMessage", chat_id=sara.id, text="ab", entities=[bold]))["entities"] == [bold]


@pytest.mark.parametrize(
    ("entities", "why"),
    [
        ("{}", "can't parse entities JSON object"),
        ([1], "can't parse entities: expected an Array of MessageEntity"),
        ([{"type": "bold"}], "can't parse entities: MessageEntity must have offset and length"),
        ([{"type": "text_link", "offset": 0, "length": 1}], "can't parse entities: a text_link must have a url"),
    ],
)
async def test_entities_that_are_none_are_refused(api: Api, sara: Someone, entities: object, why: str) -> None:
    """Rather than shown wrongly."""
    assert await api.refusal("sendMessage", chat_id=sara.id, text="x", entities=entities) == (
        400,
        f"Bad Request: {why}",
    )


async def test_entities_outside_the_text_are_passed_over(api: Api, sara: Someone) -> None:
    """As Telegram does."""
    outside = [{"type": "bold", "offset": offset, "length": length} for offset, length in [(-1, 1), (0, 0), (1, 2)]]
    assert "entities" not in await api("sendMessage", chat_id=sara.id, text="ab", entities=outside)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "message text is empty"),
        (" \n\u200f\u2060", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
    ids=["empty", "invisible", "long", "long in UTF-16", "unclosed"],
)
async def test_a_text_that_cannot_be_sent_is_refused(api: Api, sara: Someone, text: str, why: str) -> None:
    """With Telegram's own words, which bots read."""
    refused = await api.refusal("sendMessage", chat_id=sara.id, text=text, parse_mode="HTML")
    assert refused == (400, f"Bad Request: {why}")


async def test_the_longest_text_is_counted_without_its_tags(api: Api, sara: Someone) -> None:
    """4096 units after the entities are parsed."""
    sent = await api("sendMessage", chat_id=sara.id, text=f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    assert sent["entities"][0]["length"] == 4096


async def test_another_way_of_marking_up_is_refused_clearly(api: Api, sara: Someone) -> None:
    """Better than to show its marks as text."""
    code, why = await api.refusal("sendMessage", chat_id=sara.id, text="*x*", parse_mode="MarkdownV2")
    assert (code, why.startswith("Bad Request: unsupported parse_mode")) == (400, True)


async def test_a_person_who_never_started_the_bot_is_no_chat(world: Sandbox, api: Api) -> None:
    """A bot cannot find people by guessing ids."""
    amina = await world.person("Amina")
    assert await api.refusal("sendMessage", chat_id=amina.id, text="x") == (400, "Bad Request: chat not found")
    assert await api.refusal("sendMessage", chat_id=5, text="x") == (400, "Bad Request: chat not found")
    assert await api.refusal("sendMessage", text="x") == (400, "Bad Request: chat_id is empty")


async def test_a_member_of_a_group_who_never_started_the_bot_cannot_be_written_to(world: Sandbox, api: Api) -> None:
    """The bot knows them, and still may not begin."""
    amina = await world.person("Amina")
    await world.group("Atlas", amina)
    refused = await api.refusal("sendMessage", chat_id=amina.id, text="x")
    assert refused == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_who_blocked_the_bot_is_not_reached_until_they_come_back(api: Api, sara: Someone) -> None:
    """They come back by unblocking or by /start."""
    await sara.blocks()
    refused = await api.refusal("sendMessage", chat_id=sara.id, text="x")
    assert refused == (403, "Forbidden: bot was blocked by the user")
    await sara.says("/start")
    assert (await api("sendMessage", chat_id=sara.id, text="x"))["text"] == "x"


async def test_a_picture_is_kept_with_its_size_and_caption(api: Api, sara: Someone) -> None:
    """What was uploaded is what the person gets."""
    content = png(640, 480)
    body = await api.upload(
        "sendPhoto",
        {"photo": ("radar.png", content, "image/png")},
        chat_id=str(sara.id),
        caption="<i>R1</i>: 7",
        parse_mode="HTML",
    )
    photo = body["result"]["photo"][-1]
    assert (photo["width"], photo["height"], photo["file_size"]) == (640, 480, len(content))
    seen = await sara.sees_media("photo")
    assert (seen.html, seen.media and seen.media["mime"], await sara.downloads(seen)) == (
        "<i>R1</i>: 7",
        "image/png",
        content,
    )


async def test_a_picture_is_sent_again_by_its_id(api: Api, sara: Someone) -> None:
    """Nothing is uploaded twice."""
    body = await api.upload("sendPhoto", {"photo": ("a.png", png(9, 9), "image/png")}, chat_id=str(sara.id))
    again = await api("sendPhoto", chat_id=sara.id, photo=body["result"]["photo"][-1]["file_id"])
    assert again["photo"] == body["result"]["photo"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (png(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
    ids=["no picture", "too large", "too slender", "empty"],
)
async def test_a_picture_that_telegram_would_not_take_is_refused(
    api: Api, sara: Someone, content: bytes, why: str
) -> None:
    """Ten thousand pixels of width and height together, one to twenty."""
    body = await api.upload("sendPhoto", {"photo": ("a.png", content, "image/png")}, chat_id=str(sara.id))
    assert body["description"] == f"Bad Request: {why}"


@pytest.mark.parametrize(
    ("photo", "why"),
    [
        (None, "there is no photo in the request"),
        ("nonsense", "wrong file identifier/HTTP URL specified"),
        ("https://a.tn/x.png", "failed to get HTTP URL content"),
    ],
)
async def test_a_file_that_is_not_there_is_refused(api: Api, sara: Someone, photo: str | None, why: str) -> None:
    """Ids are the sandbox's own; it fetches nothing from outside."""
    assert await api.refusal("sendPhoto", chat_id=sara.id, photo=photo) == (400, f"Bad Request: {why}")


async def test_a_document_keeps_its_name_in_any_script(api: Api, sara: Someone) -> None:
    """Under attach:// as under its own field."""
    body = await api.upload(
        "sendDocument",
        {"report": ("تقرير.pdf", b"%PDF", "application/pdf")},
        chat_id=str(sara.id),
        document="attach://report",
    )
    document = body["result"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("تقرير.pdf", "application/pdf", 4)
    seen = await sara.sees_media("document")
    assert (seen.media and seen.media["name"], await sara.downloads(seen)) == ("تقرير.pdf", b"%PDF")


async def test_a_voice_is_sent(api: Api, sara: Someone) -> None:
    """With its duration in seconds."""
    body = await api.upload("sendVoice", {"voice": ("v.ogg", b"OggS", "audio/ogg")}, chat_id=str(sara.id), duration=7)
    assert (body["result"]["voice"]["duration"], (await sara.sees_media("voice")).from_bot) == (7, True)


async def test_a_caption_has_its_own_limit(api: Api, sara: Someone) -> None:
    """1024 units."""
    body = await api.upload(
        "sendDocument", {"document": ("a.txt", b"x", "text/plain")}, chat_id=str(sara.id), caption="é" * 1025
    )
    assert body["description"] == "Bad Request: message caption is too long"


async def test_an_action_shows_that_the_bot_is_writing(world: Sandbox, api: Api, sara: Someone) -> None:
    """Until it has written."""
    assert await api("sendChatAction", chat_id=sara.id, action="typing")
    assert [chat["typing"] for chat in await world.get(f"/world/people/{sara.id}/chats")] == [True]
    await api("sendMessage", chat_id=sara.id, text="x")
    assert [chat["typing"] for chat in await world.get(f"/world/people/{sara.id}/chats")] == [False]
    refused = await api.refusal("sendChatAction", chat_id=sara.id, action="dancing")
    assert refused == (400, "Bad Request: wrong parameter action in request")


async def test_a_reply_quotes_what_it_answers(api: Api, sara: Someone) -> None:
    """And refuses to answer what is not there, unless told to go on."""
    said = await sara.says("hello")
    reply = await api("sendMessage", chat_id=sara.id, text="x", reply_parameters={"message_id": said.id})
    assert reply["reply_to_message"]["text"] == "hello"
    nothing = {"message_id": 999}
    refused = await api.refusal("sendMessage", chat_id=sara.id, text="x", reply_parameters=nothing)
    assert refused == (400, "Bad Request: message to be replied not found")
    nothing |= {"allow_sending_without_reply": True}
    assert "reply_to_message" not in await api("sendMessage", chat_id=sara.id, text="x", reply_parameters=nothing)


@pytest.mark.parametrize("how", ["data", "json", "params"])
async def test_parameters_come_as_a_form_as_json_or_in_the_address(world: Sandbox, sara: Someone, how: str) -> None:
    """Every framework has its own habit."""
    markup = '{"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}'
    parameters = {"chat_id": str(sara.id), "text": "é & +", "reply_markup": markup}
    async with world.session.post(f"/bot{world.token}/SENDmessage", **{how: parameters}) as response:
        assert (await response.json())["ok"]
    seen = (await sara.messages())[-1]
    assert (seen.text, seen.labels) == ("é & +", ["A"])
