"""Administrators who stay anonymous: they write and vote in the group's name, and press in their own."""

import pytest

from tests.bot.sandbox.conftest import Api, buttons
from tests.sandbox import Sandbox, Someone
from tests.voters import poll_seen, votes


@pytest.fixture
async def atlas(world: Sandbox, api: Api, sara: Someone) -> int:
    """A supergroup that Sara leads without showing who she is; the bot leads too, and has nothing to fetch."""
    group = await world.group("Atlas", sara, await world.person("Amina"))
    await world.post(f"/world/groups/{group}/bot", status="administrator")
    led = await world.post(f"/world/people/{sara.id}/promote", chat=group, anonymous=True)
    await api.fetched()
    return int(led["chat"])


async def test_who_stays_anonymous_makes_a_group_a_supergroup(world: Sandbox, sara: Someone) -> None:
    """There is no such right in a basic group; the id changes with it, once."""
    group = await world.group("Atlas", sara)
    led = (await world.post(f"/world/people/{sara.id}/promote", chat=group, anonymous=True))["chat"]
    assert [(one["id"], one["type"]) for one in await world.get("/world/groups")] == [(led, "supergroup")]
    assert (await world.post(f"/world/people/{sara.id}/promote", chat=led, anonymous=True))["chat"] == led


async def test_they_write_as_the_group(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """To the bot, whoever it was is GroupAnonymousBot; to people, the group; to themselves, they."""
    await sara.says("We meet at six", chat=atlas)
    [update] = await api.updates()
    message = update["message"]
    assert (message["from"]["id"], message["from"]["username"]) == (1087968824, "GroupAnonymousBot")
    assert (message["from"]["is_bot"], message["sender_chat"]["id"]) == (True, atlas)
    amina = next(one["id"] for one in await world.get("/world/people") if one["first_name"] == "Amina")
    shown = [(await world.get(f"/world/people/{person}/chats/{atlas}"))[-1] for person in (sara.id, amina)]
    assert [(one["from"]["name"], one["own"]) for one in shown] == [("Atlas", True), ("Atlas", False)]


async def test_they_vote_as_the_group(api: Api, sara: Someone, atlas: int) -> None:
    """Beside the chat stands the user that Telegram puts there for old bots."""
    await api("sendPoll", chat_id=atlas, question="Tea?", options=["Yes", "No"], is_anonymous=False)
    await votes(sara, "Yes", chat=atlas)
    answer = (await api.updates())[0]["poll_answer"]
    assert (answer["voter_chat"]["id"], answer["user"]["id"], answer["option_ids"]) == (atlas, 136817688, [0])
    assert ((await poll_seen(sara, atlas)).media or {})["options"][0]["voters"] == ["Atlas"]


async def test_they_press_as_themselves(api: Api, sara: Someone, atlas: int) -> None:
    """A press always says whose it was."""
    await api("sendMessage", chat_id=atlas, text="?", reply_markup=buttons(["A"]))
    await sara.presses("A", chat=atlas)
    assert (await api.updates())[-1]["callback_query"]["from"]["id"] == sara.id


async def test_the_bot_can_ask_who_leads(api: Api, sara: Someone, atlas: int) -> None:
    """Anonymous to people in the chat, not to those who ask for its administrators."""
    leading = await api("getChatAdministrators", chat_id=atlas)
    assert [(one["user"]["id"], one["status"], one["is_anonymous"]) for one in leading] == [
        (sara.id, "creator", True),
        (100200300, "administrator", False),
    ]
    assert (await api("getChatMember", chat_id=atlas, user_id=sara.id))["is_anonymous"] is True


async def test_showing_oneself_again_is_a_change_of_membership(
    world: Sandbox, api: Api, sara: Someone, atlas: int
) -> None:
    """From then on the name is there; who made the group still owns it."""
    await api.updates(allowed_updates=["message", "chat_member"])
    await world.post(f"/world/people/{sara.id}/promote", chat=atlas)
    [update] = await api.fetched()
    change = update["chat_member"]
    shown = [(change[f"{when}_chat_member"][key]) for when in ("old", "new") for key in ("status", "is_anonymous")]
    assert shown == ["creator", True, "creator", False]
    await sara.says("It is me", chat=atlas)
    assert (await api.updates())[0]["message"]["from"]["id"] == sara.id


async def test_a_pin_of_theirs_is_the_groups(world: Sandbox, api: Api, sara: Someone, atlas: int) -> None:
    """As everything else that the chat shows of them."""
    sent = await api("sendMessage", chat_id=atlas, text="Rules")
    await world.post(f"/world/people/{sara.id}/pin", chat=atlas, message=sent["message_id"])
    told = (await api.updates())[0]["message"]
    assert (told["from"]["username"], told["sender_chat"]["id"]) == ("GroupAnonymousBot", atlas)
    assert (await sara.messages(atlas))[-1].text == "Atlas pinned a message"
