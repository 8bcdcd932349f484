"""What a territory sees of what its people chose and marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.figures.rated import Chosen, Marked


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
    """Every option, in the order of the bank, of a question that ``people`` answered; None where they are no cell."""

    people: int | None
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The options that many want, most wanted first, and the rest in the order of the bank, without a rank."""

    wanted: tuple[Choice, ...]
    few: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A word for each row and column; ``levels`` has a tuple for each row."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    levels: tuple[tuple[Level, ...], ...]

    def level(self, row: str, column: str) -> Level:
        """Raises ValueError if there is no such row or column."""
        return self.levels[self.rows.index(row)][self.columns.index(column)]


def one_of(bank: Sequence[str], chosen: Iterable[Chosen]) -> Choices:
    raise NotImplementedError


def many_of(bank: Sequence[str], chosen: Iterable[Chosen]) -> Choices:
    raise NotImplementedError


def grid(rows: Sequence[str], columns: Sequence[str], marked: Iterable[Marked]) -> Grid:
    raise NotImplementedError


def ranking(choices: Choices) -> Ranking:
    raise NotImplementedError
