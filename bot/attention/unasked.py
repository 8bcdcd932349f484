"""What is said to somebody who did not just press: outside the quiet hours, and to nobody who is away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.attention.quiet import allowed_from, hours_of
from bot.buttons import Row
from bot.i18n import Text
from bot.outbox.message import Message, shown_as
from bot.outbox.tables import Urgency
from bot.people import groups
from bot.people.roles import Person
from bot.people.territories import Territory


def to_groups(
    db: Connection,
    here: Territory,
    text: Text,
    rows: tuple[Row, ...],
    *,
    key: str,
    now: datetime,
    changed: Urgency = Urgency.BULK,
) -> list[Message]:
    """The same in each group of a territory, in the group's language, kept there under ``key``.

    What is new there waits for the end of the quiet hours; to change what was read already wakes nobody, and goes as
    urgently as ``changed`` says.
    """
    morning = allowed_from(now, here.zone, here.quiet)
    said = []
    for group in groups.of_territory(db, here.id):
        there = shown_as(db, group.chat, key) is not None
        urgency, due = (changed, now) if there else (Urgency.BULK, morning)
        said.append(Message(group.chat, group.voice, text, rows, urgency=urgency, key=key, due=due))
    return said


def to_person(here: Territory, one: Person, text: Text, *rows: Row, now: datetime) -> list[Message]:
    """In private, in their language, after their quiet hours; nothing to somebody who is away."""
    if one.away:
        return []
    since = allowed_from(now, here.zone, hours_of(one, here))
    return [Message(one.telegram_id, one.voice, text, rows, one.id, Urgency.REMINDER, due=since)]
