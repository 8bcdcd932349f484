"""Telegram's updates as events: typed, cleaned, and never a traceback."""

from __future__ import annotations

import re
from typing import Any

from telegram import Bot, CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.dispatch import Routes
from bot.events import BotMembership, Command, Event, GroupMoved, Place, Said, Sender, Unknown, Words
from bot.reading import clean

WANTED = ("message", "callback_query", "my_chat_member")
"""The kinds of updates that we ask for, and no others."""

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
INSIDE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)


def understood(raw: dict[str, Any], bot: Bot | None, routes: Routes, username: str) -> Event | None:
    """What an update, as it came, says happened; None for what concerns nobody here.

    One that cannot be read is an event too, with what was wrong: it will be set aside like a turn that failed.
    """
    try:
        return event(Update.de_json(raw, bot), routes, username)
    except Exception as error:
        return Event(Unknown(), update=raw["update_id"], fault=error)


def event(update: Update, routes: Routes, username: str) -> Event | None:
    if update.callback_query is not None:
        return from_press(update.update_id, update.callback_query, routes)
    if update.my_chat_member is not None:
        return from_membership(update.update_id, update.my_chat_member)
    if update.message is not None:
        return from_message(update.update_id, update.message, routes, username)
    return None


def from_press(number: int, query: CallbackQuery, routes: Routes) -> Event | None:
    message = query.message
    if message is None:
        return None
    words = isinstance(message, Message) and bool(message.text)
    return Event(
        routes.read(query.data or ""),
        sender(query.from_user),
        place(message.chat),
        Said(message=message.message_id, editable=words),
        update=number,
        callback=query.id,
    )


def from_membership(number: int, change: ChatMemberUpdated) -> Event:
    status = change.new_chat_member.status
    signal = BotMembership(status in INSIDE, status == ChatMemberStatus.ADMINISTRATOR)
    return Event(signal, sender(change.from_user), place(change.chat), update=number)


def from_message(number: int, message: Message, routes: Routes, username: str) -> Event | None:
    if message.migrate_to_chat_id:
        return Event(GroupMoved(message.migrate_to_chat_id), None, place(message.chat), update=number)
    user = message.from_user
    if user is None or user.is_bot or message.sender_chat is not None or is_service(message):
        return None
    signal = meaning(message, routes, username)
    return signal and Event(signal, sender(user), place(message.chat), said(message), update=number)


def meaning(message: Message, routes: Routes, username: str) -> Any:
    """A command, a deep link's press, or words; None for another bot's command."""
    found = COMMAND.fullmatch(message.text or "")
    if found is None:
        return Words()
    name, whose, rest = found.groups()
    if whose and whose.lower() != username.lower():
        return None
    if name.lower() == "start" and rest and message.chat.type == ChatType.PRIVATE:
        return routes.read(rest.strip())
    return Command(name.lower(), clean(rest or ""))


def said(message: Message) -> Said:
    words = clean(message.text or message.caption or "")
    voice = message.voice.file_id if message.voice else None
    return Said(words, voice, other=not words and voice is None, message=message.message_id)


def is_service(message: Message) -> bool:
    """Whether it only tells of something in the chat: somebody in or out, a timer set, whatever Telegram thinks up."""
    return not (message.text or message.caption or message.effective_attachment or message.checklist)


def sender(user: User) -> Sender:
    return Sender(user.id, clean(user.full_name) or str(user.id), user.language_code)


def place(chat: Chat) -> Place:
    return Place(chat.id, chat.type == ChatType.PRIVATE, clean(chat.title or ""))
