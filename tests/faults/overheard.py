"""Which territory's words came to whom: everybody reads those of their own, a group those of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.dispatch.replies import Reply
from bot.outbox.tables import bodies, outbox
from tests.faults.foreign import Rows, its_word


def last_said(db: Connection) -> int:
    """The number of the last message there is."""
    return db.scalar(select(func.max(outbox.c.id))) or 0


def leaks(db: Connection, found: Rows, since: int) -> list[str]:
    """Messages later than ``since`` with words that are not for the chat they go to."""
    said = select(outbox.c.chat_id, bodies).join(bodies).where(outbox.c.id > since)
    return [row.html for row in db.execute(said) if has_others(found, words(row), [row.chat_id])]


def words(body: Row[Any]) -> str:
    """A message with its buttons, its poll, and what can be read of its file."""
    file = (body.file or b"").decode(errors="replace")
    return "\n".join([body.html, json.dumps(body.keyboard), json.dumps(body.poll), file])


def tells_others(found: Rows, reply: Reply, chats: Iterable[int]) -> bool:
    """Whether whoever pressed is answered with words of a territory that none of these chats belongs to."""
    whispered = f"{reply.whisper.html}{reply.whisper.keyboard}" if reply.whisper else ""
    return has_others(found, f"{reply.text}{whispered}", chats)


def has_others(found: Rows, said: str, chats: Iterable[int]) -> bool:
    readable = {territory for chat in chats for territory in reads(found, chat)}
    every = {key[0] for table, key in found if table == "territories"}
    return any(its_word(territory) in said for territory in every - readable)


def reads(found: Rows, chat: int) -> set[int]:
    """The territories of a group, or of the person whose private chat it is."""
    groups = {row["territory_id"] for (table, _), row in found.items() if table == "groups" and row["chat_id"] == chat}
    person = [key[0] for (table, key), row in found.items() if table == "people" and row["telegram_id"] == chat]
    return groups | {key[1] for table, key in found if table == "memberships" and key[0] in person}
