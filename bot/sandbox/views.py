"""The world as one person sees it: chats, messages with their buttons, keyboards."""

import time

from bot.sandbox.carried import buttons_of, media_of
from bot.sandbox.entities import to_html
from bot.sandbox.members import GONE, LEADING, is_anonymous
from bot.sandbox.pins import newest_pin
from bot.sandbox.world import Chat, Json, Person, World

SERVICE_TEXTS = {
    "group_chat_created": "{name} created the group",
    "migrate_to_chat_id": "{name} made this group a supergroup",
    "migrate_from_chat_id": "{name} made this group a supergroup",
    "pinned_message": "{name} pinned a message",
}


def chats_of(world: World, person: Person) -> list[Json]:
    """Every chat of a person, the one with the newest message first; the bot's is always there."""
    chats = [world.chats[person.id]]
    chats += [chat for chat in world.chats.values() if not chat.private and _belongs(chat, person)]
    chats.sort(key=lambda chat: _newest(chat).get("date", 0), reverse=True)
    return [_chat(world, person, chat) for chat in chats]


def messages_of(world: World, person: Person, chat: Chat) -> list[Json]:
    """All messages of a chat, oldest first. Looking at them marks them as read."""
    chat.seen[person.id] = _newest(chat).get("message_id", 0)
    return [view(world, message, person) for message in chat.messages.values()]


def view(world: World, message: Json, reader: Person) -> Json:
    """A message as a person sees it: ``text`` is plain, ``html`` is safe to show; a poll's text is its question."""
    text = message.get("text", message.get("caption")) or _question(message) or _service_text(message)
    entities = message.get("entities") or message.get("caption_entities") or []
    reply = message.get("reply_to_message")
    return {
        "id": message["message_id"],
        "from": _writer(message),
        "own": _wrote(world, message) == reader.id,
        "date": message["date"],
        "text": text,
        "html": to_html(text, entities),
        "buttons": buttons_of(message.get("reply_markup")),
        "media": media_of(world, message, reader),
        "service": _service_text(message) or None,
        "edited": "edit_date" in message,
        "reply_to": reply["message_id"] if reply else None,
        "forwarded": _origin(message),
    }


def person_view(person: Person) -> Json:
    """Who somebody is."""
    user = person.user
    return {
        "id": person.id,
        "first_name": user["first_name"],
        "last_name": user.get("last_name"),
        "language_code": user["language_code"],
        "username": user.get("username"),
        "blocked": person.blocked,
    }


def groups_of(world: World) -> list[Json]:
    """Every group and who is in it; not those that became supergroups."""
    return [_group(chat) for chat in world.chats.values() if not chat.private and chat.migrated_to is None]


def bot_view(world: World) -> Json:
    """Who the bot is, as it described itself: ``descriptions`` by language, "" for all others."""
    told = {language: text for (field, language), text in world.profile.items() if field == "description"}
    described = {"description": told.get("", ""), "descriptions": told}
    name = world.profile.get(("name", "")) or world.bot["first_name"]
    return {"id": world.bot_id, "username": world.bot["username"], "name": name, **described}


def bot_name(world: World, person: Person) -> str:
    """The bot's name in the person's language, as setMyName gave it."""
    languages = (person.user["language_code"][:2], "")
    names = (world.profile.get(("name", language)) for language in languages)
    return next(filter(None, names), str(world.bot["first_name"]))


def keyboard_of(chat: Chat, person: Person) -> Json | None:
    """The keyboard now shown in the place of the person's own; None when there is none."""
    return chat.keyboards.get(person.id)


def _group(chat: Chat) -> Json:
    members = [user for user, status in chat.members.items() if status not in GONE]
    leading = [user for user, status in chat.members.items() if status in LEADING]
    face = {"id": chat.id, "type": chat.face["type"], "title": chat.face["title"]}
    return face | {"members": members, "administrators": leading}


def _chat(world: World, person: Person, chat: Chat) -> Json:
    seen = chat.seen.get(person.id, 0)
    newest, pin = _newest(chat), newest_pin(chat)
    unread = sum(1 for m in chat.messages.values() if m["message_id"] > seen and _wrote(world, m) != person.id)
    return {
        "id": chat.id,
        "type": chat.face["type"],
        "title": bot_name(world, person) if chat.private else chat.face["title"],
        "last": view(world, newest, person) if newest else None,
        "pinned": view(world, pin, person) if pin else None,
        "status": chat.members[person.id],
        "anonymous": is_anonymous(chat, person.id),
        "unread": unread,
        "blocked": chat.private and person.blocked,
        "typing": time.monotonic() < chat.typing_until,
    }


def _newest(chat: Chat) -> Json:
    return next(reversed(chat.messages.values()), {})


def _belongs(chat: Chat, person: Person) -> bool:
    return chat.members.get(person.id, "left") not in GONE and chat.migrated_to is None


def _writer(message: Json) -> Json:
    """Who wrote a message, or the group that an administrator wrote for."""
    behind = message.get("sender_chat")
    return {"id": behind["id"], "name": behind["title"], "is_bot": False} if behind else _face(message["from"])


def _wrote(world: World, message: Json) -> int:
    """Whose message it is, whoever it is signed by."""
    authors = world.chats[message["chat"]["id"]].authors
    return int(authors.get(message["message_id"], message["from"]["id"]))


def _question(message: Json) -> str:
    return str(message["poll"]["question"]) if "poll" in message else ""


def _origin(message: Json) -> str | None:
    origin = message.get("forward_origin")
    if origin is None:
        return None
    return str(origin["sender_chat"]["title"] if "sender_chat" in origin else _face(origin["sender_user"])["name"])


def _face(user: Json) -> Json:
    name = " ".join(filter(None, (user["first_name"], user.get("last_name"))))
    return {"id": user["id"], "name": name, "is_bot": user["is_bot"]}


def _service_text(message: Json) -> str:
    name = _writer(message)["name"]
    if "new_chat_members" in message:
        return f"{_face(message['new_chat_members'][0])['name']} joined"
    if "left_chat_member" in message:
        return f"{_face(message['left_chat_member'])['name']} left"
    return next((text.format(name=name) for field, text in SERVICE_TEXTS.items() if field in message), "")
