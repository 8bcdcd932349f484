"""Days that people type, read generously, and which day it is somewhere. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale

from bot.reading import clean, western_digits

DATE = re.compile(r"(\d{1,2})\s*[/.\u060d -]\s*(\d{1,2})(?:\s*[/.\u060d -]\s*(\d{4}|\d\d))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NAMING = ("fr", "en", "ar", "ar_TN", "ar_JO")  # whose names of the months are read


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


def today(now: datetime, zone: str) -> date:
    """The day that it is in a time zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def read_ordinal(number: int) -> date | None:
    """The day that a button carries as its proleptic ordinal; None for one that no button of ours has."""
    try:
        return date.fromordinal(number)
    except (ValueError, OverflowError):
        return None


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
