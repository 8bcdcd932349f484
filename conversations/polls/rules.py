"""What a poll may ask, when it may close, what a press on it means, and what it comes to. Pure."""

from __future__ import annotations

import re
from calendar import Calendar
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.ballots.rules import approval
from bot.days import read_day
from bot.reading import clean, one_line, western_digits
from conversations.polls.tables import Form

FEWEST, MOST = 2, 10  # options
LONGEST_QUESTION, LONGEST_OPTION = 280, 90  # characters; Telegram's own polls take 300 and 100
MOST_DAYS = 30  # that a poll is open, from today: Telegram's own take no more (Bot API, sendPoll)
OFFERED = (4, 24, 72, 168)  # hours from now, as buttons
LONGER = (24, 72)  # hours from the present end, as buttons
HOUR = time(18)  # when a poll closes whose last day was written
CLOCK = re.compile(r"(\d{1,2})\s*[:hH.]\s*(\d{2})?$")
FAR_AWAY = timedelta(days=3_660)  # from the month that a calendar shows


class Flaw(StrEnum):
    """What is wrong with a list of options."""

    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    TWICE = "twice"


class Misfit(StrEnum):
    """Why a poll cannot close at a moment."""

    PAST = "past"
    TOO_FAR = "too_far"
    NOT_LATER = "not_later"


def read_lines(words: str) -> list[str]:
    """What was written, a line each, without the empty ones."""
    return [line for line in map(one_line, clean(words).split("\n")) if line]


def flaw(options: Sequence[str]) -> Flaw | None:
    """What is wrong with them, as the options of one poll in one language."""
    if len(options) > MOST:
        return Flaw.TOO_MANY
    if any(len(option) > LONGEST_OPTION for option in options):
        return Flaw.TOO_LONG
    return Flaw.TWICE if len({option.casefold() for option in options}) < len(options) else None


def after_press(form: Form, chosen: Collection[int], option: int, *, again: bool = True) -> frozenset[int]:
    """What somebody has chosen once they press an option, having ``chosen`` these.

    An option that was chosen is taken back, unless it comes by a link (``again`` is false): a link says what one
    wants, however often it is opened. Where one may be chosen only, another takes its place.
    """
    before = frozenset(chosen)
    if option in before:
        return before - {option} if again else before
    return frozenset({option}) if form is Form.ONE else before | {option}


def leading(counts: Sequence[int]) -> tuple[int, ...]:
    """The options that most chose, by their places; those that are level all of them; none if nobody chose any."""
    places = [str(place) for place in range(len(counts))]
    cast = ([place] for place, count in zip(places, counts, strict=True) for _ in range(count))
    return tuple(int(place) for place in approval.outcome(places, cast).winners)


def read_slot(words: str, today: date) -> tuple[date, time | None] | None:
    """A date that was typed, with or without an hour: "30/11", "30/11 10:00", "30 November at 10h"; None if it is none.

    Raises ValueError for an hour that no clock shows.
    """
    written = western_digits(clean(words))
    day = read_day(written, today)
    found = CLOCK.search(written)
    if day is not None or found is None:
        return None if day is None else (day, None)
    before = written[: found.start()].rstrip(" ,")
    day = read_day(before, today) or read_day(before.rpartition(" ")[0].rstrip(" ,"), today)
    return None if day is None else (day, time(int(found[1]), int(found[2] or 0)))


def first_weekday(weekend: Collection[int]) -> int:
    """The ISO weekday on which weeks begin where this is the weekend: the day after it; Monday where there is none."""
    after = (day % 7 + 1 for day in weekend)
    return next((day for day in after if day not in weekend), 1)


def weeks(month: date, begins: int) -> list[list[date | None]]:
    """The days of that month in weeks that begin on this ISO weekday; None for days of other months."""
    rows = Calendar(begins - 1).monthdatescalendar(month.year, month.month)
    return [[day if day.month == month.month else None for day in row] for row in rows]


def month_of(day: date, today: date) -> date:
    """The first day of a day's month; of this month for a day that is years away, where calendars may have no room."""
    return (day if abs(day - today) < FAR_AWAY else today).replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def last_month(month: date) -> date:
    """The first day of the month before."""
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def misfit(end: datetime, now: datetime, present: datetime | None = None) -> Misfit | None:
    """What is wrong with closing then; ``present`` is when an open poll closes so far, which only moves away."""
    if end <= now:
        return Misfit.PAST
    if end > now + timedelta(days=MOST_DAYS):
        return Misfit.TOO_FAR
    return Misfit.NOT_LATER if present is not None and end <= present else None


def end_of(day: date, zone: str) -> datetime:
    """18:00 of that day on the territory's clocks, in UTC."""
    return datetime.combine(day, HOUR, ZoneInfo(zone)).astimezone(UTC)


def as_minute(moment: datetime) -> int:
    """How many minutes have passed since 1970 by then."""
    return int(moment.timestamp()) // 60


def from_minute(minute: int) -> datetime | None:
    """The moment that a button carries; None for one that no button of ours has."""
    try:
        return datetime.fromtimestamp(minute * 60, UTC)
    except (ValueError, OverflowError, OSError):
        return None
