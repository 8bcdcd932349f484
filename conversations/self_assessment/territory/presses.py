"""What the buttons about a closed round mean. Those of facilitators name the territory, those of everybody do not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowTerritory:
    """What came of a round, for its facilitators: the overview, and the way to everything else."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class ShowBeside:
    """One's own picture beside the territory's; while the round is open, the words so far."""

    round: int


@dataclass(frozen=True, slots=True)
class DrawBeside:
    """Slow work: one person's ratings and the territory's medians in one radar."""

    round: int


@dataclass(frozen=True, slots=True)
class ShowPublishing:
    """What is done with the answers, in each language, and whether the groups know."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class PickReport:
    """In which language the report is to be."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class PickTables:
    """In which language the tables are to be."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class Reckon:
    """Slow work: a round has closed, and its figures are reckoned, once."""

    round: int


@dataclass(frozen=True, slots=True)
class RoundReckoned:
    """A due time: the figures of a closed round are there."""

    round: int


@dataclass(frozen=True, slots=True)
class DrawOverview:
    """Slow work: the radar of the territory."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class ShowSpread:
    """A module's page: how the answers to each of its questions lie."""

    territory: int
    round: int
    page: str


@dataclass(frozen=True, slots=True)
class DrawSpread:
    """Slow work: the picture of a module's page."""

    territory: int
    round: int
    page: str


@dataclass(frozen=True, slots=True)
class ShowCoverage:
    """Which grids there are to look at."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class ShowGrid:
    """One grid, as a heat map."""

    territory: int
    round: int
    grid: str


@dataclass(frozen=True, slots=True)
class DrawGrid:
    """Slow work: the heat map of one grid."""

    territory: int
    round: int
    grid: str


@dataclass(frozen=True, slots=True)
class ShowChoices:
    """What was chosen in a module, in words."""

    territory: int
    round: int
    module: str


@dataclass(frozen=True, slots=True)
class ShowDemand:
    """The trainings that are wanted, most wanted first."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class ListOpenWords:
    """The questions that were answered in people's own words."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class ShowOpenWords:
    """A page of what was written to one question. ``seed`` gives the order, the same on every page of one look."""

    territory: int
    round: int
    question: str
    seed: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class CompareRounds:
    """A round beside the one before it."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class DrawComparison:
    """Slow work: the radar of two rounds."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class Browse:
    """What came of a round in a few words, and the way to everything else, without drawing anything."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class ReadOpenWords:
    """Slow work: which questions have open answers that may be shown."""

    territory: int
    round: int
