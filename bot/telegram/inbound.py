"""Telegram's updates as events: typed, cleaned, and never a traceback."""

from __future__ import annotations

import re
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.dispatch import Routes
from bot.events import BotMembership, Command, Event, GroupMoved, Place, Said, Sender, Words
from bot.reading import clean

WANTED = ("message", "callback_query", "my_chat_member")
"""The kinds of updates that we ask for, and no others."""

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
INSIDE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)


def event(update: Update, routes: Routes, username: str) -> Event | None:
    """What an update says happened; None for what concerns nobody here."""
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
    if message.from_user is None or message.from_user.is_bot:
        return None
    if message.migrate_to_chat_id:
        return Event(GroupMoved(message.migrate_to_chat_id), None, place(message.chat), update=number)
    signal = meaning(message, routes, username)
    if signal is None or is_service(message):
        return None
    return Event(signal, sender(message.from_user), place(message.chat), said(message), update=number)


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
    """Whether it only tells of something in the chat: a photo changed, somebody in or out."""
    told = (message.new_chat_members, message.left_chat_member, message.group_chat_created, message.new_chat_title)
    return any(told) or message.pinned_message is not None or message.migrate_from_chat_id is not None


def sender(user: User) -> Sender:
    return Sender(user.id, clean(user.full_name) or str(user.id), user.language_code)


def place(chat: Chat) -> Place:
    return Place(chat.id, chat.type == ChatType.PRIVATE, clean(chat.title or ""))
