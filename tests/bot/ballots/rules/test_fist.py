"""Fist to five."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.rules.fist import Level, outcome, to_ask_why
from bot.ballots.rules.outcome import Outcome, Reason, Result


@pytest.mark.parametrize(
    ("shown", "counts"),
    [
        ([], (0, 0, 0, 0, 0, 0)),
        ([5, 4, 4, 3], (0, 0, 0, 1, 2, 1)),
        ([0, 2, 2, 5], (1, 0, 2, 0, 0, 1)),
    ],
)
def test_the_tally_has_all_six_levels_and_decides_nothing(shown, counts):
    """A level that nobody shows is there with 0."""
    told = dict(zip("012345", counts, strict=True))
    assert outcome(map(Level, shown)) == Outcome(Result.ADVICE, Reason.NOT_BINDING, counts=told)


@pytest.mark.parametrize(
    ("levels", "asked", "to_ask"),
    [
        ({1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5}, [], {1, 2, 3}),  # three can be lived with
        ({1: 0, 2: 1}, [1], {2}),
        ({1: 2}, [1], set()),  # was asked at another low level
        ({1: 5}, [1], set()),
    ],
)
def test_whoever_shows_less_than_three_is_asked_why_once(levels, asked, to_ask):
    """Asking again at every change would be pressing them."""
    assert to_ask_why({voter: Level(level) for voter, level in levels.items()}, asked) == to_ask


@given(st.lists(st.sampled_from(Level)), st.randoms(use_true_random=False))
def test_the_order_of_hands_changes_nothing(levels, random):
    """And nobody is lost."""
    found = outcome(levels)
    assert found == outcome(random.sample(levels, len(levels)))
    assert sum(found.counts.values()) == len(levels)
