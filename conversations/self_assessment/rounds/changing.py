"""Drafting, opening, extending and closing a round, as rows. Each says whether it was this call that did it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from bot.people.roles import Person
from bot.people.tables import memberships, people
from conversations.self_assessment.questions import ALL, SELF_ASSESSMENT
from conversations.self_assessment.rounds.queries import Round, draft_in, is_open_in, round_from
from conversations.self_assessment.tables import rounds


def draft(db: Connection, territory: int, by: Person, now: datetime) -> Round:
    """The territory's draft; a new one that asks everything and has neither a name nor an end, if there is none."""
    there = draft_in(db, territory)
    if there is not None:
        return there
    row = {
        "territory_id": territory,
        "name": "",
        "modules": list(ALL),
        "version": SELF_ASSESSMENT.version,
        "started_by": by.id,
        "drafted_at": now,
    }
    return round_from(db.execute(insert(rounds).values(row).returning(*rounds.c)).one())


def name(db: Connection, round_: int, name: str) -> None:
    db.execute(update(rounds).where(is_draft(round_)).values(name=name))


def ask_parts(db: Connection, round_: int, modules: Sequence[str]) -> None:
    """What is asked; in the order in which it stands on the radar."""
    db.execute(update(rounds).where(is_draft(round_)).values(modules=list(modules)))


def end(db: Connection, round_: int, closes_at: datetime) -> bool:
    """When a draft or an open round is to close; False for a closed one."""
    unclosed = (rounds.c.id == round_) & rounds.c.closed_at.is_(None)
    return bool(db.execute(update(rounds).where(unclosed).values(closes_at=closes_at)).rowcount)


def open_(db: Connection, round_: Round, by: Person, now: datetime, invited: int) -> bool:
    """Open a draft; False where it is open already, or another round of the territory is."""
    other = select(rounds.c.id).where(is_open_in(round_.territory)).exists()
    opened = {"opened_at": now, "started_by": by.id, "invited": invited, "version": SELF_ASSESSMENT.version}
    return bool(db.execute(update(rounds).where(is_draft(round_.id), ~other).values(opened)).rowcount)


def close(db: Connection, round_: int, now: datetime) -> bool:
    """Close an open round; False where it is closed already, or gone."""
    running = (rounds.c.id == round_) & rounds.c.opened_at.is_not(None) & rounds.c.closed_at.is_(None)
    return bool(db.execute(update(rounds).where(running).values(closed_at=now)).rowcount)


def discard(db: Connection, round_: int) -> bool:
    """Throw a draft away; what was opened stays."""
    return bool(db.execute(delete(rounds).where(is_draft(round_))).rowcount)


def news_readers(db: Connection, territory: int, but: int) -> dict[str, int]:
    """How many, in each language, are told in private when a round begins; ``but`` is whoever opens it."""
    reached = people.c.telegram_id.is_not(None) & people.c.away_since.is_(None) & (people.c.id != but)
    wanting = (memberships.c.territory_id == territory) & memberships.c.wants_news
    counted = select(people.c.language, func.count().label("n")).join(memberships).where(wanting, reached)
    found = db.execute(counted.group_by(people.c.language))
    return {row.language: row.n for row in found}


def is_draft(round_: int) -> ColumnElement[bool]:
    return (rounds.c.id == round_) & rounds.c.opened_at.is_(None)
