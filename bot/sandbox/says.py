"""What people say in their chats, and what of it reaches the bot."""

import base64
import binascii
from typing import Any

from bot.sandbox.errors import Impossible
from bot.sandbox.files import Upload
from bot.sandbox.forwards import asked, forwarded
from bot.sandbox.members import GONE, is_there, signed
from bot.sandbox.messages import is_service, post, without_reply
from bot.sandbox.people import unblock
from bot.sandbox.texts import said, said_under
from bot.sandbox.world import Chat, Json, Person, World

KINDS = ("text", "voice", "document", "contact", "sticker", "poll", "forward")
STAND_INS = {"voice": ("voice.ogg", "audio/ogg"), "document": ("document.pdf", "application/pdf")}


def chat_of(world: World, person: Person, name: str | int) -> Chat:
    """The chat that a person means: "bot" or the bot's or their own id for the private one, or a group's id.

    Raises Impossible (404) for one that they are not in.
    """
    if str(name) in ("bot", str(world.bot_id), str(person.id)):
        return world.chats[person.id]
    try:
        chat = world.group(int(name))
    except ValueError:
        raise Impossible(f"there is no chat {name!r}", 404) from None
    if chat.members.get(person.id, "left") in GONE:
        raise Impossible(f"{person.name} is not in {chat.face['title']}", 404)
    return chat


def send(world: World, person: Person, chat: Chat, body: Json) -> Json:
    """Say what ``body`` holds: one of text, voice, document, contact, sticker, poll, forward. Returns the message."""
    kind = next((kind for kind in KINDS if body.get(kind)), None)
    if kind is None:
        raise Impossible(f"nothing to send: give one of {', '.join(KINDS)}")
    if chat.migrated_to is not None:
        raise Impossible(f"this group is now {chat.migrated_to}")
    content = _content(world, person, kind, body[kind]) | _quoted(chat, body.get("reply_to"))
    if kind in STAND_INS and body.get("caption"):
        content |= said_under(str(body["caption"]))
    if chat.private:
        _open_private(world, person, kind == "text" and str(body["text"]).startswith("/start"))
    sender, name = signed(world, chat, person.id)
    message = post(world, chat, sender, name | content)
    chat.authors |= {message["message_id"]: person.id} if name else {}
    chat.seen[person.id] = message["message_id"]
    _put_away_keyboard(chat, person)
    if hears(world, chat, message):
        world.updates.add("message", message)
    return message


def hears(world: World, chat: Chat, message: Json) -> bool:
    """Whether the bot gets a message: all in private; in a group what privacy mode lets through."""
    if chat.private:
        return True
    if not is_there(world, chat):
        return False
    if chat.members[world.bot_id] == "administrator" or is_service(message):
        return True
    if message.get("reply_to_message", {}).get("from", {}).get("id") == world.bot_id:
        return True
    return _is_command_for_us(world, message)


def _open_private(world: World, person: Person, starts: bool) -> None:
    if person.blocked and not starts:
        raise Impossible(f"{person.name} has blocked the bot, and must unblock it before writing", 409)
    unblock(world, person)
    person.started = True
    for seat in world.seats:
        if seat["person"] == person.id:
            seat.pop("link", None)


def _put_away_keyboard(chat: Chat, person: Person) -> None:
    shown = chat.keyboards.get(person.id, {})
    if shown.get("one_time_keyboard") or shown.get("force_reply"):
        del chat.keyboards[person.id]


def _content(world: World, person: Person, kind: str, given: Any) -> Json:
    if kind == "text":
        return said(str(given))
    if kind == "contact":
        return {
            "contact": {"phone_number": given["phone_number"], "first_name": given["first_name"], "user_id": person.id}
        }
    if kind == "sticker":
        return {"sticker": _sticker(world, given)}
    if kind == "poll":
        return asked(world, given)
    if kind == "forward":
        return forwarded(chat_of(world, person, given["chat"]), int(given["message"]))
    return {kind: _file(world, kind, given if isinstance(given, dict) else {})}


def _file(world: World, kind: str, given: Json) -> Json:
    name, mime = STAND_INS[kind]
    try:
        data = base64.b64decode(given["base64"], validate=True) if given.get("base64") else b"a stand-in"
    except binascii.Error:
        raise Impossible(f"the {kind} is not base64") from None
    upload = Upload(str(given.get("name") or name), str(given.get("mime") or mime), data)
    described = world.files.add(kind, upload).described() | {"mime_type": upload.mime}
    if kind == "voice":
        return described | {"duration": int(given.get("duration", 3))}
    return described | {"file_name": upload.name}


def _sticker(world: World, given: Any) -> Json:
    stored = world.files.add("sticker", Upload("sticker.webp", "image/webp", b"a stand-in"))
    emoji = given if isinstance(given, str) else "🙂"
    return stored.described() | {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }


def _quoted(chat: Chat, message_id: int | None) -> Json:
    if message_id is None:
        return {}
    if message_id not in chat.messages:
        raise Impossible(f"there is no message {message_id} to reply to", 404)
    return {"reply_to_message": without_reply(chat.messages[message_id])}


def _is_command_for_us(world: World, message: Json) -> bool:
    for entity in message.get("entities", []):
        if entity["type"] == "bot_command":
            words = message["text"].encode("utf-16-le")
            command = words[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
            _, at, name = command.partition("@")
            return not at or name.lower() == world.bot["username"].lower()
    return False
