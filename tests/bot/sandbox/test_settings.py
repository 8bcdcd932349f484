"""How the bot describes itself, and what each person sees of it."""

from typing import Any

import pytest

from tests.bot.sandbox.conftest import Api
from tests.sandbox import Sandbox, Someone


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name.title()} for name in names]


async def test_commands_are_kept_by_scope_and_language(api: Api, sara: Someone) -> None:
    """And taken away in the same place."""
    scope = {"type": "chat", "chat_id": sara.id}
    await api("setMyCommands", commands=menu("help"))
    await api("setMyCommands", commands=menu("yes"), scope=scope, language_code="ar")
    assert await api("getMyCommands") == menu("help")
    assert await api("getMyCommands", scope=scope) == []
    assert await api("getMyCommands", scope=scope, language_code="ar") == menu("yes")
    assert await api("deleteMyCommands", scope=scope, language_code="ar") is True
    assert await api("getMyCommands", scope=scope, language_code="ar") == []


async def test_a_person_sees_the_narrowest_list_in_their_language(api: Api, sara: Someone) -> None:
    """The order of scopes is Telegram's; within one, the language before the common list."""
    seen = []
    for scope, language in [
        ({"type": "default"}, ""),
        ({"type": "default"}, "ar"),
        ({"type": "all_private_chats"}, ""),
        ({"type": "all_group_chats"}, ""),
        ({"type": "chat", "chat_id": sara.id}, "fr"),
        ({"type": "chat", "chat_id": sara.id}, ""),
    ]:
        name = f"{scope['type']}{language}"
        await api("setMyCommands", commands=menu(name), scope=scope, language_code=language)
        seen += await sara.commands()
    assert seen == ["default", "defaultar", "all_private_chats", "all_private_chats", "all_private_chats", "chat"]


async def test_in_a_group_leading_and_being_somebody_count(world: Sandbox, api: Api, sara: Someone) -> None:
    """A member sees another list than the administrator."""
    amina = await world.person("Amina", language="fr")
    group = await world.group("Atlas", sara, amina)
    await api("setMyCommands", commands=menu("everybody"), scope={"type": "all_group_chats"})
    await api("setMyCommands", commands=menu("leading"), scope={"type": "all_chat_administrators"})
    assert (list(await sara.commands(group)), list(await amina.commands(group))) == (["leading"], ["everybody"])
    mine = {"type": "chat_member", "chat_id": group, "user_id": amina.id}
    await api("setMyCommands", commands=menu("mine"), scope=mine)
    assert list(await amina.commands(group)) == ["mine"]


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({}, "can't parse commands JSON object"),
        ({"commands": menu("Start")}, "BOT_COMMAND_INVALID"),
        ({"commands": menu("x" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x"}]}, "can't parse BotCommand: command and description must be non-empty"),
        ({"commands": [{"command": "x", "description": "y" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": menu(*["x"] * 101)}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "arabic"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "x"}}, "can't parse BotCommandScope: unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_commands_that_telegram_would_not_take_are_refused(
    api: Api, parameters: dict[str, Any], why: str
) -> None:
    """Small letters, digits and underscores; a hundred at most."""
    assert await api.refusal("setMyCommands", **parameters) == (400, f"Bad Request: {why}")


@pytest.mark.parametrize(
    ("setter", "getter", "field", "longest", "common"),
    [
        ("setMyName", "getMyName", "name", 64, "Muyassir"),
        ("setMyDescription", "getMyDescription", "description", 512, ""),
        ("setMyShortDescription", "getMyShortDescription", "short_description", 120, ""),
    ],
)
async def test_the_bot_describes_itself_in_every_language(
    api: Api, setter: str, getter: str, field: str, longest: int, common: str
) -> None:
    """A language without words of its own shows the common ones."""
    assert await api(getter) == {field: common}
    assert await api(setter, **{field: "common"}) is True
    assert await api(setter, **{field: "بالعربية"}, language_code="ar") is True
    assert await api(getter, language_code="ar") == {field: "بالعربية"}
    assert await api(getter, language_code="fr") == {field: "common"}
    too_long = f"Bad Request: bot {field.replace('_', ' ')} is too long"
    assert await api.refusal(setter, **{field: "x" * (longest + 1)}) == (400, too_long)


async def test_people_see_the_name_in_their_language(world: Sandbox, api: Api, sara: Someone) -> None:
    """In the list of their chats; the page shows the common one."""
    await api("setMyName", name="Facilitator")
    await api("setMyName", name="ميسّر", language_code="ar")
    assert [chat["title"] for chat in await world.get(f"/world/people/{sara.id}/chats")] == ["ميسّر"]
    assert (await world.get("/world/page"))["bot"]["name"] == "Facilitator"


async def test_default_rights_are_taken(api: Api) -> None:
    """They change nothing here."""
    assert await api("setMyDefaultAdministratorRights", rights={"can_manage_chat": True}) is True
