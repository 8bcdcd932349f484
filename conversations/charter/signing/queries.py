"""Frozen charters as rows: frozen, put to the vote, adopted or refused; none of their words ever changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, update

from bot.people.territories import Territory
from conversations.charter.signing import content as contents
from conversations.charter.signing.content import Content
from conversations.charter.signing.rules import digest
from conversations.charter.signing.tables import charters


@dataclass(frozen=True, slots=True)
class FrozenCharter:
    """A numbered version of a territory's charter. ``digest`` is its SHA-256, see ``rules.canonical``."""

    id: int
    territory: int
    number: int
    language: str
    content: Content
    digest: str
    frozen_at: datetime
    vote: int | None
    adopted_at: datetime | None
    refused_at: datetime | None
    review_on: date | None

    @property
    def undecided(self) -> bool:
        return self.adopted_at is None and self.refused_at is None

    @property
    def articles(self) -> int:
        return len(contents.read(self.content))


def by_id(db: Connection, territory: int, charter: int) -> FrozenCharter | None:
    """A version of this territory's charter."""
    return _one(db, select(charters).where(charters.c.id == charter, charters.c.territory_id == territory))


def wherever(db: Connection, charter: int) -> FrozenCharter | None:
    """A version of whichever territory's charter: for due times, which nobody can press."""
    return _one(db, select(charters).where(charters.c.id == charter))


def all_in(db: Connection, territory: int) -> list[FrozenCharter]:
    """Every version of a territory, the last first."""
    mine = select(charters).where(charters.c.territory_id == territory).order_by(charters.c.number.desc())
    return [charter_from(row) for row in db.execute(mine)]


def newest(db: Connection, territory: int) -> FrozenCharter | None:
    """The version that was frozen last."""
    mine = select(charters).where(charters.c.territory_id == territory)
    return _one(db, mine.order_by(charters.c.number.desc()).limit(1))


def present(db: Connection, territory: int) -> FrozenCharter | None:
    """The charter: the version that was adopted last."""
    return _last_adopted(db, charters.c.territory_id == territory)


def is_present(db: Connection, charter: FrozenCharter) -> bool:
    """Whether it is the one in force."""
    now = present(db, charter.territory)
    return now is not None and now.id == charter.id


def before(db: Connection, charter: FrozenCharter) -> FrozenCharter | None:
    """The adopted version that an adopted one took the place of."""
    return _last_adopted(db, charters.c.territory_id == charter.territory, charters.c.id != charter.id)


def freeze(db: Connection, here: Territory, by: int, now: datetime) -> FrozenCharter:
    """The next version, as everything stands now. Raises ValueError where no article is adopted."""
    last = db.scalar(select(func.max(charters.c.number)).where(charters.c.territory_id == here.id)) or 0
    content = contents.frozen(db, here, last + 1, now)
    row = {
        "territory_id": here.id,
        "number": last + 1,
        "language": content["language"],
        "content": content,
        "digest": digest(content),
        "frozen_by": by,
        "frozen_at": now,
    }
    return charter_from(db.execute(insert(charters).values(row).returning(*charters.c)).one())


def voted_on(db: Connection, charter: int, vote: int) -> None:
    db.execute(update(charters).where(charters.c.id == charter).values(vote_id=vote))


def adopt(db: Connection, charter: int, now: datetime, review_on: date | None) -> None:
    db.execute(update(charters).where(charters.c.id == charter).values(adopted_at=now, review_on=review_on))


def refuse(db: Connection, charter: int, now: datetime) -> None:
    db.execute(update(charters).where(charters.c.id == charter).values(refused_at=now))


def charter_from(row: Row[Any]) -> FrozenCharter:
    return FrozenCharter(
        id=row.id,
        territory=row.territory_id,
        number=row.number,
        language=row.language,
        content=row.content,
        digest=row.digest,
        frozen_at=row.frozen_at,
        vote=row.vote_id,
        adopted_at=row.adopted_at,
        refused_at=row.refused_at,
        review_on=row.review_on,
    )


def _last_adopted(db: Connection, *where: ColumnElement[bool]) -> FrozenCharter | None:
    adopted = select(charters).where(charters.c.adopted_at.is_not(None), *where)
    return _one(db, adopted.order_by(charters.c.adopted_at.desc(), charters.c.number.desc()).limit(1))


def _one(db: Connection, statement: Select[Any]) -> FrozenCharter | None:
    row = db.execute(statement).one_or_none()
    return None if row is None else charter_from(row)
