"""Names, days and "17 of 42", without anything of the bot."""

from datetime import UTC, date, datetime

import pytest

from conversations.self_assessment.rounds.rules import (
    Problem,
    closing,
    free_name,
    out_of,
    problem,
    read_day,
    read_name,
    read_ordinal,
    today,
)

MONDAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)  # 10:00 in Tunis
TUNIS = "Africa/Tunis"


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


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2026, 3, 27), datetime(2026, 3, 27, 17, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 16, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 17, tzinfo=UTC)),
    ],
)
def test_it_closes_at_six_on_the_clocks_of_the_territory(day, moment):
    """In summer time too, and on the very days on which the clocks change."""
    assert closing(day, "Europe/Paris") == moment


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (date(2026, 3, 1), Problem.PAST),
        (date(2026, 3, 2), None),
        (date(2026, 5, 31), None),
        (date(2026, 6, 1), Problem.TOO_FAR),
        (date(1, 1, 1), Problem.PAST),
        (date(9999, 12, 31), Problem.TOO_FAR),
    ],
)
def test_it_closes_ahead_and_within_ninety_days(day, wrong):
    """Today is ahead until 18:00."""
    assert problem(day, MORNING, TUNIS) is wrong


def test_today_is_over_for_a_round_at_six():
    """17:00 UTC is 18:00 in Tunis."""
    assert problem(MONDAY, datetime(2026, 3, 2, 16, 59, tzinfo=UTC), TUNIS) is None
    assert problem(MONDAY, datetime(2026, 3, 2, 17, 0, tzinfo=UTC), TUNIS) is Problem.PAST


def test_an_open_round_only_moves_away():
    """Closing it earlier is another button, with a question before it."""
    end = closing(date(2026, 3, 16), TUNIS)
    assert problem(date(2026, 3, 16), MORNING, TUNIS, end) is Problem.NOT_LATER
    assert problem(date(2026, 3, 17), MORNING, TUNIS, end) is None


def test_which_day_it_is_depends_on_where():
    """An hour before midnight in London it is tomorrow in Amman."""
    assert today(datetime(2026, 3, 2, 23, tzinfo=UTC), "Asia/Amman") == date(2026, 3, 3)


@pytest.mark.parametrize("number", [0, -5, 2**62])
def test_a_forged_day_is_none(number):
    """Anybody can make up a press."""
    assert read_ordinal(number) is None
    assert read_ordinal(MONDAY.toordinal()) == MONDAY


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("  Spring\n2026 ", "Spring 2026"),
        ("الربيع", "الربيع"),
        ("x", None),
        ("…!", None),
        ("a" * 60, "a" * 60),
        ("a" * 61, None),
    ],
)
def test_a_name_has_two_to_sixty_letters(words, name):
    """On one line, whatever was typed."""
    assert read_name(words) == name


def test_a_second_round_of_a_month_has_a_number():
    """Two of one name could not be told apart."""
    assert free_name("March", []) == "March"
    assert free_name("March", ["March", "March (2)", "Spring"]) == "March (3)"


@pytest.mark.parametrize(
    ("invited", "members", "answered", "total"), [(42, 42, 17, 42), (3, 42, 17, 42), (42, 30, 17, 42), (17, 16, 18, 18)]
)
def test_it_never_says_eighteen_of_seventeen(invited, members, answered, total):
    """Whoever joins counts, and who left counts still."""
    assert out_of(invited, members, answered) == total
