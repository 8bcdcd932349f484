"""Messages of a chat: posted, replaced, removed. Every change rings the world's bell."""

import asyncio
import time
from typing import Any

from bot.sandbox.world import Chat, Json, World

SERVICE = frozenset(
    {
        "group_chat_created",
        "new_chat_members",
        "left_chat_member",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
    }
)
KEPT = ("message_id", "from", "chat", "date", "reply_to_message")
TYPING = 5.0  # seconds that a chat action is shown
MARKUPS = ("keyboard", "remove_keyboard", "force_reply")


def post(world: World, chat: Chat, sender: Json, content: Json) -> Json:
    """Put a message into the chat and return it, in the shape of the Bot API."""
    message = {
        "message_id": _number(world, chat),
        "from": sender,
        "chat": chat.face,
        "date": world.now(),
        **content,
    }
    chat.messages[message["message_id"]] = message
    if "poll" in content:
        world.polls[content["poll"]["id"]].places.append((chat.id, message["message_id"]))
    if sender is world.bot:
        chat.typing_until = 0.0
    world.events.ring()
    return message


def show_typing(world: World, chat: Chat) -> None:
    """Show for a few seconds, or until it has written, that the bot is writing."""
    chat.typing_until = time.monotonic() + TYPING
    world.events.ring()
    asyncio.get_running_loop().call_later(TYPING, world.events.ring)


def replace(world: World, chat: Chat, message: Json, content: Json) -> Json:
    """Put ``content`` in the place of the message's; who sent it, where and when stay."""
    kept = {name: message[name] for name in KEPT if name in message}
    edited = {**kept, "edit_date": world.now(), **content}
    chat.messages[message["message_id"]] = edited
    world.events.ring()
    return edited


def remove(world: World, chat: Chat, message_id: int) -> None:
    """Take a message away, for everybody."""
    del chat.messages[message_id]
    chat.pinned.discard(message_id)
    world.events.ring()


def show_keyboard(chat: Chat, markup: Json) -> None:
    """Put up, or take away, the keyboard in the place of people's own, for everybody in the chat."""
    for person in [chat.id] if chat.private else chat.members:
        if markup.get("keyboard") or markup.get("force_reply"):
            chat.keyboards[person] = markup
        else:
            chat.keyboards.pop(person, None)


def is_service(message: Json) -> bool:
    """Whether it says what happened in the chat, and nobody wrote it."""
    return not SERVICE.isdisjoint(message)


def without_reply(message: Json) -> Json:
    """A message as it is quoted by a reply to it."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def _number(world: World, chat: Chat) -> int:
    """Private chats and groups share one numbering, as in Telegram; a supergroup has its own."""
    if chat.own_numbers is None:
        return world.number("message")
    chat.own_numbers += 1
    return chat.own_numbers


def same(message: Json, content: Json) -> bool:
    """Whether an edit to ``content`` would change nothing."""
    names: set[str] = {*message, *content} - {"message_id", "from", "chat", "date", "edit_date", "reply_to_message"}
    return all(_plain(message.get(name)) == _plain(content.get(name)) for name in names)


def _plain(value: Any) -> Any:
    return None if value == [] else value
