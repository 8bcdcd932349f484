"""Sense-checks as rows, and who shows how many fingers in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from bot.ballots.rules import fist
from bot.ballots.rules.fist import Level
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.times import is_open, lasts
from bot.people.tables import people
from bot.storage.upsert import add_if_new
from conversations.charter.tables import checks, levels

Counts = tuple[int, ...]
"""How many show each level, from 0 to 5."""


@dataclass(frozen=True, slots=True)
class Check:
    """A sense-check of one version of an article. ``counts`` are those of its close; None while it is open."""

    id: int
    territory: int
    version: int
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    counts: Counts | None

    def takes_fingers(self, now: datetime) -> bool:
        """Whether it is open still: what comes at the moment of its close, or before that was noticed, is late."""
        return self.closed_at is None and is_open(now, self.closes_at)


@dataclass(frozen=True, slots=True)
class Fingers:
    """What one person shows. ``why`` and ``recording`` are empty where they were not asked or gave no reason."""

    person: int
    name: str
    level: Level
    asked: bool
    why: str
    recording: str | None

    @property
    def reasoned(self) -> bool:
        return bool(self.why or self.recording)


def by_id(db: Connection, territory: int, check: int) -> Check | None:
    """A sense-check of this territory."""
    return _one(db, select(checks).where(checks.c.id == check, checks.c.territory_id == territory))


def wherever(db: Connection, check: int) -> Check | None:
    """A sense-check, for due times: nobody can press them."""
    return _one(db, select(checks).where(checks.c.id == check))


def open_in(db: Connection, territory: int) -> list[Check]:
    """Those that have not been closed, the first to end first."""
    mine = select(checks).where(checks.c.territory_id == territory, checks.c.closed_at.is_(None))
    return [check_from(row) for row in db.execute(mine.order_by(checks.c.closes_at, checks.c.id))]


def all_in(db: Connection, territory: int) -> list[Check]:
    """Every sense-check of a territory: the open ones, the first to end first, then the closed ones, the last first."""
    mine = select(checks).where(checks.c.territory_id == territory, checks.c.closed_at.is_not(None))
    closed = db.execute(mine.order_by(checks.c.closed_at.desc(), checks.c.id.desc()))
    return [*open_in(db, territory), *(check_from(row) for row in closed)]


def of_version(db: Connection, version: int) -> list[Check]:
    """Those of one version of an article, the first first."""
    mine = select(checks).where(checks.c.version_id == version).order_by(checks.c.id)
    return [check_from(row) for row in db.execute(mine)]


def open_(db: Connection, territory: int, version: int, by: int, now: datetime) -> Check:
    """A new sense-check of three days."""
    row = {"territory_id": territory, "version_id": version, "opened_by": by, "opened_at": now}
    closes_at = now + lasts(Rule.SENSE_CHECK)
    return check_from(db.execute(insert(checks).values(**row, closes_at=closes_at).returning(*checks.c)).one())


def close(db: Connection, check: int, now: datetime) -> bool:
    """Close it and freeze its counts; False where somebody else has."""
    unclosed = (checks.c.id == check) & checks.c.closed_at.is_(None)
    if not db.execute(update(checks).where(unclosed).values(closed_at=now)).rowcount:
        return False
    db.execute(update(checks).where(checks.c.id == check).values(counts=list(counted(db, check))))
    return True


def show(db: Connection, check: int, person: int, level: Level) -> bool:
    """Let somebody show so many fingers from now on; False if they do already."""
    row = {"check_id": check, "person_id": person, "level": int(level), "asked": False, "why": ""}
    if add_if_new(db, levels, row):
        return True
    other = update(levels).where(_theirs(check, person), levels.c.level != int(level))
    return bool(db.execute(other.values(level=int(level))).rowcount)


def ask(db: Connection, check: int, person: int) -> None:
    """Remember that they were asked why."""
    db.execute(update(levels).where(_theirs(check, person)).values(asked=True))


def keep_reason(db: Connection, check: int, person: int, why: str, recording: str | None) -> bool:
    """Take down why, in place of what was said before; False for somebody who shows nothing."""
    said = update(levels).where(_theirs(check, person)).values(why=why, recording=recording)
    return bool(db.execute(said).rowcount)


def fingers_of(db: Connection, check: int, person: int) -> Fingers | None:
    row = db.execute(_with_names(check).where(levels.c.person_id == person)).one_or_none()
    return None if row is None else fingers_from(row)


def all_fingers(db: Connection, check: int) -> list[Fingers]:
    """What everybody shows, the fewest fingers first, then by name."""
    rows = db.execute(_with_names(check).order_by(levels.c.level, people.c.name, people.c.id))
    return [fingers_from(row) for row in rows]


def tally(db: Connection, check: Check) -> Counts:
    """As it stands now, or stood at the close."""
    return check.counts if check.counts is not None else counted(db, check.id)


def counted(db: Connection, check: int) -> Counts:
    """By one row for each level, however many show it: every press counts anew."""
    each = select(levels.c.level, func.count()).where(levels.c.check_id == check).group_by(levels.c.level)
    counts = fist.outcome(Level(level) for level, people in db.execute(each) for _ in range(people)).counts
    return tuple(counts[str(level.value)] for level in Level)


def check_from(row: Row[Any]) -> Check:
    return Check(
        id=row.id,
        territory=row.territory_id,
        version=row.version_id,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        counts=None if row.counts is None else tuple(row.counts),
    )


def fingers_from(row: Row[Any]) -> Fingers:
    return Fingers(row.person_id, row.name, Level(row.level), row.asked, row.why, row.recording)


def _with_names(check: int) -> Select[Any]:
    shown = select(levels, people.c.name).join(people, people.c.id == levels.c.person_id)
    return shown.where(levels.c.check_id == check)


def _theirs(check: int, person: int) -> Any:
    return (levels.c.check_id == check) & (levels.c.person_id == person)


def _one(db: Connection, statement: Select[Any]) -> Check | None:
    row = db.execute(statement).one_or_none()
    return None if row is None else check_from(row)
