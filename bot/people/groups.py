"""Groups on Telegram: where they belong, and how they are spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from bot.i18n import Voice
from bot.people.tables import groups, territories


@dataclass(frozen=True, slots=True)
class Group:
    """A group that the bot is in, or was (``left``); ``territory`` is None until somebody connects it.

    ``key`` is known to whoever can see the group. ``greeted``: the hello was said there.
    """

    id: int
    chat: int
    territory: int | None
    title: str
    language: str
    key: str
    administrator: bool
    greeted: bool
    left: bool
    voice: Voice


def of_territory(db: Connection, territory: int) -> list[Group]:
    """The groups of this territory that can be written to, by title: where announcements go."""
    return [group for group in every_one_of(db, territory) if not group.left]


def every_one_of(db: Connection, territory: int) -> list[Group]:
    """The groups of this territory by title, those that the bot was put out of among them."""
    mine = with_territory().where(groups.c.territory_id == territory)
    return [group_from(row) for row in db.execute(mine.order_by(func.lower(groups.c.title), groups.c.id))]


def by_id(db: Connection, group: int) -> Group | None:
    row = db.execute(with_territory().where(groups.c.id == group)).one_or_none()
    return None if row is None else group_from(row)


def by_chat(db: Connection, chat: int) -> Group | None:
    row = db.execute(with_territory().where(groups.c.chat_id == chat)).one_or_none()
    return None if row is None else group_from(row)


def connect(db: Connection, group: int, territory: int) -> bool:
    """Let a group belong to a territory; whether it was free to, or did already."""
    free = groups.c.territory_id.is_(None) | (groups.c.territory_id == territory)
    connected = update(groups).where(groups.c.id == group, free).values(territory_id=territory)
    return bool(db.execute(connected).rowcount)


def disconnect(db: Connection, group: int) -> None:
    """Let a group belong nowhere: nothing of the territory is told there any more."""
    db.execute(update(groups).where(groups.c.id == group).values(territory_id=None))


def choose_language(db: Connection, group: int, language: str) -> None:
    """Speak this language there, whatever its people have chosen for themselves."""
    db.execute(update(groups).where(groups.c.id == group).values(language=language))


def greet(db: Connection, group: int, now: datetime) -> bool:
    """Remember that the hello is said there; whether it is the first."""
    first = update(groups).where(groups.c.id == group, groups.c.greeted_at.is_(None))
    return bool(db.execute(first.values(greeted_at=now)).rowcount)


def forget_greeting(db: Connection, group: int) -> None:
    """Let the bot say hello again there, should it be let in once more."""
    db.execute(update(groups).where(groups.c.id == group).values(greeted_at=None))


def with_territory() -> Select[Any]:
    joined = groups.outerjoin(territories, territories.c.id == groups.c.territory_id)
    return select(groups, territories.c.country, territories.c.digits, territories.c.zone).select_from(joined)


def group_from(row: Row[Any]) -> Group:
    return Group(
        id=row.id,
        chat=row.chat_id,
        territory=row.territory_id,
        title=row.title,
        language=row.language,
        key=row.key,
        administrator=row.administrator,
        greeted=row.greeted_at is not None,
        left=row.left_at is not None,
        voice=Voice(row.language, row.country, row.digits or "latn", row.zone or "UTC"),
    )
