"""Polls as rows: drafts, those that are open, and those that have closed; and what was answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, func, insert, select
from sqlalchemy import delete as delete_from

from bot.i18n import Written
from bot.people import groups
from bot.people.groups import Group
from bot.people.tables import people
from bot.sentences import restored, stored
from conversations.polls.tables import Form, poll_answers, polls


@dataclass(frozen=True, slots=True)
class Slot:
    """A date to be approved of, on the clocks of the territory; without an hour the day as a whole."""

    day: date
    hour: time | None = None


Option: TypeAlias = Written | Slot


@dataclass(frozen=True, slots=True)
class Counts:
    """How many chose each option, in their order, and how many people that were."""

    options: tuple[int, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Poll:
    """A question to a group. ``native``: one of Telegram's own. ``counts`` are given by Telegram, or by the close."""

    id: int
    territory: int
    group: int | None
    form: Form
    native: bool
    anonymous: bool
    question: Written | None
    options: tuple[Option, ...]
    drafted_by: int | None
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    counts: Counts | None

    @property
    def is_draft(self) -> bool:
        return self.opened_at is None

    @property
    def is_open(self) -> bool:
        """Until its closing is on disk: what was pressed before, and arrives late, still counts."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def asks(self) -> Written:
        """The question. Raises ValueError for a draft that has none yet."""
        if self.question is None:
            raise ValueError(f"poll {self.id} asks nothing yet")
        return self.question


def by_id(db: Connection, territory: int, poll: int) -> Poll | None:
    """A poll of this territory, drafts included."""
    return one(db, select(polls).where(polls.c.id == poll, polls.c.territory_id == territory))


def wherever(db: Connection, poll: int) -> Poll | None:
    """A poll of whichever territory: for what is due of it, not for a press."""
    return one(db, select(polls).where(polls.c.id == poll))


def of_territory(db: Connection, territory: int) -> list[Poll]:
    """Drafts, then open ones, then those that have closed, the latest first in each."""
    found = map(poll_from, db.execute(select(polls).where(polls.c.territory_id == territory)))
    return sorted(found, key=lambda poll: (not poll.is_draft, not poll.is_open, -poll.id))


def open_in(db: Connection, group: int) -> list[Poll]:
    """The polls of ours that are open in a group; not Telegram's own, which cannot be posted anew."""
    here = (polls.c.group_id == group) & polls.c.opened_at.is_not(None) & polls.c.closed_at.is_(None)
    return [poll_from(row) for row in db.execute(select(polls).where(here, polls.c.native.is_(False)))]


def told_in(db: Connection, poll: Poll) -> Group | None:
    """The group that the poll is asked in; None if it is the territory's no more, or the bot was put out."""
    found = groups.by_id(db, poll.group) if poll.group else None
    return found if found and found.territory == poll.territory and not found.left else None


def counted(db: Connection, poll: Poll) -> Counts:
    """How it stands: as frozen at the close or told by Telegram, or else by what was answered."""
    if poll.counts is not None:
        return poll.counts
    here = poll_answers.c.poll_id == poll.id
    asked = select(poll_answers.c.option, func.count()).where(here).group_by(poll_answers.c.option)
    found: dict[int, int] = {row[0]: row[1] for row in db.execute(asked)}
    voters = db.scalar(select(func.count(poll_answers.c.telegram_id.distinct())).where(here)) or 0
    return Counts(tuple(found.get(place, 0) for place in range(len(poll.options))), voters)


def chosen(db: Connection, poll: int, telegram_id: int) -> frozenset[int]:
    """What somebody has chosen."""
    mine = (poll_answers.c.poll_id == poll) & (poll_answers.c.telegram_id == telegram_id)
    return frozenset(db.scalars(select(poll_answers.c.option).where(mine)))


def choose(db: Connection, poll: int, telegram_id: int, person: int | None, options: Collection[int]) -> None:
    """Let this be what somebody has chosen, whatever it was before; ``person`` is None for someone we do not know."""
    mine = (poll_answers.c.poll_id == poll) & (poll_answers.c.telegram_id == telegram_id)
    db.execute(delete_from(poll_answers).where(mine))
    if options:
        row = {"poll_id": poll, "telegram_id": telegram_id, "person_id": person}
        db.execute(insert(poll_answers), [{**row, "option": option} for option in sorted(options)])


def who_chose(db: Connection, poll: int) -> list[tuple[str, frozenset[int]]]:
    """Everybody who answered with what they chose, by name."""
    asked = select(people.c.id, people.c.name, poll_answers.c.option).join(people)
    found: dict[tuple[str, int], set[int]] = {}
    for row in db.execute(asked.where(poll_answers.c.poll_id == poll)):
        found.setdefault((row.name, row.id), set()).add(row.option)
    return [(name, frozenset(options)) for (name, _), options in sorted(found.items())]


def answered_by(db: Connection, person: int) -> list[tuple[Poll, frozenset[int]]]:
    """The polls in which something that somebody chose is still known, with what it is."""
    asked = select(polls, poll_answers.c.option.label("chosen")).join(poll_answers)
    found: dict[int, tuple[Poll, set[int]]] = {}
    for row in db.execute(asked.where(poll_answers.c.person_id == person).order_by(polls.c.id)):
        found.setdefault(row.id, (poll_from(row), set()))[1].add(row.chosen)
    return [(poll, frozenset(options)) for poll, options in found.values()]


def one(db: Connection, asked: Select[Any]) -> Poll | None:
    row = db.execute(asked).one_or_none()
    return None if row is None else poll_from(row)


def poll_from(row: Any) -> Poll:
    return Poll(
        id=row.id,
        territory=row.territory_id,
        group=row.group_id,
        form=row.form,
        native=row.native,
        anonymous=row.anonymous,
        question=restored(row.question) if row.question else None,
        options=tuple(option_from(option) for option in row.options),
        drafted_by=row.drafted_by,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        counts=Counts(tuple(row.counts["options"]), row.counts["people"]) if row.counts else None,
    )


def option_from(row: Mapping[str, Any]) -> Option:
    if "day" not in row:
        return restored(row)
    return Slot(date.fromisoformat(row["day"]), time.fromisoformat(row["hour"]) if row["hour"] else None)


def option_row(option: Option) -> dict[str, Any]:
    if isinstance(option, Written):
        return stored(option)
    return {"day": option.day.isoformat(), "hour": f"{option.hour:%H:%M}" if option.hour else None}
