"""Drafting, opening, extending and closing a poll, as rows; each changes only a poll that it can still happen to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from bot.i18n import Written
from bot.people.roles import Person
from bot.people.tables import people
from bot.sentences import stored
from conversations.polls import queries
from conversations.polls.queries import Counts, Option, Poll
from conversations.polls.tables import Form, poll_answers, polls


def draft(db: Connection, territory: int, form: Form, by: Person, now: datetime, *, native: bool) -> Poll:
    """A new draft; or the one that this person began and in which nothing is written yet."""
    row = {"form": form, "native": native}
    mine = (polls.c.territory_id == territory) & (polls.c.drafted_by == by.id) & polls.c.opened_at.is_(None)
    drafts = map(queries.poll_from, db.execute(select(polls).where(mine)))
    empty = next((one for one in drafts if one.question is None and not one.options), None)
    if empty is not None:
        return queries.poll_from(
            db.execute(update(polls).where(polls.c.id == empty.id).values(row).returning(*polls.c)).one()
        )
    new = {**row, "territory_id": territory, "options": [], "drafted_by": by.id, "drafted_at": now}
    return queries.poll_from(db.execute(insert(polls).values(new).returning(*polls.c)).one())


def ask(db: Connection, poll: int, question: Written) -> None:
    change(db, poll, question=stored(question))


def offer(db: Connection, poll: int, options: Sequence[Option]) -> None:
    change(db, poll, options=[queries.option_row(option) for option in options])


def hide(db: Connection, poll: int, *, anonymous: bool) -> None:
    """Whether it is anonymous."""
    change(db, poll, anonymous=anonymous)


def choose_group(db: Connection, poll: int, group: int) -> None:
    change(db, poll, group_id=group)


def end(db: Connection, poll: int, closes_at: datetime) -> None:
    """When a draft or an open poll is to close."""
    unclosed = (polls.c.id == poll) & polls.c.closed_at.is_(None)
    db.execute(update(polls).where(unclosed).values(closes_at=closes_at))


def open_(db: Connection, poll: int, now: datetime) -> None:
    change(db, poll, opened_at=now)


def discard(db: Connection, poll: int) -> None:
    """Throw a draft away; what was opened stays."""
    db.execute(delete(polls).where(is_draft(poll)))


def close(db: Connection, poll: Poll, now: datetime) -> bool:
    """Close an open poll and freeze its numbers; False where it is closed already, or gone.

    Of an anonymous one nothing is left then but numbers; of one of Telegram's own, too: who sees what is Telegram's.
    """
    running = (polls.c.id == poll.id) & polls.c.opened_at.is_not(None) & polls.c.closed_at.is_(None)
    if not db.execute(update(polls).where(running).values(closed_at=now)).rowcount:
        return False
    count(db, poll.id, queries.counted(db, poll))
    if poll.anonymous or poll.native:
        db.execute(delete(poll_answers).where(poll_answers.c.poll_id == poll.id))
    return True


def count(db: Connection, poll: int, counts: Counts) -> None:
    """Keep these numbers in place of what could be counted."""
    db.execute(update(polls).where(polls.c.id == poll).values(counts=asdict(counts)))


def forget(db: Connection, person: int) -> None:
    """Take away what somebody answered in Telegram's own polls before we knew them; the rest hangs on their row."""
    theirs = select(people.c.telegram_id).where(people.c.id == person).scalar_subquery()
    db.execute(delete(poll_answers).where(poll_answers.c.telegram_id == theirs))


def change(db: Connection, poll: int, **values: Any) -> None:
    """Of a draft only: what was asked is never changed."""
    db.execute(update(polls).where(is_draft(poll)).values(values))


def is_draft(poll: int) -> ColumnElement[bool]:
    return (polls.c.id == poll) & polls.c.opened_at.is_(None)
