"""What a round may show after earlier ones: where hardly anybody answered otherwise, the earlier picture stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.figures import Choices, Figure, Grid, Rated, Results, follow, is_another_picture
from bot.figures.compare import Answer

Shown = TypeVar("Shown", Figure, Choices, Grid)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier round: what it shows, and what is still there of its answers, by question."""

    round: int
    results: Results
    answers: Mapping[str, Sequence[Answer]]


def followed(now: Results, answers: Mapping[str, Sequence[Answer]], earlier: Sequence[Earlier]) -> Results:
    """The figures as they may be shown beside all that earlier rounds show, the latest of them first.

    All of them: a round may not have asked what an older one did, and whoever laid this round's picture on the older
    one's would see the newcomer. A round that itself shows an earlier one's picture is passed over.
    """

    def settled(id: str, shown: Shown, befores: Sequence[tuple[Earlier, Mapping[str, Shown]]]) -> Shown:
        for one, before in befores:
            if id in before and before[id].from_round is None:
                there = one.answers.get(id, ())
                another = is_another_picture(there, answers.get(id, ()), gone(before[id], there))
                after = follow(before[id], shown, another=another, round=one.round)
                if after.from_round is not None:
                    return after
        return shown

    figures = [(one, one.results.figures) for one in earlier]
    choices = [(one, one.results.choices) for one in earlier]
    grids = [(one, one.results.grids) for one in earlier]
    return Results(
        now.turnout,
        {id: settled(id, shown, figures) for id, shown in now.figures.items()},
        {id: settled(id, shown, choices) for id, shown in now.choices.items()},
        {id: settled(id, shown, grids) for id, shown in now.grids.items()},
    )


def gone(before: Figure | Choices | Grid, there: Sequence[Answer]) -> int:
    """How many of those in an earlier picture have forgotten themselves since. A grid does not say how many it had."""
    if isinstance(before, Figure) and before.numbers is not None:
        return before.numbers.people - sum(isinstance(each, Rated) and each.rating is not None for each in there)
    if isinstance(before, Choices) and before.people is not None:
        return before.people - len(there)
    return 0
