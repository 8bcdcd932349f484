"""Articles as they stand: their versions, the texts of each, and what is remembered of how they came about.

Functions take the number of an article where they take ``article``, and a ``Version`` where they take ``version``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from bot.i18n import Written
from bot.people.roles import Kind
from conversations.charter.articles.rules import PUBLIC, in_charter_order
from conversations.charter.tables import Act, Section, Stage, log, texts
from conversations.charter.tables import articles as article_rows
from conversations.charter.tables import versions as version_rows


@dataclass(frozen=True, slots=True)
class Article:
    """A place in the charter. ``number`` runs through the whole of it; 0 for a withdrawn one and for a mere draft."""

    id: int
    territory: int
    section: Section
    kind: Kind | None
    number: int
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article, with its translations. ``language`` is the one that counts; ``number`` is its own.

    ``amends`` is the version whose place a member would have it take; None once it has, and for every other version.
    """

    id: int
    article: int
    number: int
    language: str
    stage: Stage
    author: int | None
    why: str
    created_at: datetime
    adopted_at: datetime | None
    review_on: date | None
    amends: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A version as somebody reads it. ``of_version`` is the number of the version that the words were written for.

    ``outdated``: they translate an earlier version, which has to be said beside them.
    """

    text: str
    language: str
    of_version: int
    outdated: bool


def articles(db: Connection, territory: int) -> list[Article]:
    """Those of the charter in its order, without the withdrawn ones."""
    return [one for one in every_article(db, territory) if not one.withdrawn]


def article(db: Connection, territory: int, id: int) -> Article | None:
    """An article of this territory, a withdrawn one too."""
    return next((one for one in every_article(db, territory) if one.id == id), None)


def every_article(db: Connection, territory: int) -> list[Article]:
    """In the charter's order, the withdrawn ones where they stood."""
    rows = db.execute(select(article_rows).where(article_rows.c.territory_id == territory)).all()
    ordered = sorted(rows, key=lambda row: in_charter_order(row.section, row.kind, row.place, row.id))
    shown = of_territory(territory).with_only_columns(version_rows.c.article_id).where(version_rows.c.stage.in_(PUBLIC))
    public = set(db.scalars(shown))
    return list(numbered(ordered, public))


def versions_of(db: Connection, territory: int) -> dict[int, list[Version]]:
    """All versions of this territory's articles, by article, the first first."""
    found: dict[int, list[Version]] = {}
    for row in db.execute(of_territory(territory).order_by(version_rows.c.article_id, version_rows.c.number)):
        found.setdefault(row.article_id, []).append(version_from(row))
    return found


def version(db: Connection, territory: int, id: int) -> Version | None:
    """A version of this territory."""
    row = db.execute(of_territory(territory).where(version_rows.c.id == id)).one_or_none()
    return None if row is None else version_from(row)


def versions(db: Connection, article: int) -> list[Version]:
    """Every version of an article, amendments too, the first first."""
    mine = select(version_rows).where(version_rows.c.article_id == article).order_by(version_rows.c.number)
    return [version_from(row) for row in db.execute(mine)]


def present(db: Connection, article: int) -> Version | None:
    """The adopted one."""
    return next((one for one in versions(db, article) if one.stage is Stage.ADOPTED), None)


def latest(db: Connection, article: int) -> Version | None:
    """The last that was written, drafts too; amendments count once they were accepted."""
    return next((one for one in reversed(versions(db, article)) if one.amends is None), None)


def amendments(db: Connection, article: int) -> list[Version]:
    """What members would have it say instead, undecided, the first first; without what only its writer has seen."""
    undecided = (Stage.PROPOSED, Stage.VOTED_ON)
    return [one for one in versions(db, article) if one.amends is not None and one.stage in undecided]


def words(db: Connection, version: Version) -> Written:
    """The text that counts and the translations that were made for this very version."""
    rows = db.execute(select(texts.c.language, texts.c.text).where(texts.c.version_id == version.id))
    return Written(version.language, {row.language: row.text for row in rows})


def reading(db: Connection, version: Version, language: str) -> Reading:
    """The version in that language: its translation, else that of an earlier version, else the text that counts."""
    now = words(db, version)
    if now.texts.get(language):
        return Reading(now.texts[language], language, version.number, outdated=False)
    earlier = earlier_translation(db, version, language)
    return earlier or Reading(now.words(version.language), version.language, version.number, outdated=False)


def earlier_translation(db: Connection, version: Version, language: str) -> Reading | None:
    """What the last earlier version that has one says in that language."""
    before = select(version_rows.c.number, texts.c.text).join(texts, texts.c.version_id == version_rows.c.id)
    mine = before.where(version_rows.c.article_id == version.article, version_rows.c.number < version.number)
    said = mine.where(texts.c.language == language, version_rows.c.amends.is_(None))
    row = db.execute(said.order_by(version_rows.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else Reading(row.text, language, row.number, outdated=True)


def remember(
    db: Connection,
    article: int,
    act: Act,
    at: datetime,
    *,
    version: int | None = None,
    vote: int | None = None,
    check: int | None = None,
) -> None:
    """Write a line of the article's log, which every member may read."""
    row = {"article_id": article, "act": act, "at": at, "version_id": version, "vote_id": vote, "check_id": check}
    db.execute(insert(log).values(row))


def of_territory(territory: int) -> Select[Any]:
    here = article_rows.c.territory_id == territory
    return select(version_rows).join(article_rows, article_rows.c.id == version_rows.c.article_id).where(here)


def numbered(rows: Iterable[Row[Any]], public: set[int]) -> Iterable[Article]:
    number = 0
    for row in rows:
        counts = row.withdrawn_at is None and row.id in public
        number += counts
        kind = Kind(row.kind) if row.kind else None
        withdrawn = row.withdrawn_at is not None
        yield Article(row.id, row.territory_id, Section(row.section), kind, number if counts else 0, withdrawn)


def version_from(row: Row[Any]) -> Version:
    return Version(
        id=row.id,
        article=row.article_id,
        number=row.number,
        language=row.language,
        stage=Stage(row.stage),
        author=row.author_id,
        why=row.why,
        created_at=row.created_at,
        adopted_at=row.adopted_at,
        review_on=row.review_on,
        amends=row.amends,
    )
