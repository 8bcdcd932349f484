"""Writing articles: every text is a version with a number, and a version's stage moves on; none is written over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.people.roles import Kind
from bot.storage.upsert import put
from conversations.charter.articles.queries import Article, Version, articles
from conversations.charter.ideas.tables import ideas
from conversations.charter.tables import Section, Stage, texts
from conversations.charter.tables import articles as article_rows
from conversations.charter.tables import versions as version_rows


def add_article(db: Connection, territory: int, section: Section, kind: Kind | None, now: datetime) -> int:
    """A new place at the end of its section."""
    place = next_place(db, territory, section)
    row = {"territory_id": territory, "section": section, "kind": kind, "place": place, "created_at": now}
    new: int = db.execute(insert(article_rows).values(row).returning(article_rows.c.id)).scalar_one()
    return new


def add_version(
    db: Connection,
    article: int,
    language: str,
    text: str,
    *,
    by: int,
    now: datetime,
    amends: int | None = None,
) -> int:
    """The next version of an article, as a draft: with the text that counts, and nothing else yet."""
    last = db.scalar(select(func.max(version_rows.c.number)).where(version_rows.c.article_id == article)) or 0
    row = {
        "article_id": article,
        "number": last + 1,
        "language": language,
        "stage": Stage.DRAFT,
        "amends": amends,
        "author_id": by,
        "created_at": now,
    }
    new: int = db.execute(insert(version_rows).values(row).returning(version_rows.c.id)).scalar_one()
    write(db, new, language, text, by=by, now=now)
    return new


def write(db: Connection, version: int, language: str, text: str, *, by: int, now: datetime) -> None:
    """What the version says in that language; the text that counts may be written anew in a draft only."""
    row = {"version_id": version, "language": language, "text": text, "written_by": by, "written_at": now}
    put(db, texts, row)


def rewrite(db: Connection, draft: Version, text: str, *, by: int, now: datetime) -> None:
    """Other words for a draft. What was translated of those before would pass for a translation of these: it goes."""
    db.execute(delete(texts).where(texts.c.version_id == draft.id, texts.c.language != draft.language))
    write(db, draft.id, draft.language, text, by=by, now=now)


def give_reason(db: Connection, version: int, why: str) -> None:
    db.execute(update(version_rows).where(version_rows.c.id == version).values(why=why))


def move_on(db: Connection, version: int, was: Sequence[Stage], stage: Stage) -> bool:
    """To another stage, from one of these; whether it stood at one of them."""
    standing = (version_rows.c.id == version) & version_rows.c.stage.in_(was)
    return bool(db.execute(update(version_rows).where(standing).values(stage=stage)).rowcount)


def adopt(db: Connection, version: Version, now: datetime, review_on: date | None) -> None:
    """Make it the article's present text; the one before it is replaced, and so is what was proposed in its place."""
    mine = version_rows.c.article_id == version.article
    before = mine & (version_rows.c.stage == Stage.ADOPTED) & (version_rows.c.id != version.id)
    for old in list(db.scalars(select(version_rows.c.id).where(before))):
        replace(db, old)
    adopted = {"stage": Stage.ADOPTED, "adopted_at": now, "review_on": review_on, "amends": None}
    db.execute(update(version_rows).where(version_rows.c.id == version.id).values(adopted))


def replace(db: Connection, version: int) -> None:
    """Another one stands in its place, so amendments of it have nothing to amend any more."""
    db.execute(update(version_rows).where(version_rows.c.id == version).values(stage=Stage.REPLACED))
    orphans = (version_rows.c.amends == version) & (version_rows.c.stage == Stage.PROPOSED)
    db.execute(update(version_rows).where(orphans).values(stage=Stage.REPLACED))


def stand_alone(db: Connection, version: int) -> None:
    """An amendment that was accepted is a version like any other, proposed."""
    alone = {"amends": None, "stage": Stage.PROPOSED}
    db.execute(update(version_rows).where(version_rows.c.id == version).values(alone))


def discard(db: Connection, version: Version) -> None:
    """Throw a draft away, and its article with it where it has no other version."""
    db.execute(delete(version_rows).where(version_rows.c.id == version.id, version_rows.c.stage == Stage.DRAFT))
    others = select(version_rows.c.id).where(version_rows.c.article_id == version.article).exists()
    db.execute(delete(article_rows).where(article_rows.c.id == version.article, ~others))


def withdraw(db: Connection, article: int, now: datetime) -> None:
    """Out of the charter; the ideas that it was made of are ideas again."""
    db.execute(update(article_rows).where(article_rows.c.id == article).values(withdrawn_at=now))
    db.execute(update(ideas).where(ideas.c.article_id == article).values(article_id=None))


def put_into(db: Connection, article: Article, section: Section) -> None:
    """To the end of another section; outside the commitments nobody in particular promises it."""
    kind = article.kind if section is Section.COMMITMENTS else None
    moved = {"section": section, "place": next_place(db, article.territory, section), "kind": kind}
    db.execute(update(article_rows).where(article_rows.c.id == article.id).values(moved))


def next_place(db: Connection, territory: int, section: Section) -> int:
    """At the end of a section."""
    there = (article_rows.c.territory_id == territory) & (article_rows.c.section == section)
    return (db.scalar(select(func.max(article_rows.c.place)).where(there)) or 0) + 1


def siblings(db: Connection, article: Article) -> list[int]:
    """The articles among which this one has its place, in their order."""
    every = articles(db, article.territory)
    return [one.id for one in every if one.section is article.section and one.kind is article.kind]


def put_in_order(db: Connection, order: Sequence[int]) -> None:
    for place, article in enumerate(order, 1):
        db.execute(update(article_rows).where(article_rows.c.id == article).values(place=place))
