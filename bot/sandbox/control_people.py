"""Control calls that play people: who is there, what they do, what they see."""

from typing import Any

from aiohttp import web

from bot.sandbox import people, pins, pressing, says, voting
from bot.sandbox.api import WORLD
from bot.sandbox.control_body import body_of
from bot.sandbox.errors import Impossible
from bot.sandbox.menus import commands_for
from bot.sandbox.views import chats_of, groups_of, keyboard_of, messages_of, person_view
from bot.sandbox.views import view as message_view
from bot.sandbox.world import Chat, Person, World


async def list_people(request: web.Request) -> web.Response:
    return web.json_response([person_view(person) for person in request.app[WORLD].people.values()])


async def add_person(request: web.Request) -> web.Response:
    body = await body_of(request)
    person = people.add_person(
        request.app[WORLD],
        first_name=str(body["first_name"]),
        language_code=str(body.get("language_code") or "en"),
        last_name=body.get("last_name"),
        username=body.get("username"),
    )
    return web.json_response({"id": person.id})


async def list_groups(request: web.Request) -> web.Response:
    return web.json_response(groups_of(request.app[WORLD]))


async def add_group(request: web.Request) -> web.Response:
    body = await body_of(request)
    members = [int(member) for member in body.get("members", [])]
    with_bot = bool(body.get("bot", True))
    chat = people.add_group(request.app[WORLD], str(body["title"]), members, with_bot=with_bot)
    return web.json_response({"id": chat.id})


async def migrate_group(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    return web.json_response({"id": people.migrate(world, _group(request)).id})


async def set_bot(request: web.Request) -> web.Response:
    """{status, by?}: take the bot into a group, promote it, or put it out."""
    body = await body_of(request)
    people.set_bot(request.app[WORLD], _group(request), str(body["status"]), body.get("by"))
    return web.json_response({})


async def send(request: web.Request) -> web.Response:
    world, person = _who(request)
    body = await body_of(request)
    message = says.send(world, person, says.chat_of(world, person, body.get("chat", "bot")), body)
    return web.json_response(message_view(world, message, person))


async def press(request: web.Request) -> web.Response:
    world, person = _who(request)
    body = await body_of(request)
    chat = says.chat_of(world, person, body.get("chat", "bot"))
    return web.json_response(await pressing.press(world, person, chat, int(body["message"]), body["button"]))


async def vote(request: web.Request) -> web.Response:
    """{chat, message, options: labels or places}; no options take the vote back."""
    world, person = _who(request)
    body = await body_of(request)
    chat = says.chat_of(world, person, body.get("chat", "bot"))
    message = voting.vote(world, person, chat, int(body["message"]), list(body["options"]))
    return web.json_response(message_view(world, message, person))


async def pin(request: web.Request) -> web.Response:
    """{chat, message, pinned?}"""
    world, person = _who(request)
    body = await body_of(request)
    chat = says.chat_of(world, person, body.get("chat", "bot"))
    pins.set_pinned(world, person, chat, int(body["message"]), pinned=bool(body.get("pinned", True)))
    return web.json_response({})


async def move(request: web.Request) -> web.Response:
    """block, unblock {} · join, leave {chat} · promote {chat, admin?, anonymous?}.

    The answer to the last names the group, which may have become a supergroup.
    """
    world, person = _who(request)
    body = await body_of(request)
    act = request.match_info["act"]
    if act == "block":
        people.block(world, person)
    elif act == "unblock":
        people.unblock(world, person)
    else:
        chat = _move_in_group(world, person, world.group(int(body["chat"])), act, body)
        return web.json_response({"chat": chat.id})
    return web.json_response({})


async def list_chats(request: web.Request) -> web.Response:
    return web.json_response(chats_of(*_who(request)))


async def list_messages(request: web.Request) -> web.Response:
    return web.json_response(messages_of(*_where(request)))


async def show_keyboard(request: web.Request) -> web.Response:
    _, person, chat = _where(request)
    return web.json_response(keyboard_of(chat, person))


async def list_commands(request: web.Request) -> web.Response:
    return web.json_response(commands_for(*_where(request)))


def _move_in_group(world: World, person: Person, chat: Chat, act: str, body: dict[str, Any]) -> Chat:
    if chat.migrated_to is not None:
        raise Impossible(f"this group is now {chat.migrated_to}")
    if act == "promote":
        admin, anonymous = bool(body.get("admin", True)), bool(body.get("anonymous", False))
        return people.promote(world, person, chat, admin=admin, anonymous=admin and anonymous)
    (people.join if act == "join" else people.leave)(world, person, chat)
    return chat


def _who(request: web.Request) -> tuple[World, Person]:
    world = request.app[WORLD]
    return world, world.person(int(request.match_info["person"]))


def _where(request: web.Request) -> tuple[World, Person, Chat]:
    world, person = _who(request)
    return world, person, says.chat_of(world, person, request.match_info["chat"])


def _group(request: web.Request) -> Chat:
    return request.app[WORLD].group(int(request.match_info["group"]))
