"""What a territory sees of one question with a rating."""

from dataclasses import dataclass
from enum import StrEnum

from bot.figures.bands import Band


class Split(StrEnum):
    """Why a question is to be discussed first: the ratings lie at both ends, or two kinds of actor are far apart."""

    RATINGS = "ratings"
    KINDS = "kinds"


class Verdict(StrEnum):
    """The one word for a question. Disagreement beats the band; GAP and NONE are for questions without numbers."""

    SPLIT = "split"
    STRENGTH = "strength"
    DISCUSS = "discuss"
    CONCERN = "concern"
    GAP = "gap"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KindFigure:
    """The median of one kind of actor over its units, 0–10 to 0.1."""

    kind: str
    people: int
    units: int
    median: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """The figures of a question that enough people rated.

    ``people`` and ``units`` rated it. ``unknown`` said "I don't know"; None where they are too few to be counted,
    none of them too. ``response`` is the share, 0–1, of those who had joined when the round opened who rated it or
    are counted in ``unknown``; None where it is not known who had joined.

    ``median``, ``mean`` and the quartiles ``low`` and ``high`` are over the means of units, 0–10, rounded half up to
    0.1. ``histogram`` has how many people gave each rating from 0 to 10. ``kinds`` are those that may be shown, by
    name. ``apart`` are the shown kinds with the lowest and the highest median, where that splits the question.
    """

    people: int
    units: int
    unknown: int | None
    response: float | None
    median: float
    mean: float
    low: float
    high: float
    histogram: tuple[int, ...]
    kinds: tuple[KindFigure, ...]
    band: Band
    split: tuple[Split, ...]
    apart: tuple[str, str] | None

    def kind(self, kind: str) -> KindFigure | None:
        """The figures of a kind of actor; None where they are hidden."""
        return next((each for each in self.kinds if each.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """What may be said of one question: numbers, or none, and whether many do not know.

    ``from_round`` is the id of an earlier round, where this is still that round's figure (``compare.follow``).
    """

    numbers: Numbers | None = None
    knowledge_gap: bool = False
    from_round: int | None = None

    @property
    def is_shown(self) -> bool:
        return self.numbers is not None

    @property
    def verdict(self) -> Verdict:
        if self.numbers is None:
            return Verdict.GAP if self.knowledge_gap else Verdict.NONE
        return Verdict.SPLIT if self.numbers.split else Verdict(self.numbers.band)
