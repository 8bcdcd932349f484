"""Days as people write them."""

from datetime import UTC, date, datetime

import pytest

from bot.days import read_day, read_ordinal, today

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "words",
    [
        "15/4",
        "15/04",
        "15/04/2026",
        "15.4.26",
        "15-04",
        "15 4",
        "2026-04-15",
        "١٥/٤",
        "١٥/٠٤/٢٠٢٦",
        "۱۵/۴",
        " 15 / 4 ",
        "١٥؍٤",
        "15 avril",
        "15 AVRIL 2026",
        "15 أفريل",
        "١٥ أبريل",
        "15 نيسان 2026",
        "15 April",
    ],
)
def test_a_day_is_read_however_it_is_written(words):
    """With digits of three scripts, and whatever people put between them."""
    assert read_day(words, MONDAY) == date(2026, 4, 15)


@pytest.mark.parametrize(
    "words", ["", "soon", "32/1", "31/2", "0/5", "15", "15/13", "1/2/3/4", "15/4 at noon", "avril", "15 brumaire"]
)
def test_what_is_no_day_is_none(words):
    """It is asked again, with an example."""
    assert read_day(words, MONDAY) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1er décembre", date(2026, 12, 1)),
        ("2 decembre", date(2026, 12, 2)),
        ("3 août", date(2026, 8, 3)),
        ("3 أوت", date(2026, 8, 3)),
        ("4 كانون الأول", date(2026, 12, 4)),
    ],
)
def test_a_month_may_be_named(words, day):
    """By its name in French, English, or the Arabic of any of our countries; of two words too, and without accents."""
    assert read_day(words, MONDAY) == day


def test_without_a_year_it_is_the_next_such_day():
    """In December somebody means January of the next year; today is today."""
    assert read_day("10/1", date(2026, 12, 20)) == date(2027, 1, 10)
    assert read_day("2/3", MONDAY) == MONDAY
    assert read_day("29/2", date(2027, 6, 1)) == date(2028, 2, 29)


def test_which_day_it_is_depends_on_where():
    """An hour before midnight in London it is tomorrow in Amman."""
    assert today(datetime(2026, 3, 2, 23, tzinfo=UTC), "Asia/Amman") == date(2026, 3, 3)


@pytest.mark.parametrize("number", [0, -5, 2**62])
def test_a_forged_day_is_none(number):
    """Anybody can make up a press."""
    assert read_ordinal(number) is None
    assert read_ordinal(MONDAY.toordinal()) == MONDAY
