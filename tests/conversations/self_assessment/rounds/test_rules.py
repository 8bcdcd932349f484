"""Names, days and "17 of 42", without anything of the bot."""

from datetime import UTC, date, datetime

import pytest

from conversations.self_assessment.rounds.rules import (
    Problem,
    closing,
    free_name,
    out_of,
    problem,
    read_name,
)

MONDAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)  # 10:00 in Tunis
TUNIS = "Africa/Tunis"


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
