"""A closed round of seventeen people in eight organisations, with figures that need no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from bot.figures import Figure, Rated, Results, figure, turnout
from conversations.self_assessment.questions import ALL
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import results
from tests.builders import NOW
from tests.conversations.self_assessment.opened import close, open_round

CROWD = (
    *(("a", "non_profit"),) * 3,
    *(("b", "non_profit"),) * 2,
    *(("c", "non_profit"),) * 2,
    *(("d", "cooperative"),) * 2,
    *(("e", "cooperative"),) * 2,
    *(("f", "cooperative"),) * 2,
    *(("g", "public"),) * 2,
    *(("h", "public"),) * 2,
)
"""Unit and kind of each of the seventeen: seven, six, four."""

LATER = NOW + timedelta(days=14)

HIGH = (8,) * 17
MIDDLE = (6,) * 17
LOW = (3,) * 17
SPLIT = (2, 8) * 8 + (2,)  # nine at the low end, eight at the high one
UNKNOWN = (None,) * 17
FEW = (5, 5, 5)  # three people of one unit


def rated(*ratings: int | None) -> Figure:
    """The figure of a question that the first of the crowd rated so."""
    return figure(Rated(n, *CROWD[n], rating) for n, rating in enumerate(ratings))


def shown(of: Mapping[str, Sequence[int | None]]) -> dict[str, Figure]:
    """A figure for each question, by how the crowd rated it."""
    return {question: rated(*ratings) for question, ratings in of.items()}


def came_of(of: Mapping[str, Sequence[int | None]]) -> Results:
    who = [(n, *each) for n, each in enumerate(CROWD)]
    return Results(turnout(42, who), shown(of), {}, {})


def closed_round(
    db: Connection,
    of: Mapping[str, Sequence[int | None]],
    name: str = "Spring",
    modules: tuple[str, ...] = ALL,
    more: Results | None = None,
) -> Round:
    """A round that has closed with these figures; ``more`` are results in their place."""
    round_ = close(db, open_round(db, name, modules), LATER)
    results.freeze(db, round_.id, more or came_of(of), LATER)
    return round_
