"""Who may stop, and how long links are good for."""

import pytest

from bot.people.roles import Role
from conversations.facilitation.rules import Ending, Terms, ending, terms


@pytest.mark.parametrize(
    ("role", "facilitators", "expected"),
    [
        (Role.FACILITATOR, 2, Ending.POSSIBLE),
        (Role.FACILITATOR, 1, Ending.LAST),
        (Role.ACTOR, 2, Ending.NONE),
        (Role.ADMINISTRATOR, 5, Ending.APPOINTED),
    ],
)
def test_a_territory_keeps_somebody_who_decides(role, facilitators, expected):
    """The last one stays, and an administrator is not the territory's to dismiss."""
    assert ending(role, facilitators) is expected


def test_a_link_that_makes_a_facilitator_opens_once():
    """Whoever it is passed on to must not become one as well."""
    assert terms(Role.FACILITATOR) == Terms(days=7, uses=1)
    assert terms(Role.ACTOR) == Terms(days=30, uses=None)
