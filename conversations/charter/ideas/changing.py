"""Keeping, supporting, grouping, putting aside and withdrawing ideas, as rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from bot.people.roles import Kind
from bot.storage.upsert import add_if_new
from conversations.charter.ideas.queries import Idea, grouped_under, supporters
from conversations.charter.ideas.tables import IdeaKind, ideas, supports


def keep(
    db: Connection,
    territory: int,
    kind: IdeaKind,
    *,
    now: datetime,
    text: str = "",
    language: str,
    whose: Kind | None = None,
    person: int | None = None,
    recording: str | None = None,
    source: str | None = None,
) -> int:
    """A new idea, which whoever proposes it supports; ``source`` is where one without a name was taken from, once."""
    row = {
        "territory_id": territory,
        "kind": kind,
        "whose": whose,
        "text": text,
        "language": language,
        "recording": recording,
        "person_id": person,
        "source": source,
        "created_at": now,
    }
    new: int = db.execute(insert(ideas).values(row).returning(ideas.c.id)).scalar_one()
    if person is not None:
        support(db, new, person)
    return new


def support(db: Connection, idea: int, person: int) -> None:
    add_if_new(db, supports, {"idea_id": idea, "person_id": person})


def support_no_longer(db: Connection, idea: int, person: int) -> None:
    """Neither it nor what is grouped under it, since a person counts once for all of them."""
    same = select(ideas.c.id).where(or_(ideas.c.id == idea, ideas.c.like_id == idea))
    db.execute(delete(supports).where(supports.c.idea_id.in_(same), supports.c.person_id == person))


def type_up(db: Connection, idea: int, text: str, language: str) -> None:
    """The words of a recording, which is not kept any longer."""
    typed = {"text": text, "language": language, "recording": None}
    db.execute(update(ideas).where(ideas.c.id == idea).values(typed))


def group(db: Connection, idea: int, under: int | None) -> None:
    """Under another one, with whatever was grouped under it; or (None) by itself again."""
    same = ideas.c.id == idea
    moved = same if under is None else or_(same, ideas.c.like_id == idea)
    db.execute(update(ideas).where(moved, ideas.c.id != (under or 0)).values(like_id=under))


def put_aside(db: Connection, idea: int, now: datetime | None) -> None:
    """Or (None) back among the others."""
    db.execute(update(ideas).where(ideas.c.id == idea).values(put_aside_at=now))


def make_part_of(db: Connection, idea: int, article: int | None) -> None:
    """Remember which article it became part of, and so did whatever is grouped under it."""
    same = or_(ideas.c.id == idea, ideas.c.like_id == idea)
    db.execute(update(ideas).where(same).values(article_id=article))


def stays_without(db: Connection, idea: Idea, person: int) -> bool:
    """Whether it is no longer only this person's: supported, grouped with others', or part of an article."""
    return bool(idea.article or supporters(db, idea.id) - {person} or grouped_under(db, idea))


def withdraw(db: Connection, idea: Idea, person: int) -> bool:
    """Take one's own back; whether it is gone: what others support, or says the same as others, stays without a name.

    An article that was made of it stays, too.
    """
    support_no_longer(db, idea.id, person)
    if stays_without(db, idea, person):
        db.execute(update(ideas).where(ideas.c.id == idea.id).values(person_id=None))
        return False
    db.execute(delete(ideas).where(ideas.c.id == idea.id))
    return True
