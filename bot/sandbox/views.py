"""The world as one person sees it: chats, messages with their buttons, keyboards."""

import time
from typing import Any

from bot.sandbox.entities import to_html
from bot.sandbox.members import GONE
from bot.sandbox.world import Chat, Json, Person, World

MEDIA = ("photo", "document", "voice", "sticker")
BUTTON_KINDS = {"callback_data": "callback", "url": "url", "copy_text": "copy", "web_app": "web_app"}
SERVICE_TEXTS = {
    "group_chat_created": "{name} created the group",
    "migrate_to_chat_id": "{name} made this group a supergroup",
    "migrate_from_chat_id": "{name} made this group a supergroup",
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
    return [view(world, message) for message in chat.messages.values()]


def view(world: World, message: Json) -> Json:
    """A message as a person sees it: ``text`` is plain, ``html`` is safe to show."""
    text = message.get("text", message.get("caption")) or _service_text(message)
    entities = message.get("entities") or message.get("caption_entities") or []
    reply = message.get("reply_to_message")
    return {
        "id": message["message_id"],
        "from": _face(message["from"]),
        "date": message["date"],
        "text": text,
        "html": to_html(text, entities),
        "buttons": _buttons(message.get("reply_markup")),
        "media": _media(world, message),
        "service": _service_text(message) or None,
        "edited": "edit_date" in message,
        "reply_to": reply["message_id"] if reply else None,
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
    return {"id": chat.id, "type": chat.face["type"], "title": chat.face["title"], "members": members}


def _chat(world: World, person: Person, chat: Chat) -> Json:
    seen = chat.seen.get(person.id, 0)
    newest = _newest(chat)
    unread = sum(1 for m in chat.messages.values() if m["message_id"] > seen and m["from"]["id"] != person.id)
    return {
        "id": chat.id,
        "type": chat.face["type"],
        "title": bot_name(world, person) if chat.private else chat.face["title"],
        "last": view(world, newest) if newest else None,
        "unread": unread,
        "blocked": chat.private and person.blocked,
        "typing": time.monotonic() < chat.typing_until,
    }


def _newest(chat: Chat) -> Json:
    return next(reversed(chat.messages.values()), {})


def _belongs(chat: Chat, person: Person) -> bool:
    return chat.members.get(person.id, "left") not in GONE and chat.migrated_to is None


def _face(user: Json) -> Json:
    name = " ".join(filter(None, (user["first_name"], user.get("last_name"))))
    return {"id": user["id"], "name": name, "is_bot": user["is_bot"]}


def _buttons(markup: Json | None) -> list[list[Json]]:
    if not markup:
        return []
    return [[_button(button) for button in row] for row in markup["inline_keyboard"]]


def _button(button: Json) -> Json:
    kind = next((kind for field, kind in BUTTON_KINDS.items() if field in button), "other")
    shown = {"label": button["text"], "kind": kind}
    return shown | {"url": button["url"]} if kind == "url" else shown


def _media(world: World, message: Json) -> Json | None:
    if "contact" in message:
        return {"type": "contact", **message["contact"]}
    kind = next((kind for kind in MEDIA if kind in message), None)
    if kind is None:
        return None
    described: Any = message[kind][-1] if kind == "photo" else message[kind]
    stored = world.files.find(described["file_id"])
    if stored is None:
        return None
    upload = stored.upload
    size = {name: described[name] for name in ("width", "height", "duration", "emoji") if name in described}
    return {
        "type": kind,
        "file_id": stored.id,
        "name": upload.name,
        "mime": upload.mime,
        "size": len(upload.content),
        "url": stored.url,
        **size,
    }


def _service_text(message: Json) -> str:
    name = _face(message["from"])["name"]
    if "new_chat_members" in message:
        return f"{_face(message['new_chat_members'][0])['name']} joined"
    if "left_chat_member" in message:
        return f"{_face(message['left_chat_member'])['name']} left"
    return next((text.format(name=name) for field, text in SERVICE_TEXTS.items() if field in message), "")
