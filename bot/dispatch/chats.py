"""Chats coming, going and moving; and how a group is spoken to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bot.contributions import GroupNews
from bot.conversation import Turn
from bot.events import BotMembership, Event, GroupMoved, Sender
from bot.i18n import Voice, choose_language
from bot.outbox import rows
from bot.people import standing
from bot.people.groups import by_chat
from bot.people.roles import Person
from bot.people.tables import groups
from bot.schedule import due
from bot.storage.upsert import add_if_new


def subject(db: Connection, event: Event) -> Person:
    """Whose due time it is; nobody, if the territory's or a group's."""
    found = event.person and standing.person_by_id(db, event.person)
    return found or standing.NOBODY


def language(sender: Sender) -> str:
    return choose_language(sender.language_code)


def voice(db: Connection, chat_id: int) -> Voice | None:
    """How a group is spoken to; None where no row knows it."""
    group = by_chat(db, chat_id)
    return group.voice if group else None


def follow(turn: Turn, change: BotMembership | GroupMoved) -> None:
    """Keep up with where the bot is: blocked or back, let into a group or out, a group with a new id."""
    turn.people_changed = turn.place.private
    if isinstance(change, GroupMoved):
        move(turn.db, turn.place.id, change.new_id)
    elif not change.inside:
        gone(turn.db, turn.place.id, turn.now)
    elif turn.place.private:
        standing.set_away(turn.db, turn.place.id, None)
    else:
        remember(turn, change)


def back_again(db: Connection, person: Person) -> Person:
    """Someone who had gone writes to us: they can be reached again."""
    standing.set_away(db, person.telegram_id, None)
    return replace(person, away=False)


def remember(turn: Turn, change: BotMembership) -> None:
    row = {"chat_id": turn.place.id, "title": turn.place.title, "language": turn.person.language}
    add_if_new(turn.db, groups, {**row, "created_at": turn.now})
    here = groups.c.chat_id == turn.place.id
    now = {"left_at": None, "title": turn.place.title, "administrator": change.administrator}
    turn.db.execute(update(groups).where(here).values(now))


def gone(db: Connection, chat_id: int, now: datetime) -> None:
    """A chat cannot be reached any more: nothing is sent there until somebody writes or lets us in again."""
    standing.set_away(db, chat_id, now)
    db.execute(update(groups).where(groups.c.chat_id == chat_id).values(left_at=now))
    rows.cancel_chat(db, chat_id)


def move(db: Connection, old: int, new: int) -> None:
    """A group became a supergroup: all that knows its id learns the new one."""
    merge(db, old, new)
    rows.move_chat(db, old, new)
    due.move_chat(db, old, new)


def tell_again(turn: Turn, chat: int) -> None:
    """Say what goes on in a group once more where it has another id: what stands above cannot be changed there."""
    group = by_chat(turn.db, chat)
    if group is None or group.left or group.territory is None:
        return
    turn.place, turn.person = replace(turn.place, id=chat), replace(turn.person, territory=group.territory)
    for news in turn.contributions(GroupNews):
        turn.keep(news.text, *news.rows, chat=chat, voice=group.voice, key=news.key)


def merge(db: Connection, old: int, new: int) -> None:
    """Let one row stand for both chats, where we were let into the new one before we knew that it is the old one.

    The older stays, unless only the newer belongs to a territory; what we are in the new chat, we are.
    """
    found = {row.chat_id: row for row in db.execute(select(groups).where(groups.c.chat_id.in_([old, new])))}
    known = {"chat_id": new, "left_at": None}
    if len(found) == 2:
        empty = new if found[new].territory_id is None else old
        db.execute(delete(groups).where(groups.c.chat_id == empty))
        known |= {
            "administrator": found[new].administrator,
            "greeted_at": found[old].greeted_at or found[new].greeted_at,
        }
    db.execute(update(groups).where(groups.c.chat_id.in_([old, new])).values(known))
