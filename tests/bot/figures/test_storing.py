"""Results on their way into a JSON column and back."""

from __future__ import annotations

import json

import pytest

from bot.figures import Marked, Results, figure, from_json, grid, many_of, to_json, turnout
from tests.bot.figures.answers import chosen, rated

RESULTS = Results(
    turnout(20, [(person, f"unit {person}", "public") for person in range(6)]),
    figures={
        "A1": figure(rated(public="0 1 2 0 1", private="9 9 9 8 8"), range(1, 12)),
        "A2": figure(rated("? ? ? ? ?")),
        "A3": figure(rated("5 5 5")),
    },
    choices={"C3.wanted": many_of("abc", chosen("ab " * 5 + "a " * 6 + "- " * 5))},
    grids={"A1.map": grid(("a", "b"), ("x", "y"), [Marked(n, str(n), {("a", "x"), ("b", "y")}) for n in range(5)])},
)


def test_results_come_back_as_they_were():
    """Words, numbers, what is hidden and what is empty."""
    assert from_json(json.loads(json.dumps(to_json(RESULTS)))) == RESULTS


def test_results_of_nobody_come_back_too():
    """A round in which nobody answered is closed as well."""
    nobody = Results(turnout(0, []), {}, {}, {})
    assert from_json(json.loads(json.dumps(to_json(nobody)))) == nobody


@pytest.mark.parametrize(
    "kept",
    [None, [], {}, {"version": 1}, {**to_json(RESULTS), "version": 2}, {"version": 1, "results": {"figures": 3}}],
)
def test_what_is_no_results_is_not_taken_for_them(kept):
    """A round of another version is not read as something it was not."""
    with pytest.raises(ValueError):
        from_json(kept)
