"""How many are behind an idea."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.rules.support import most_supported, support

people = st.lists(st.integers(1, 9))


@pytest.mark.parametrize(
    ("supporters", "number"),
    [
        ([[1, 2, 3]], 3),
        ([[1, 1, 2]], 2),  # pressed twice
        ([[1, 2, 3], [3, 4]], 4),  # two ideas became one, and 3 was behind both: 3 + 2 − 1
        ([[]], 0),
        ([], 0),
    ],
)
def test_nobody_counts_twice(supporters, number):
    """Neither by pressing twice nor by supporting two that became one."""
    assert support(*supporters) == number


def test_the_most_supported_idea_comes_first_and_equals_as_they_came():
    """Trust 1, water 2, work 2: water came before work."""
    ideas = {"trust": [1], "water": [1, 2], "work": [2, 3]}
    assert most_supported(ideas) == [("water", 2), ("work", 2), ("trust", 1)]


@given(people, people, st.integers(1, 9))
def test_one_more_supporter_never_lowers_an_idea(one, other, person):
    """Counts grow by one or stay, whatever the order of the presses."""
    before, after = support(one, other), support(other, [person, *one])
    assert after - before == (person not in {*one, *other})
