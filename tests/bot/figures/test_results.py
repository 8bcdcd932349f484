"""How many took part in a round."""

import pytest

from bot.figures import Turnout, turnout


def people(**kinds: int) -> list[tuple[int, str, str]]:
    """So many people of each kind, each a unit of its own; "unknown" is a kind that is not known."""
    everybody = [kind.replace("unknown", "") for kind, number in kinds.items() for _ in range(number)]
    return [(person, f"unit {person}", kind) for person, kind in enumerate(everybody)]


@pytest.mark.parametrize(
    ("answered", "units", "kinds"),
    [
        ({"public": 5, "private": 6}, 11, {"private": 6, "public": 5}),
        ({"public": 7, "private": 6, "informal": 4}, 17, {"public": 7}),  # the four hide behind the six
        ({"public": 5, "unknown": 6}, 11, {"public": 5}),
        ({"public": 5, "unknown": 1}, 6, {}),
        ({"public": 4}, None, {}),
        ({}, None, {}),
    ],
)
def test_kinds_are_counted_where_they_may_be_shown(answered, units, kinds):
    """How many answered is always told; of which kinds, by the rule of cells."""
    assert turnout(20, people(**answered)) == Turnout(20, sum(answered.values()), units, kinds)
