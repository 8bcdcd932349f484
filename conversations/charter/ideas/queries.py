"""Ideas as they stand, with whoever is behind them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from bot.ballots.rules.support import most_supported
from bot.people.roles import Kind
from conversations.charter.ideas.tables import IdeaKind, ideas, supports


@dataclass(frozen=True, slots=True)
class Idea:
    """Something that somebody would have the charter say.

    ``text`` is empty while a recording waits to be typed up. ``like`` is the idea that it is grouped under,
    ``article`` what became of it. ``person`` is None once they were forgotten, and for what came without a name.
    """

    id: int
    territory: int
    kind: IdeaKind
    whose: Kind | None
    text: str
    language: str
    recording: str | None
    person: int | None
    like: int | None
    article: int | None
    created_at: datetime
    put_aside: bool

    @property
    def is_open(self) -> bool:
        """Whether it can still be supported, put together with others, and become an article."""
        return bool(self.text) and not (self.article or self.put_aside)


@dataclass(frozen=True, slots=True)
class Supported:
    """An idea and how many people are behind it, those of the ideas grouped under it among them."""

    idea: Idea
    support: int


def by_id(db: Connection, territory: int, idea: int) -> Idea | None:
    """An idea of this territory."""
    row = db.execute(select(ideas).where(ideas.c.id == idea, ideas.c.territory_id == territory)).one_or_none()
    return None if row is None else idea_from(row)


def standing(db: Connection, territory: int, kind: IdeaKind | None = None) -> list[Supported]:
    """Those that can be supported, the most supported first: not grouped, put aside, or part of an article."""
    where = open_in(territory)
    found = {one.id: one for one in chosen(db, where if kind is None else where & (ideas.c.kind == kind))}
    return [Supported(found[id], support) for id, support in most_supported(behind(db, territory, found))]


def how_many(db: Connection, territory: int) -> int:
    """Those that can be supported."""
    return db.scalar(select(func.count()).where(open_in(territory))) or 0


def behind(db: Connection, territory: int, among: Collection[int]) -> dict[int, set[int]]:
    """Who supports each of these ideas, or one that is grouped under it."""
    found: dict[int, set[int]] = {idea: set() for idea in among}
    every = select(ideas.c.id, ideas.c.like_id, supports.c.person_id).join(supports)
    mine = ideas.c.id.in_(among) | ideas.c.like_id.in_(among)
    for id, like, person in db.execute(every.where(ideas.c.territory_id == territory, mine)):
        found[id if id in found else like].add(person)
    return found


def support(db: Connection, idea: Idea) -> int:
    return len(behind(db, idea.territory, [idea.id])[idea.id])


def supporters(db: Connection, idea: int) -> set[int]:
    """Who supports this very idea."""
    return set(db.scalars(select(supports.c.person_id).where(supports.c.idea_id == idea)))


def grouped_under(db: Connection, idea: Idea) -> list[Idea]:
    return chosen(db, (ideas.c.territory_id == idea.territory) & (ideas.c.like_id == idea.id))


def of_person(db: Connection, territory: int, person: int) -> list[Idea]:
    """What somebody proposed here, the last first."""
    return chosen(db, (ideas.c.territory_id == territory) & (ideas.c.person_id == person))[::-1]


def recordings(db: Connection, territory: int) -> list[Idea]:
    """Voice notes that nobody has typed up."""
    waiting = ideas.c.put_aside_at.is_(None) & (ideas.c.text == "") & ideas.c.recording.is_not(None)
    return chosen(db, (ideas.c.territory_id == territory) & waiting)


def put_aside(db: Connection, territory: int) -> list[Idea]:
    """The last first."""
    return chosen(db, (ideas.c.territory_id == territory) & ideas.c.put_aside_at.is_not(None))[::-1]


def of_article(db: Connection, article: int) -> list[Idea]:
    return chosen(db, ideas.c.article_id == article)


def taken(db: Connection, territory: int) -> set[str]:
    """The sources from which something was taken over, or put aside again."""
    found = select(ideas.c.source).where(ideas.c.territory_id == territory, ideas.c.source.is_not(None))
    return {source for source in db.scalars(found) if source}


def open_in(territory: int) -> ColumnElement[bool]:
    """Those of which ``is_open`` holds, but for what is grouped under another."""
    free = ideas.c.put_aside_at.is_(None) & ideas.c.article_id.is_(None) & (ideas.c.text != "")
    return (ideas.c.territory_id == territory) & free & ideas.c.like_id.is_(None)


def chosen(db: Connection, where: ColumnElement[bool]) -> list[Idea]:
    return [idea_from(row) for row in db.execute(select(ideas).where(where).order_by(ideas.c.id))]


def idea_from(row: Row[Any]) -> Idea:
    return Idea(
        id=row.id,
        territory=row.territory_id,
        kind=IdeaKind(row.kind),
        whose=Kind(row.whose) if row.whose else None,
        text=row.text,
        language=row.language,
        recording=row.recording,
        person=row.person_id,
        like=row.like_id,
        article=row.article_id,
        created_at=row.created_at,
        put_aside=row.put_aside_at is not None,
    )
