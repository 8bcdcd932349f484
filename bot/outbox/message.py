"""A message before it is a row: still a sentence, its buttons and whom it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bot.buttons import Button, Key, Link, Row, pack, parameter
from bot.i18n import Text, Voice, label, row, speak
from bot.outbox.tables import COMMANDS, State, Urgency, bodies, outbox, shown

POLL = "poll"
"""Not words or a file but one of Telegram's polls, to be posted or ended."""


class Media(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class File:
    """A picture or a document with its bytes; a voice note by Telegram's file id, as bytes, and no name."""

    media: Media
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class TelegramPoll:
    """One of Telegram's own polls; the message's text is its question, and its key is what its answers come with.

    Without options it is the end of the poll that stands under that key.
    """

    options: tuple[Text, ...] = ()
    anonymous: bool = True
    several: bool = False
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be said in one chat.

    ``edits`` is the message to change instead of sending a new one; ``key`` the name under which the chat's
    message is kept, so that later ones with the same key change it; ``due`` a moment before which it waits.
    """

    chat: int
    voice: Voice
    text: Text
    rows: tuple[Row, ...] = ()
    person: int | None = None
    urgency: Urgency = Urgency.REPLY
    edits: int | None = None
    key: str | None = None
    file: File | None = None
    poll: TelegramPoll | None = None
    due: datetime | None = None
    commands: tuple[tuple[str, Text], ...] | None = None
    """Not said but set: the menu of commands of a private chat."""


def put(db: Connection, messages: Sequence[Message], now: datetime) -> None:
    """Write what is to be said, in this order, with the transaction of whoever says it.

    Who takes part on paper has no chat (0), and is told by whoever speaks with them.
    """
    messages = last_states([message for message in messages if message.chat])
    if not messages:
        return
    for message in messages:
        if message.key is not None:
            withdraw(db, message.chat, message.key)
    new = insert(bodies).returning(bodies.c.id, sort_by_parameter_order=True)
    ids = list(db.scalars(new, [body_row(message) for message in messages]))
    db.execute(insert(outbox), [outbox_row(m, body, now) for m, body in zip(messages, ids, strict=True)])


def last_states(messages: Sequence[Message]) -> list[Message]:
    """Without the states of a kept message that another of these messages overtakes."""
    last = {(message.chat, message.key): message for message in messages}
    return [message for message in messages if message.key is None or last[message.chat, message.key] is message]


def withdraw(db: Connection, chat: int, key: str) -> None:
    """Leave unsaid what still waits under that key; of several states of one message only the last is worth sending."""
    same = (outbox.c.chat_id == chat) & (outbox.c.key == key) & (outbox.c.state == State.WAITING)
    db.execute(update(outbox).where(same).values(state=State.CANCELLED))


def shown_as(db: Connection, chat: int, key: str) -> int | None:
    """The id of the message that this chat saw under ``key`` last."""
    found = select(shown.c.message_id).where(shown.c.chat_id == chat, shown.c.key == key)
    return db.scalar(found)


def forget_shown(db: Connection, chat: int, key: str) -> None:
    """Let what is said next under that key be a new message; what stands there stays as it is."""
    db.execute(delete(shown).where(shown.c.chat_id == chat, shown.c.key == key))


def body_row(message: Message) -> dict[str, Any]:
    file = message.file
    return {
        "html": label(message.voice, message.text) if message.poll else speak(message.voice, message.text),
        "keyboard": keyboard(message),
        "media": medium(message),
        "file_name": file.name if file else None,
        "file": file.content if file else None,
        "poll": poll_row(message.voice, message.poll) if message.poll else None,
    }


def poll_row(voice: Voice, poll: TelegramPoll) -> dict[str, Any]:
    closes_at = int(poll.closes_at.timestamp()) if poll.closes_at else None
    options = [label(voice, option) for option in poll.options]
    return {"options": options, "anonymous": poll.anonymous, "several": poll.several, "closes_at": closes_at}


def keyboard(message: Message) -> list[list[dict[str, str]]]:
    if message.commands is not None:
        return [[{"command": name, "description": label(message.voice, about)}] for name, about in message.commands]
    return [keyboard_row(message.voice, keys) for keys in message.rows]


def medium(message: Message) -> str | None:
    if message.commands is not None:
        return COMMANDS
    if message.poll is not None:
        return POLL
    return message.file.media.value if message.file else None


def outbox_row(message: Message, body: int, now: datetime) -> dict[str, Any]:
    return {
        "chat_id": message.chat,
        "person_id": message.person,
        "body_id": body,
        "urgency": int(message.urgency),
        "state": State.WAITING,
        "due_at": message.due or now,
        "edits": message.edits,
        "key": message.key,
        "attempts": 0,
    }


def keyboard_row(voice: Voice, keys: Row) -> list[dict[str, str]]:
    return [{"text": label(voice, key.label), **target(key)} for key in row(voice, keys)]


def target(key: Key) -> dict[str, str]:
    if isinstance(key, Button):
        return {"callback_data": pack(key.press)}
    if isinstance(key, Link):
        return {"start": parameter(key.press)}  # the sender knows the bot's own name
    return {"url": key.address}
