"""Telegram's updates as events: typed, cleaned, and never a traceback.

They are read as they come. To make python-telegram-bot's objects of a pressed message and all its buttons takes
longer than everything else that is done about most presses.
"""

from __future__ import annotations

import re
from typing import Any

from telegram.constants import ChatMemberStatus, ChatType, MessageAttachmentType

from bot.dispatch import Routes
from bot.events import (
    BotMembership,
    Command,
    Event,
    GroupMoved,
    Place,
    PollAnswer,
    PollState,
    Said,
    Sender,
    Unknown,
    Words,
)
from bot.reading import clean

WANTED = ("message", "callback_query", "my_chat_member", "poll", "poll_answer")
"""The kinds of updates that we ask for, and no others."""

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
INSIDE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)
CONTENT = {"text", "caption", "checklist", *MessageAttachmentType}
"""What somebody says with a message; one without any of it only tells of something in the chat."""

Raw = dict[str, Any]
"""An object of the Bot API."""


def understood(raw: Raw, routes: Routes, username: str) -> Event | None:
    """What an update, as it came, says happened; None for what concerns nobody here.

    One that cannot be read is an event too, with what was wrong: it will be set aside like a turn that failed.
    """
    try:
        return event(raw, routes, username)
    except Exception as error:
        return Event(Unknown(), update=raw["update_id"], fault=error)


def event(raw: Raw, routes: Routes, username: str) -> Event | None:
    number: int = raw["update_id"]
    if "callback_query" in raw:
        return from_press(number, raw["callback_query"], routes)
    if "my_chat_member" in raw:
        return from_membership(number, raw["my_chat_member"])
    if "message" in raw:
        return from_message(number, raw["message"], routes, username)
    if "poll_answer" in raw:
        return from_poll_answer(number, raw["poll_answer"])
    if "poll" in raw:
        return from_poll(number, raw["poll"])
    return None


def from_press(number: int, query: Raw, routes: Routes) -> Event | None:
    who, message = sender(query["from"]), query.get("message")
    if message is None:
        return None
    return Event(
        routes.read(query.get("data", "")),
        who,
        place(message["chat"]),
        Said(message=message["message_id"], editable=bool(message.get("text"))),
        update=number,
        callback=query["id"],
    )


def from_membership(number: int, change: Raw) -> Event:
    status = change["new_chat_member"]["status"]
    signal = BotMembership(status in INSIDE, status == ChatMemberStatus.ADMINISTRATOR)
    return Event(signal, sender(change["from"]), place(change["chat"]), update=number)


def from_poll_answer(number: int, answer: Raw) -> Event:
    """A group votes where its administrator stays anonymous: it is a voter like any other, with a number of its own."""
    chat = answer.get("voter_chat")
    who = Sender(chat["id"], clean(chat.get("title") or "")) if chat else sender(answer["user"])
    return Event(PollAnswer(answer["poll_id"], tuple(answer["option_persistent_ids"])), who, update=number)


def from_poll(number: int, poll: Raw) -> Event:
    counts = tuple((option["persistent_id"], option["voter_count"]) for option in poll["options"])
    return Event(PollState(poll["id"], counts, poll["total_voter_count"], poll["is_closed"]), update=number)


def from_message(number: int, message: Raw, routes: Routes, username: str) -> Event | None:
    chat, user, _ = message["chat"], message.get("from"), message["date"]
    if "migrate_to_chat_id" in message:
        return Event(GroupMoved(message["migrate_to_chat_id"]), None, place(chat), update=number)
    if user is None or user["is_bot"] or "sender_chat" in message or CONTENT.isdisjoint(message):
        return None
    signal = meaning(message, routes, username)
    return signal and Event(signal, sender(user), place(chat), said(message, signal), update=number)


def meaning(message: Raw, routes: Routes, username: str) -> Any:
    """A command, a deep link's press, or words; None for another bot's command."""
    found = COMMAND.fullmatch(message.get("text", ""))
    if found is None:
        return Words()
    name, whose, rest = found.groups()
    if whose and whose.lower() != username.lower():
        return None
    if name.lower() == "start" and rest and message["chat"]["type"] == ChatType.PRIVATE:
        return routes.read(rest.strip())
    return Command(name.lower(), clean(rest or ""))


def said(message: Raw, signal: Any) -> Said:
    """What a person wrote or recorded; nothing if they opened a link, whose words Telegram wrote."""
    if not isinstance(signal, (Words, Command)):
        return Said(message=message["message_id"])
    words = clean(message.get("text") or message.get("caption") or "")
    voice = message["voice"]["file_id"] if "voice" in message else None
    return Said(words, voice, other=not words and voice is None, message=message["message_id"])


def sender(user: Raw) -> Sender:
    name = clean(" ".join(user[part] for part in ("first_name", "last_name") if user.get(part)))
    return Sender(user["id"], name or str(user["id"]), user.get("language_code"))


def place(chat: Raw) -> Place:
    return Place(chat["id"], chat["type"] == ChatType.PRIVATE, clean(chat.get("title") or ""))
