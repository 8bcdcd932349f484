"""Two rounds side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures import (
    Change,
    Chosen,
    Direction,
    Figure,
    Marked,
    Rated,
    change,
    figure,
    follow,
    grid,
    is_another_picture,
    kind_changes,
    many_of,
)
from tests.bot.figures.answers import chosen, rated

TEN = [Rated(person, f"unit {person}", "", 5) for person in range(10)]
FIVES, NINES = figure(rated("5 5 5 5 5")), figure(rated("9 9 9 9 9"))


@pytest.mark.parametrize(
    ("before", "now", "by", "direction"),
    [
        # Six units with middles 5 and 6: 5.5, half a point up.
        ("5 5 5 5 5", "5 5 5 6 6 6", 0.5, Direction.UP),
        ("5 5 5 6 6 6", "5 5 5 5 5", -0.5, Direction.DOWN),
        # Middles 5 (of three people 5) and 5.8 (29 / 5), in all 12 people: 5.4, and 0.4 is about the same.
        ("5 5 5 5 5", "5 5 5,5,5 5,6,6,6,6 8 8", 0.4, Direction.SAME),
        ("5 5 5 5 5", "5 5 5 5 5", 0.0, Direction.SAME),
        ("5 5 5 5 5", "9 9 9 9 9", 4.0, Direction.UP),
    ],
)
def test_half_a_point_is_a_change(before, now, by, direction):
    """Less can come from rounding within an organisation."""
    earlier, later = figure(rated(before)), figure(rated(now))
    assert earlier.numbers and later.numbers
    expected = Change(earlier.numbers.median, later.numbers.median, by, direction)
    assert change(earlier, later, same_question=True) == expected


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        (FIVES, NINES, False),  # another question by now
        (figure(rated("5 5 5 5")), NINES, True),
        (FIVES, figure(rated("9 9 9 9")), True),
        (FIVES, replace(NINES, from_round=3), True),  # still the earlier picture
    ],
)
def test_what_would_not_be_fair_is_not_compared(before, now, same):
    """The same question, a cell of people in both rounds, and two pictures."""
    assert change(before, now, same_question=same) is None
    assert kind_changes(before, now, same_question=same) == {}


def test_kinds_are_compared_where_they_are_shown_in_both_rounds():
    """Public in both; private only now; informal only before."""
    before = figure(rated(public="5 5 5 5 5", informal="5 5 5 5 5"))
    now = figure(rated(public="7 7 7 7 7", private="5 5 5 5 5"))
    assert kind_changes(before, now, same_question=True) == {"public": Change(5.0, 7.0, 2.0, Direction.UP)}


def changed(*people: int, to: int = 9) -> list[Rated]:
    return [each._replace(rating=to) if each.person in people else each for each in TEN]


NEW = Rated(10, "unit 10", "", 0)


@pytest.mark.parametrize(
    ("now", "another"),
    [
        (TEN, False),  # all as it was: nobody is told whether a newcomer was there
        ([*TEN, NEW], False),  # one newcomer
        (TEN[1:], False),  # one left
        ([*TEN[1:], NEW], False),  # one for one: two differ, and both can be seen
        (changed(0, 1, 2, 3), False),  # four others
        (changed(0, 1, 2, 3, 4), True),  # five
        ([*changed(0, 1, 2, 3), NEW], False),  # five come, but what went is four old ratings
        ([*changed(0, 1, 2, 3, 4), NEW], True),  # a newcomer among five
        (TEN[:5], True),  # five left, nobody came
        ([*TEN[:5], NEW], False),  # five left, one came, and is seen
        ([*TEN, *(NEW._replace(person=person, unit=f"new {person}") for person in range(10, 15))], True),
        ([*TEN, *(NEW._replace(person=person, unit="one") for person in range(10, 20))], False),  # of one organisation
        ([*TEN, *(NEW._replace(person=20 + person, unit=f"new {person % 2}") for person in range(8))], False),  # of two
    ],
)
def test_a_later_picture_is_another_one_when_what_differs_is_the_doing_of_a_cell(now, another):
    """On both sides: what came, and what went."""
    assert is_another_picture(TEN, now) is another


FIVE_MORE = [*TEN, *(NEW._replace(person=person, unit=f"new {person}") for person in range(10, 15))]


@pytest.mark.parametrize(
    ("now", "gone", "another"),
    [
        (FIVE_MORE, 0, True),
        (FIVE_MORE, 1, False),  # five came, but one went, and is seen
        (FIVE_MORE, 5, True),
        (changed(0, 1, 2, 3, 4), 1, True),  # one who went is one of six who no longer say what they said
        (TEN, 1, False),
    ],
)
def test_people_who_forgot_themselves_count_as_having_left(now, gone, another):
    """Their ratings are in the earlier picture still, and missing from the later one."""
    assert is_another_picture(TEN, now, gone) is another


def test_the_order_of_choices_is_no_change():
    """Only what was chosen counts, and in grids what was marked."""
    units = [str(number) for number in range(9)]
    choices = [Chosen(number, unit, ("a", "b")) for number, unit in enumerate(units)]
    assert not is_another_picture(choices, [each._replace(options=("b", "a")) for each in choices])
    assert is_another_picture(choices, [each._replace(options=("b",)) for each in choices])
    marks = [Marked(number, unit, {("a", "b")}) for number, unit in enumerate(units)]
    assert not is_another_picture(marks, [each._replace(marks=frozenset({("a", "b")})) for each in marks])


def test_a_picture_that_is_no_other_stands_for_the_next_round_too():
    """It says which round it is from, also after several rounds."""
    second = follow(FIVES, NINES, another=False, round=1)
    assert second == replace(FIVES, from_round=1)
    assert follow(second, NINES, another=False, round=2) == second
    assert follow(second, NINES, another=True, round=2) == NINES


@pytest.mark.parametrize(("before", "now"), [(Figure(), NINES), (FIVES, Figure())])
def test_where_one_round_shows_nothing_there_are_not_two_looks(before, now):
    """The fifth person of a territory brings its first picture; nothing can be taken from nothing."""
    assert follow(before, now, another=False, round=1) == now


def test_choices_and_grids_stand_for_the_next_round_too():
    """The same rule for whatever is shown."""
    before, now = many_of("a", chosen("a a a a a")), many_of("a", chosen("- - - - -"))
    assert follow(before, now, another=False, round=4) == replace(before, from_round=4)
    marked = [Marked(number, str(number), {("r", "c")}) for number in range(6)]
    one, other = grid("r", "c", marked), grid("r", "cd", marked)
    assert follow(one, other, another=False, round=4) == replace(one, from_round=4)


people = st.dictionaries(st.integers(0, 11), st.integers(0, 2), max_size=12).map(
    lambda said: [Rated(person, f"unit {person % 7}", "", rating) for person, rating in said.items()]
)


@given(people, people)
def test_it_does_not_matter_which_round_came_first(one, other):
    """Whoever differences looks in both directions."""
    assert is_another_picture(one, other) is is_another_picture(other, one)
