"""The control API: people, time, events, the page."""

import asyncio
import json
import sys
from datetime import datetime, timedelta

import pytest

from tests.bot.sandbox.conftest import Api, buttons
from tests.sandbox import Sandbox, Someone, sandbox


async def test_people_and_groups_are_listed(world: Sandbox, sara: Someone) -> None:
    """For whoever picks a seat."""
    group = await world.group("Atlas", sara)
    [person] = await world.get("/world/people")
    assert (person["id"], person["first_name"], person["language_code"]) == (sara.id, "Sara", "ar")
    who = {"members": [sara.id, 100200300], "administrators": [sara.id]}
    assert await world.get("/world/groups") == [{"id": group, "type": "group", "title": "Atlas", **who}]


async def test_a_chat_without_messages_is_empty(world: Sandbox) -> None:
    """Whatever the private chat is called."""
    amina = await world.person("Amina")
    assert [await amina.messages(name) for name in ("bot", amina.id, 100200300)] == [[], [], []]
    [chat] = await world.get(f"/world/people/{amina.id}/chats")
    assert (chat["type"], chat["title"], chat["last"], chat["unread"]) == ("private", "Muyassir", None, 0)


async def test_a_message_is_shown_in_full(world: Sandbox, api: Api, sara: Someone) -> None:
    """All that the page draws."""
    said = await sara.says("hello <b>")
    markup = buttons(["A"])
    markup["inline_keyboard"].append([{"text": "L", "url": "https://a.tn"}])
    await api("sendMessage", chat_id=sara.id, text="?", reply_markup=markup, reply_parameters={"message_id": said.id})
    mine, ours = (await world.get(f"/world/people/{sara.id}/chats/bot"))[-2:]
    assert (mine["from"], mine["html"]) == ({"id": sara.id, "name": "Sara", "is_bot": False}, "hello &lt;b&gt;")
    assert ours.pop("date") >= mine["date"]
    assert ours == {
        "id": 3,
        "from": {"id": 100200300, "name": "Muyassir", "is_bot": True},
        "own": False,
        "text": "?",
        "html": "?",
        "buttons": [[{"label": "A", "kind": "callback"}], [{"label": "L", "kind": "url", "url": "https://a.tn"}]],
        "media": None,
        "service": None,
        "edited": False,
        "reply_to": 2,
        "forwarded": None,
    }


async def test_messages_are_unread_until_looked_at(world: Sandbox, api: Api, sara: Someone) -> None:
    """One's own never are."""
    await sara.says("a")
    await api("sendMessage", chat_id=sara.id, text="b")
    [chat] = await world.get(f"/world/people/{sara.id}/chats")
    assert (chat["unread"], chat["last"]["text"]) == (1, "b")
    await sara.messages()
    assert [chat["unread"] for chat in await world.get(f"/world/people/{sara.id}/chats")] == [0]


async def test_all_that_people_send_reaches_the_bot(api: Api, sara: Someone) -> None:
    """Words, voice, files, contacts, stickers."""
    await sara.speaks(seconds=9)
    await sara.sends_contact("+21620000000")
    await sara.sends_sticker()
    voice, contact, sticker = (update["message"] for update in await api.updates())
    assert (voice["voice"]["duration"], voice["voice"]["mime_type"]) == (9, "audio/ogg")
    assert contact["contact"] == {"phone_number": "+21620000000", "first_name": "Sara", "user_id": sara.id}
    assert sticker["sticker"]["emoji"] == "🙂"
    assert [seen.media and seen.media["type"] for seen in await sara.messages()][1:] == ["voice", "contact", "sticker"]


async def test_a_caption_of_a_person_is_kept(world: Sandbox, api: Api, sara: Someone) -> None:
    """With what is found in it."""
    await world.post(f"/world/people/{sara.id}/send", chat="bot", document=True, caption="/report")
    message = (await api.updates())[-1]["message"]
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("/report", "bot_command")
    assert (await sara.messages())[-1].text == "/report"


@pytest.mark.parametrize(
    ("path", "body", "why"),
    [
        ("/send", {"chat": "bot"}, "nothing to send"),
        ("/send", {"chat": "nowhere", "text": "x"}, "there is no chat 'nowhere'"),
        ("/send", {"chat": -5, "text": "x"}, "there is no group -5"),
        ("/send", {"text": "x", "reply_to": 99}, "no message 99"),
        ("/send", {"voice": {"base64": "?"}}, "not base64"),
        ("/send", {"contact": {"first_name": "A"}}, "not understood: KeyError"),
        ("/press", {"chat": "bot"}, "not understood: KeyError"),
        ("/join", {"chat": 5}, "there is no group 5"),
    ],
)
async def test_what_nobody_can_do_is_answered_with_the_reason(
    world: Sandbox, sara: Someone, path: str, body: dict, why: str
) -> None:
    """A script must learn what was wrong with it."""
    with pytest.raises(AssertionError, match=why):
        await world.post(f"/world/people/{sara.id}{path}", **body)


async def test_nobody_plays_a_person_who_is_not_there(world: Sandbox) -> None:
    """404, like anything else that is not there."""
    async with world.session.get("/world/people/5/chats") as response:
        assert (response.status, await response.json()) == (404, {"error": "there is no person 5"})
    async with world.session.post("/world/people", data=b"[]") as response:
        assert (response.status, await response.json()) == (400, {"error": "the body is not a JSON object"})


async def test_who_blocked_the_bot_writes_nothing_to_it(api: Api, sara: Someone) -> None:
    """Until they start it again."""
    await api("sendMessage", chat_id=sara.id, text="?", reply_markup=buttons(["A"]))
    await sara.blocks()
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await sara.says("x")
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await sara.presses("A")


async def test_the_clock_is_moved_and_runs_on(world: Sandbox, api: Api, sara: Someone) -> None:
    """Messages carry the world's time."""
    before = datetime.fromisoformat((await world.get("/world/clock"))["now"])
    moved = await world.post("/world/clock", advance=3600)
    assert moved["version"] == 1
    assert datetime.fromisoformat(moved["now"]) - before >= timedelta(hours=1)
    await world.post("/world/clock", now="2030-01-01T00:00:00")
    sent = await api("sendMessage", chat_id=sara.id, text="x")
    assert 0 <= sent["date"] - 1893456000 < 60


async def test_whoever_waits_for_the_clock_is_woken(world: Sandbox) -> None:
    """The bot waits so, and visits every due moment."""
    version = (await world.get("/world/clock"))["version"]
    waiting = asyncio.create_task(world.get(f"/world/clock?after={version}"))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await world.advance(days=1)
    assert (await waiting)["version"] == version + 1


@pytest.mark.parametrize("change", ["says", "sends", "edits", "commands", "clock", "blocks"])
async def test_the_page_is_told_of_every_change(world: Sandbox, api: Api, sara: Someone, change: str) -> None:
    """Looking changes nothing, and so wakes nobody."""
    sent = await api("sendMessage", chat_id=sara.id, text="x")
    version = (await world.get("/world/events"))["version"]
    await sara.messages()
    assert (await world.get("/world/events"))["version"] == version
    waiting = asyncio.create_task(world.get(f"/world/events?after={version}"))
    await {
        "says": lambda: sara.says("a"),
        "sends": lambda: api("sendMessage", chat_id=sara.id, text="b"),
        "edits": lambda: api("editMessageText", chat_id=sara.id, message_id=sent["message_id"], text="y"),
        "commands": lambda: api("setMyCommands", commands=[]),
        "clock": lambda: world.advance(1),
        "blocks": sara.blocks,
    }[change]()
    assert (await waiting)["version"] > version


async def test_seats_say_who_the_page_opens_as(world: Sandbox, sara: Someone) -> None:
    """The Start button in front of somebody goes when they have started."""
    amina = await world.person("Amina")
    link = f"https://t.me/{world.username}?start=invited"
    await world.post("/world/seat", person=sara.id, label="facilitator")
    seats = (await world.post("/world/seat", person=amina.id, start_link=link))["seats"]
    assert seats == [{"person": amina.id, "label": "Amina", "link": link}, {"person": sara.id, "label": "facilitator"}]
    page = await world.get("/world/page")
    assert (page["seats"], page["start"], page["bot"]["username"]) == (seats, link, world.username)
    await amina.opens(link)
    assert (await world.get("/world/page"))["seats"][0] == {"person": amina.id, "label": "Amina"}
    both = [{"person": sara.id, "label": "A", "link": link}]
    assert (await world.post("/world/seat", seats=both))["seats"] == both


async def test_a_file_that_is_not_there_is_not_shown(world: Sandbox) -> None:
    """404 with a reason."""
    async with world.session.get("/world/files/none/a.png") as response:
        assert (response.status, await response.json()) == (404, {"error": "there is no such file"})


async def test_a_port_that_is_taken_is_told(world: Sandbox) -> None:
    """In one line that says what to do."""
    port = world.url.rpartition(":")[2]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox", "--port", port, stderr=asyncio.subprocess.PIPE
    )
    _, told = await process.communicate()
    assert process.returncode == 1
    assert told.decode().startswith(f"error: cannot listen on port {port}: ")
    assert told.decode().endswith("give another --port\n")


async def test_it_runs_alone_and_says_where() -> None:
    """python -m bot.sandbox prints one JSON line once it listens."""
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0", "--token", "42:another-token", "--username", "a_bot"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        told = json.loads(await process.stdout.readline())
        assert told == {"port": told["port"], "url": f"http://127.0.0.1:{told['port']}", "token": "42:another-token"}
        async with sandbox(told["url"], told["token"]) as world:
            assert (await world.get("/world/page"))["bot"]["id"] == 42
    finally:
        process.terminate()
        await process.wait()
