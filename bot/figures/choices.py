"""What a territory sees of what its people chose and marked."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.figures.cells import Crowd, others, passes, share, shown_crowds
from bot.figures.rated import Chosen, Marked

K = TypeVar("K", bound=Hashable)


class Level(StrEnum):
    """How many chose something. FEW is all that may not be told: nobody, a few, or more whom a number would betray."""

    FEW = "few"
    SOME = "some"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option and how many chose it: a word, and the number of people where it gives nobody away."""

    option: str
    level: Level
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Every option, in the order of the bank, of a question that ``people`` answered; None where they are no cell.

    ``from_round`` is the id of the earlier round that this is still the result of (``compare.follow``).
    """

    people: int | None
    options: tuple[Choice, ...]
    from_round: int | None = None

    @property
    def is_shown(self) -> bool:
        return self.people is not None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The options that many want, most wanted first, and the rest in the order of the bank, without a rank."""

    wanted: tuple[Choice, ...]
    few: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A word for each row and column; ``levels`` has a tuple for each row. ``from_round`` as in ``Choices``."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    levels: tuple[tuple[Level, ...], ...]
    from_round: int | None = None

    @property
    def is_shown(self) -> bool:
        """Whether anything can be told; a grid of FEW tells nothing."""
        return any(level is not Level.FEW for row in self.levels for level in row)

    def level(self, row: str, column: str) -> Level:
        """Raises ValueError if there is no such row or column."""
        return self.levels[self.rows.index(row)][self.columns.index(column)]


def one_of(bank: Sequence[str], chosen: Iterable[Chosen]) -> Choices:
    """Of a question with one choice. The numbers that are shown, taken from the whole, never leave a hidden few.

    An option without a number is FEW even if some chose it: a word would tell it from the few that hide behind it.
    MOST without a number is the largest of all, and as the smaller ones hide first, no number is shown then. All who
    choose the same get no number either, so that nobody can tell all from all but one.

    Raises ValueError if somebody chose several or none.
    """
    answers = tuple(chosen)
    if any(len(each.options) != 1 for each in answers):
        raise ValueError("one choice is one")
    parts = _crowds((each.unit, each.options) for each in answers)
    whole = _crowd(answers)
    shown = shown_crowds(parts) if len(parts) > 1 else frozenset()
    return _choices(whole, [_part(option, whole, parts.get(option, {}), shown) for option in bank])


def many_of(bank: Sequence[str], chosen: Iterable[Chosen]) -> Choices:
    """Of a question with several choices, or none of them: each option on its own, beside those who left it out."""
    answers = tuple(chosen)
    whole = _crowd(answers)
    people = _crowds((each.unit, each.options) for each in answers)
    return _choices(whole, [_overlapping(option, whole, people.get(option, {})) for option in bank])


def grid(rows: Sequence[str], columns: Sequence[str], marked: Iterable[Marked]) -> Grid:
    """Words only, each in proportion to those who marked anything in the grid."""
    answers = tuple(marked)
    whole = _crowd(answers)
    people = _crowds((each.unit, each.marks) for each in answers)
    levels = tuple(tuple(level(whole, people.get((row, column), {})) for column in columns) for row in rows)
    return Grid(tuple(rows), tuple(columns), levels)


def ranking(choices: Choices) -> Ranking:
    """Most first: those that nearly all chose, whose number is hidden; then by number, equals in the bank's order."""
    wanted = [each for each in choices.options if each.level is not Level.FEW]
    few = tuple(each for each in choices.options if each.level is Level.FEW)
    return Ranking(tuple(sorted(wanted, key=lambda each: (each.number is not None, -(each.number or 0)))), few)


def level(whole: Crowd, choosers: Crowd) -> Level:
    """The word for something that others may have chosen besides.

    MOST is half or more of a cell, by choosers who are a cell. SOME is less, and the others must be a cell too: where
    it is known how many answered, a word can be as good as a number. So FEW may always be nobody, and MOST without a
    number may always be everybody.
    """
    if not (passes(whole) and passes(choosers)):
        return Level.FEW
    if 2 * sum(choosers.values()) >= sum(whole.values()):
        return Level.MOST
    return Level.SOME if passes(others(whole, choosers)) else Level.FEW


def _overlapping(option: str, whole: Crowd, choosers: Crowd) -> Choice:
    return Choice(option, level(whole, choosers), share(whole, choosers))


def _part(option: str, whole: Crowd, choosers: Crowd, shown: Collection[str]) -> Choice:
    if option in shown:
        return Choice(option, level(whole, choosers), sum(choosers.values()))
    return Choice(option, Level.MOST if level(whole, choosers) is Level.MOST else Level.FEW)


def _choices(whole: Crowd, options: Iterable[Choice]) -> Choices:
    return Choices(sum(whole.values()) if passes(whole) else None, tuple(options))


def _crowds(said: Iterable[tuple[str, Iterable[K]]]) -> dict[K, Crowd]:
    """Who said each thing that occurs, also an option that the bank no longer has: it hides with the others."""
    units: dict[K, list[str]] = defaultdict(list)
    for unit, things in said:
        for thing in things:
            units[thing].append(unit)
    return {thing: Counter(those) for thing, those in units.items()}


def _crowd(answers: Iterable[Chosen | Marked]) -> Crowd:
    return Counter(each.unit for each in answers)
