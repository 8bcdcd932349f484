"""What a poll may ask, when it may close, what a press means, and what it comes to, without anything of the bot."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.polls.rules import (
    LONGEST_OPTION,
    MOST,
    MOST_DAYS,
    Flaw,
    Misfit,
    after_press,
    as_minute,
    end_of,
    first_weekday,
    flaw,
    from_minute,
    last_month,
    leading,
    misfit,
    next_month,
    read_lines,
    read_slot,
    weeks,
)
from conversations.polls.tables import Form

MONDAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_options_are_read_a_line_each():
    """Whatever is between them, and without what nobody can see."""
    assert read_lines("  At the port \n\n\tIn  the old town\u202e\n ") == ["At the port", "In the old town"]
    assert read_lines(" \n ") == []


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (["a", "b"], None),
        ([], None),
        ([str(n) for n in range(MOST)], None),
        ([str(n) for n in range(MOST + 1)], Flaw.TOO_MANY),
        (["a", "b" * LONGEST_OPTION], None),
        (["a", "b" * (LONGEST_OPTION + 1)], Flaw.TOO_LONG),
        (["Port", "port"], Flaw.TWICE),
    ],
)
def test_options_must_stand_together(options, wrong):
    """Few enough, short enough, and each once."""
    assert flaw(options) is wrong


@pytest.mark.parametrize(
    ("form", "before", "pressed", "after"),
    [
        (Form.ONE, [], 1, {1}),
        (Form.ONE, [0], 1, {1}),
        (Form.ONE, [1], 1, set()),
        (Form.SEVERAL, [], 1, {1}),
        (Form.SEVERAL, [0], 1, {0, 1}),
        (Form.SEVERAL, [0, 1], 1, {0}),
        (Form.DATES, [0, 2], 1, {0, 1, 2}),
        (Form.DATES, [1], 1, set()),
    ],
)
def test_a_press_chooses_or_takes_back(form, before, pressed, after):
    """Where one may be chosen only, another takes its place."""
    assert after_press(form, before, pressed) == after


@pytest.mark.parametrize("form", list(Form))
def test_a_link_that_is_opened_again_takes_nothing_back(form):
    """People open links twice."""
    once = after_press(form, (), 1, again=False)
    assert once == {1} == after_press(form, once, 1, again=False)


@pytest.mark.parametrize(
    ("counts", "best"), [((3, 1), (0,)), ((2, 5, 5), (1, 2)), ((0, 0), ()), ((1, 1, 1), (0, 1, 2)), ((0, 4), (1,))]
)
def test_what_most_chose_leads_and_what_is_level_stays_level(counts, best):
    """What nobody chose never leads."""
    assert leading(counts) == best


@given(st.lists(st.integers(0, 30), min_size=2, max_size=10), st.data())
def test_one_more_answer_never_takes_the_lead_away(counts, data):
    """Whoever leads and gains goes on to lead."""
    before = leading(counts)
    place = data.draw(st.integers(0, len(counts) - 1))
    more = [count + (number == place) for number, count in enumerate(counts)]
    assert place not in before or place in leading(more)


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("12/3", (date(2026, 3, 12), None)),
        ("12/3 10:00", (date(2026, 3, 12), time(10))),
        ("12.3. 9h30", None),
        ("12/03/2026, 9h30", (date(2026, 3, 12), time(9, 30))),
        ("١٢/٣ ١٠:٠٠", (date(2026, 3, 12), time(10))),
        ("12 mars à 10h", (date(2026, 3, 12), time(10))),
        ("12 mars 2026 14:30", (date(2026, 3, 12), time(14, 30))),
        ("12 آذار الساعة 10:00", (date(2026, 3, 12), time(10))),
        ("2026-03-12 18:15", (date(2026, 3, 12), time(18, 15))),
        ("10:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_read_with_or_without_its_hour(words, slot):
    """As three languages write them."""
    assert read_slot(words, MONDAY) == slot


def test_an_hour_that_no_clock_shows_is_told():
    """It is asked again, with an example."""
    with pytest.raises(ValueError, match="hour"):
        read_slot("12/3 25:00", MONDAY)


@pytest.mark.parametrize(("weekend", "first"), [((6, 7), 1), ((5, 6), 7), ((5,), 6), ((), 1), ((4, 5), 6)])
def test_weeks_begin_after_the_weekend(weekend, first):
    """On Monday in Tunisia, on Sunday in Jordan and Palestine."""
    assert first_weekday(weekend) == first


@pytest.mark.parametrize("begins", [1, 6, 7])
def test_a_month_is_drawn_in_whole_weeks(begins):
    """Every day of it once, in its column, and nothing of its neighbours."""
    rows = weeks(date(2026, 3, 1), begins)
    assert {len(row) for row in rows} == {7}
    assert [day.day for row in rows for day in row if day] == list(range(1, 32))
    assert {day.isoweekday() for row in rows if (day := row[0])} == {begins}


def test_months_follow_each_other():
    """Across the years, too."""
    assert (next_month(date(2026, 12, 1)), last_month(date(2026, 1, 1))) == (date(2027, 1, 1), date(2025, 12, 1))
    assert next_month(date(2026, 1, 1)) == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("end", "present", "wrong"),
    [
        (MORNING, None, Misfit.PAST),
        (MORNING + timedelta(minutes=1), None, None),
        (MORNING + timedelta(days=MOST_DAYS), None, None),
        (MORNING + timedelta(days=MOST_DAYS, minutes=1), None, Misfit.TOO_FAR),
        (MORNING + timedelta(days=2), MORNING + timedelta(days=2), Misfit.NOT_LATER),
        (MORNING + timedelta(days=3), MORNING + timedelta(days=2), None),
    ],
)
def test_an_end_is_later_and_not_too_far(end, present, wrong):
    """And what is open closes only later than was said."""
    assert misfit(end, MORNING, present) is wrong


def test_a_last_day_ends_at_six_on_the_clocks_of_the_territory():
    """Which is another hour in UTC."""
    assert end_of(MONDAY, "Africa/Tunis") == datetime(2026, 3, 2, 17, tzinfo=UTC)


@pytest.mark.parametrize("minute", [2**62, -(2**62)])
def test_a_forged_moment_is_none(minute):
    """Anybody can make up a press."""
    assert from_minute(minute) is None
    assert from_minute(as_minute(MORNING)) == MORNING
