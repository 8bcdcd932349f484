"""Groups: who is in them, what the bot hears there, and what becomes of them."""

import pytest

from tests.bot.sandbox.conftest import Api
from tests.sandbox import Sandbox, Someone


@pytest.fixture
async def amina(world: Sandbox) -> Someone:
    return await world.person("Amina", language="fr")


@pytest.fixture
async def atlas(world: Sandbox, api: Api, sara: Someone, amina: Someone) -> int:
    """A group that Sara made, with Amina and the bot in it, and nothing left to fetch."""
    group = await world.group("Atlas", sara, amina)
    await api.fetched()
    return group


async def test_the_bot_learns_that_it_was_taken_into_a_new_group(world: Sandbox, api: Api, sara: Someone) -> None:
    """From whom, and as what."""
    group = await world.group("Atlas", sara)
    joined, created = await api.updates()
    change = joined["my_chat_member"]
    assert (change["chat"]["id"], change["chat"]["type"], change["from"]["id"]) == (group, "group", sara.id)
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")
    assert change["new_chat_member"]["user"]["username"] == world.username
    assert created["message"]["group_chat_created"] is True


async def test_a_group_without_the_bot_is_none_of_its_business(world: Sandbox, api: Api, sara: Someone) -> None:
    """Until somebody takes it in."""
    group = await world.group("Others", sara, bot=False)
    await sara.says("/start", chat=group)
    assert await api.updates() == []
    assert await api.refusal("sendMessage", chat_id=group, text="x") == (400, "Bad Request: chat not found")
    await world.post(f"/world/groups/{group}/bot", status="member", by=sara.id)
    joined, told = await api.updates()
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert told["message"]["new_chat_members"][0]["username"] == world.username
    assert await api("sendMessage", chat_id=group, text="x")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hello", False),
        ("/vote", True),
        ("/vote@muyassir_demo_bot yes", True),
        ("/vote@another_bot", False),
        ("please /vote", True),
        ("@muyassir_demo_bot hello", False),
    ],
)
async def test_privacy_mode_lets_commands_through(api: Api, sara: Someone, atlas: int, text: str, heard: bool) -> None:
    """And nothing that people say to each other."""
    await sara.says(text, chat=atlas)
    assert [update["message"]["text"] for update in await api.updates()] == ([text] if heard else [])


async def test_privacy_mode_lets_replies_to_the_bot_through(
    api: Api, sara: Someone, amina: Someone, atlas: int
) -> None:
    """But not replies to others."""
    ours = await api("sendMessage", chat_id=atlas, text="?")
    theirs = await amina.says("hm", chat=atlas)
    await sara.says("to Amina", chat=atlas, reply_to=theirs.id)
    await sara.says("to the bot", chat=atlas, reply_to=ours["message_id"])
    [heard] = await api.updates()
    assert (heard["message"]["text"], heard["message"]["reply_to_message"]["text"]) == ("to the bot", "?")


async def test_an_administrator_hears_everything(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """Privacy mode does not hold for a bot that leads a group."""
    await world.post(f"/world/groups/{atlas}/bot", status="administrator")
    await sara.says("hello", chat=atlas)
    promoted, heard = await api.updates()
    assert promoted["my_chat_member"]["new_chat_member"]["can_delete_messages"] is True
    assert heard["message"]["text"] == "hello"


async def test_who_comes_and_goes_is_said_in_the_group(
    world: Sandbox, api: Api, sara: Someone, amina: Someone, atlas: int
) -> None:
    """Service messages reach the bot in spite of privacy mode."""
    await amina.leaves(atlas)
    await amina.joins(atlas)
    left, joined = await api.updates()
    assert left["message"]["left_chat_member"]["id"] == amina.id
    assert [user["id"] for user in joined["message"]["new_chat_members"]] == [amina.id]
    shown = await world.get(f"/world/people/{sara.id}/chats/{atlas}")
    assert [message["service"] for message in shown] == ["Sara created the group", "Amina left", "Amina joined"]


async def test_who_is_in_already_does_not_join_again(api: Api, amina: Someone, atlas: int) -> None:
    """Nothing happened, and so nothing is said."""
    await amina.joins(atlas)
    assert await api.updates() == []


async def test_changes_of_members_reach_an_administrator_that_asked_for_them(
    world: Sandbox, api: Api, sara: Someone, amina: Someone, atlas: int
) -> None:
    """chat_member is never sent unasked."""
    await world.post(f"/world/groups/{atlas}/bot", status="administrator")
    await api.updates(allowed_updates=["chat_member"])
    await amina.leads(atlas)
    await amina.leads(atlas, admin=False)
    changes = [update["chat_member"] for update in (await api.fetched())[1:]]
    statuses = [(change["old_chat_member"]["status"], change["new_chat_member"]["status"]) for change in changes]
    assert statuses == [("member", "administrator"), ("administrator", "member")]


@pytest.mark.parametrize(
    ("status", "why"),
    [("kicked", "bot was kicked from the group chat"), ("left", "bot is not a member of the group chat")],
)
async def test_a_bot_that_was_put_out_cannot_write(world: Sandbox, api: Api, atlas: int, status: str, why: str) -> None:
    """It learns so at once, and again with every attempt."""
    await world.post(f"/world/groups/{atlas}/bot", status=status)
    update, gone = await api.updates()
    assert gone["message"]["left_chat_member"]["username"] == world.username
    assert update["my_chat_member"]["new_chat_member"]["status"] == status
    assert await api.refusal("sendMessage", chat_id=atlas, text="x") == (403, f"Forbidden: {why}")


async def test_a_bot_leaves_by_itself(api: Api, atlas: int) -> None:
    """And is then out."""
    assert await api("leaveChat", chat_id=atlas) is True
    assert (await api.refusal("leaveChat", chat_id=atlas))[0] == 403


async def test_a_group_becomes_a_supergroup(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """The old id is told the new one, in a message and in every refusal; numbering starts anew."""
    new = (await world.post(f"/world/groups/{atlas}/migrate"))["id"]
    to, origin = await api.updates()
    assert (to["message"]["chat"]["id"], to["message"]["migrate_to_chat_id"]) == (atlas, new)
    assert (origin["message"]["chat"]["type"], origin["message"]["migrate_from_chat_id"]) == ("supergroup", atlas)
    assert await api.answer("sendMessage", chat_id=atlas, text="x") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    }
    assert (await api("sendMessage", chat_id=new, text="x"))["message_id"] == 2
    assert [chat["id"] for chat in await world.get("/world/groups")] == [new]
    assert {chat["id"] for chat in await world.get(f"/world/people/{sara.id}/chats")} == {new, sara.id}
    with pytest.raises(AssertionError, match="this group is now"):
        await sara.says("x", chat=atlas)


async def test_chats_and_members_are_described(
    world: Sandbox, api: Api, sara: Someone, amina: Someone, atlas: int
) -> None:
    """As much as a framework needs to build its objects."""
    chat = await api("getChat", chat_id=atlas)
    assert (chat["title"], chat["type"], "accent_color_id" in chat) == ("Atlas", "group", True)
    assert (await api("getChat", chat_id=sara.id))["first_name"] == "Sara"
    assert await api("getChatMemberCount", chat_id=atlas) == 3
    assert await api("getChatMemberCount", chat_id=sara.id) == 2
    leading = await api("getChatAdministrators", chat_id=atlas)
    assert [(member["user"]["id"], member["status"]) for member in leading] == [(sara.id, "creator")]
    statuses = {
        name: (await api("getChatMember", chat_id=atlas, user_id=user))["status"]
        for name, user in {"sara": sara.id, "amina": amina.id, "bot": 100200300}.items()
    }
    assert statuses == {"sara": "creator", "amina": "member", "bot": "member"}
    assert await api.refusal("getChatMember", chat_id=atlas, user_id=5) == (400, "Bad Request: user not found")
    assert (await api.refusal("getChatAdministrators", chat_id=sara.id))[0] == 400


async def test_blocking_is_told_to_the_bot(api: Api, sara: Someone) -> None:
    """As a change of its own membership in the private chat; twice the same is told once."""
    await sara.blocks()
    await sara.blocks()
    await sara.unblocks()
    changes = [update["my_chat_member"] for update in await api.updates()]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert {change["chat"]["id"] for change in changes} == {sara.id}


async def test_who_is_not_in_a_group_does_nothing_there(world: Sandbox, amina: Someone, sara: Someone) -> None:
    """Neither reads nor writes."""
    group = await world.group("Atlas", sara)
    with pytest.raises(AssertionError, match="Amina is not in Atlas"):
        await amina.says("x", chat=group)
    with pytest.raises(AssertionError, match="Amina is not in Atlas"):
        await amina.messages(group)
    with pytest.raises(AssertionError, match="Amina is not in this group"):
        await amina.leads(group)
