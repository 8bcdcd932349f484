"""What a round may be called, when it may close, and of how many people it is said how many answered. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale

from bot.reading import clean, one_line, western_digits

SHORTEST, LONGEST = 2, 60  # characters of a name
HOUR = time(18)  # when a round closes, on the clocks of its territory
MOST_DAYS = 90  # from today
OFFERED = (3, 7, 14, 21)  # days from today, as buttons
LONGER = (3, 7)  # days from the present end, as buttons
DATE = re.compile(r"(\d{1,2})\s*[/.\u060d -]\s*(\d{1,2})(?:\s*[/.\u060d -]\s*(\d{4}|\d\d))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NAMING = ("fr", "en", "ar", "ar_TN", "ar_JO")  # whose names of the months are read


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


def read_day(words: str, today: date) -> date | None:
    """The day that was typed: "15/4", "15.04.2026", "2026-04-15", "15 avril", in any digits; None if it is none.

    Without a year it is the next such day from ``today`` on.
    """
    written = with_numbers(western_digits(clean(words)))
    iso, usual = ISO.fullmatch(written), DATE.fullmatch(written)
    if iso:
        return a_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if usual is None:
        return None
    day, month, year = int(usual[1]), int(usual[2]), usual[3]
    if year is not None:
        return a_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = (a_day(year, month, day) for year in (today.year, today.year + 1))
    return next((one for one in found if one is not None and one >= today), None)


def with_numbers(written: str) -> str:
    """With a number for each name of a month, whatever its accents; "1er" is 1."""
    plain = re.sub(r"\b1er\b", "1", unaccented(written))
    return re.sub(r"[^\W\d_]+(?: [^\W\d_]+)?", lambda name: str(months().get(name[0], name[0])), plain)


@cache
def months() -> dict[str, int]:
    """The names of the months, as ``unaccented`` leaves them, in every language and country of ours."""
    named = (Locale.parse(one).months["format"]["wide"] for one in NAMING)
    return {unaccented(name): number for names in named for number, name in names.items()}


def unaccented(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def a_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def today(now: datetime, zone: str) -> date:
    """The day that it is in a territory."""
    return now.astimezone(ZoneInfo(zone)).date()


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


def read_ordinal(number: int) -> date | None:
    """The day that a button carries as its proleptic ordinal; None for one that no button of ours has."""
    try:
        return date.fromordinal(number)
    except (ValueError, OverflowError):
        return None


def out_of(invited: int, members: int, answered: int) -> int:
    """Of how many people it is said how many have answered: "17 of 42".

    Everybody who belongs to the territory now (whoever joins while the round is open can answer too), but never fewer
    than had joined when it opened, so that people who leave do not raise the share; nor than have answered, so that
    it never says 18 of 17.
    """
    return max(invited, members, answered)
