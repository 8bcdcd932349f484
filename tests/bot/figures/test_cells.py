"""The rule of cells, and what is hidden so that no other number can be reckoned."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures import is_shown, shown_parts, shown_share

sizes = st.lists(st.integers(1, 6), max_size=6)


def members(*units: int, of: str = "", start: int = 1) -> list[tuple[int, str]]:
    """So many people of each unit; ``of`` tells the units of one part from those of another."""
    numbers = count(start)
    return [(next(numbers), f"{of}{unit}") for unit, size in enumerate(units) for _ in range(size)]


@pytest.mark.parametrize(
    ("units", "shown"),
    [
        ((), False),
        ((1, 1, 1, 1), False),  # four people
        ((1, 1, 1, 1, 1), True),  # five people, each a unit
        ((2, 2, 1), True),  # five from three; two of five are not over half
        ((3, 1, 1), False),  # five from three, but three of five are over half
        ((3, 2), False),  # five from two units
        ((5, 5), False),  # ten from two units, and neither is over half
        ((3, 2, 1), True),  # three of six are exactly half, which is not over half
        ((4, 2, 1), False),  # four of seven are over half
        ((4, 2, 2), True),  # four of eight are exactly half
        ((20, 19, 1), True),  # a third unit may be one person
        ((20, 18, 1), False),  # twenty of thirty-nine are over half
    ],
)
def test_a_cell_is_five_people_of_three_units_none_over_half(units, shown):
    """The mission's sentence, with both sides of each of its edges."""
    assert is_shown(members(*units)) is shown


def test_somebody_named_twice_counts_once():
    """Otherwise a card filled twice would make the fifth person."""
    four = members(1, 1, 1, 1)
    assert not is_shown(four + four[:1])


@given(sizes)
def test_one_more_person_of_a_new_unit_never_hides_a_cell(units):
    """More and more various people can only make it safer."""
    assert is_shown(members(*units, 1)) or not is_shown(members(*units))


@given(sizes, sizes)
def test_two_cells_together_are_a_cell(one, other):
    """So it is enough to look at what cannot be taken further apart."""
    first, second = members(*one), members(*other, start=100)
    assert not (is_shown(first) and is_shown(second)) or is_shown(first + second)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        # Five and five: both, and nothing is left over.
        ({"public": (1,) * 5, "private": (1,) * 5}, {"public", "private"}),
        # One private person would be 6 − 5; with the public five hidden too there is nothing to take away.
        ({"public": (1,) * 5, "private": (1,)}, set()),
        # 17 people: the four fail, and 17 − 7 − 6 would give them; with the six they are ten, who pass.
        ({"public": (2, 2, 3), "private": (2, 2, 2), "informal": (1,) * 4}, {"public"}),
        # Three and three fail, but together they are six from six units: the five may be shown.
        ({"public": (1,) * 5, "private": (1,) * 3, "informal": (1,) * 3}, {"public"}),
        # The four hide behind the smallest, the five; six and seven stay.
        ({"a": (1,) * 7, "b": (1,) * 6, "c": (1,) * 5, "d": (1,) * 4}, {"a", "b"}),
        # Equally many: the first by name is hidden, whatever the order in which they come.
        ({"b": (1,) * 5, "a": (1,) * 5, "c": (1,)}, {"b"}),
        # Ten of one organisation fail. With five others it would still be over half, with eleven it is not.
        ({"a": (1,) * 6, "b": (1,) * 5, "c": (10,)}, set()),
        # A kind that is nobody hides nothing.
        ({"public": (1,) * 5, "private": ()}, {"public"}),
        # The whole is no cell: three of five are of one unit, and both parts are silent.
        ({"public": (3,), "private": (1, 1)}, set()),
    ],
)
def test_parts_are_shown_where_what_they_leave_over_is_nobody_or_a_cell(parts, shown):
    """Whoever knows the whole takes the shown parts away and must not find a few."""
    people = {key: members(*units, of=key, start=ord(key[0]) * 100) for key, units in parts.items()}
    assert shown_parts(people) == shown


def test_an_organisation_that_lies_in_two_parts_weighs_in_what_they_leave_over_together():
    """Units are counted over all that is hidden, not part by part."""
    parts = {
        "a": members(1, 1, 1, 1, 1, of="a", start=100),
        "b": [(1, "big"), (2, "big"), (3, "b1")],  # fails
        "c": [(4, "big"), (5, "big"), (6, "c1")],  # fails; b and c: four of six are of the big one, over half
    }
    assert shown_parts(parts) == frozenset()


@pytest.mark.parametrize(
    ("whole", "choosers", "number"),
    [
        (10, 5, 5),  # five and five
        (10, 4, None),  # four choosers
        (10, 6, None),  # four others
        (10, 0, None),  # nobody looks like four
        (10, 10, None),  # all look like six
        (9, 5, None),  # nine cannot be two cells
        (4, 4, None),
    ],
)
def test_a_number_of_choosers_is_told_where_they_and_the_others_are_cells(whole, choosers, number):
    """Neither the choosers nor those who did not choose may be a few, and nobody is told from a few."""
    everybody = members(*(1,) * whole)
    assert shown_share(everybody, everybody[:choosers]) == number
