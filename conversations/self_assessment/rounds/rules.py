"""What a round may be called, when it may close, and of how many people it is said how many answered. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.days import today
from bot.reading import one_line

SHORTEST, LONGEST = 2, 60  # characters of a name
HOUR = time(18)  # when a round closes, on the clocks of its territory
MOST_DAYS = 90  # from today
OFFERED = (3, 7, 14, 21)  # days from today, as buttons
LONGER = (3, 7)  # days from the present end, as buttons


class Problem(StrEnum):
    """Why a round cannot close on a day."""

    PAST = "past"
    TOO_FAR = "too_far"
    NOT_LATER = "not_later"


def read_name(words: str) -> str | None:
    """What somebody typed as a name: 2 to 60 characters with a letter or digit among them; None if it is none."""
    name = one_line(words)
    fits = SHORTEST <= len(name) <= LONGEST and any(letter.isalnum() for letter in name)
    return name if fits else None


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it where the territory has had a round of that name."""
    others = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *others) if one not in taken)


def closing(day: date, zone: str) -> datetime:
    """18:00 of that day on the territory's clocks, in UTC."""
    return datetime.combine(day, HOUR, ZoneInfo(zone)).astimezone(UTC)


def problem(day: date, now: datetime, zone: str, end: datetime | None = None) -> Problem | None:
    """What is wrong with closing on a day; ``end`` is when an open round closes so far, which only moves away."""
    if day > today(now, zone) + timedelta(days=MOST_DAYS):
        return Problem.TOO_FAR
    if day < today(now, zone) or closing(day, zone) <= now:
        return Problem.PAST
    return Problem.NOT_LATER if end is not None and closing(day, zone) <= end else None


def out_of(invited: int, members: int, answered: int) -> int:
    """Of how many people it is said how many have answered: "17 of 42".

    Everybody who belongs to the territory now (whoever joins while the round is open can answer too), but never fewer
    than had joined when it opened, so that people who leave do not raise the share; nor than have answered, so that
    it never says 18 of 17.
    """
    return max(invited, members, answered)
