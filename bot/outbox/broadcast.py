"""One thing said to many: spoken once for each voice among them, and written as a row for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert

from bot.buttons import Row
from bot.i18n import Plain, Text, Voice
from bot.outbox.message import Message, body_row, outbox_row
from bot.outbox.tables import Urgency, bodies, outbox
from bot.people.listeners import Listener


def broadcast(
    db: Connection, audience: Sequence[Listener], text: Text, rows: Sequence[Row], now: datetime
) -> list[int]:
    """Say something to all of them, after whatever is more urgent and outside their quiet hours.

    The bodies that were written, by which it can be counted what arrived (``rows.retry`` sends the unclear again).
    """
    spoken: dict[Voice, int] = {}
    for voice in dict.fromkeys(listener.voice for listener in audience):
        said = Message(0, voice, text, tuple(rows))
        spoken[voice] = db.scalars(insert(bodies).returning(bodies.c.id), body_row(said)).one()
    if spoken:
        db.execute(insert(outbox), [row_of(listener, spoken[listener.voice], now) for listener in audience])
    return list(spoken.values())


def row_of(listener: Listener, body: int, now: datetime) -> dict[str, object]:
    here, voice, since = listener.chat, listener.voice, listener.since
    bulk = Message(here, voice, Plain(""), person=listener.person, urgency=Urgency.BULK, due=since)
    return outbox_row(bulk, body, now)
