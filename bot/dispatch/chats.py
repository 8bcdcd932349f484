"""Chats coming, going and moving; and how a group is spoken to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.conversation import Turn
from bot.events import BotMembership, Event, GroupMoved, Sender
from bot.i18n import Voice, choose_language
from bot.outbox import rows
from bot.people import standing
from bot.people.roles import Person
from bot.people.tables import groups, territories
from bot.storage.upsert import add_if_new


def subject(db: Connection, event: Event) -> Person:
    """Whose due time it is; nobody, if the territory's or a group's."""
    found = event.person and standing.person_by_id(db, event.person)
    return found or standing.NOBODY


def language(sender: Sender) -> str:
    return choose_language(sender.language_code)


def voice(db: Connection, chat_id: int) -> Voice | None:
    """How a group is spoken to; None where no row knows it."""
    of_territory = groups.outerjoin(territories, territories.c.id == groups.c.territory_id)
    asked = select(groups.c.language, territories.c.country, territories.c.digits, territories.c.zone)
    row = db.execute(asked.select_from(of_territory).where(groups.c.chat_id == chat_id)).one_or_none()
    return row and Voice(row.language, row.country, row.digits or "latn", row.zone or "UTC")


def follow(turn: Turn, change: BotMembership | GroupMoved) -> None:
    """Keep up with where the bot is: blocked or back, let into a group or out, a group with a new id."""
    if isinstance(change, GroupMoved):
        move(turn.db, turn.place.id, change.new_id)
    elif turn.place.private:
        standing.set_away(turn.db, turn.place.id, None)
        turn.people_changed = True
    else:
        remember(turn, change)
    if not isinstance(change, GroupMoved) and not change.inside:
        gone(turn.db, turn.place.id, turn.now)


def back_again(turn: Turn) -> None:
    """Someone who had gone writes to us: they can be reached again."""
    standing.set_away(turn.db, turn.person.telegram_id, None)
    turn.people_changed = True


def remember(turn: Turn, change: BotMembership) -> None:
    row = {"chat_id": turn.place.id, "title": turn.place.title, "language": turn.person.language}
    add_if_new(turn.db, groups, {**row, "created_at": turn.now})
    here = groups.c.chat_id == turn.place.id
    turn.db.execute(update(groups).where(here).values(left_at=None, title=turn.place.title))


def gone(db: Connection, chat_id: int, now: datetime) -> None:
    """A chat cannot be reached any more: nothing is sent there until somebody writes or lets us in again."""
    standing.set_away(db, chat_id, now)
    db.execute(update(groups).where(groups.c.chat_id == chat_id).values(left_at=now))
    rows.cancel_chat(db, chat_id)


def move(db: Connection, old: int, new: int) -> None:
    """A group became a supergroup: all that knows its id learns the new one, once."""
    db.execute(update(groups).where(groups.c.chat_id == old).values(chat_id=new))
    rows.move_chat(db, old, new)
