"""All that a round is shown by, reckoned once at its close."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.figures.cells import passes, shown_crowds
from bot.figures.choices import Choices, Grid
from bot.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Turnout:
    """``answered`` of the ``invited`` people, from how many units (None where they are no cell), and by shown kind."""

    invited: int
    answered: int
    units: int | None
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Results:
    """A closed round: its figures, choices and grids by id of question."""

    turnout: Turnout
    figures: Mapping[str, Figure]
    choices: Mapping[str, Choices]
    grids: Mapping[str, Grid]


def turnout(invited: int, answered: Iterable[tuple[int, str, str]]) -> Turnout:
    """How many took part; ``answered`` are (person, unit, kind), each person once, "" for a kind that is not known."""
    crowds: dict[str, Counter[str]] = defaultdict(Counter)
    for _, unit, kind in answered:
        crowds[kind][unit] += 1
    whole: Counter[str] = sum(crowds.values(), Counter())
    shown = shown_crowds(crowds) - {""}
    units = len(whole) if passes(whole) else None
    return Turnout(invited, whole.total(), units, {kind: crowds[kind].total() for kind in sorted(shown)})
