"""A sense-check's result, fist to five: six levels, what each means, and how many showed it."""

from dataclasses import dataclass

from bot.pictures.tally import Stand, Tally, TallyBar, tally

_LEVELS = range(6)
_ASKED_WHY_BELOW = 3


@dataclass(frozen=True, slots=True)
class FistLevel:
    """``number`` is the level in the reader's digits, ``shown`` its count in words or digits."""

    level: int
    number: str
    meaning: str
    count: int
    shown: str

    def __post_init__(self) -> None:
        if self.level not in _LEVELS:
            raise ValueError(f"{self.level} fingers are not on one hand")


@dataclass(frozen=True, slots=True)
class Fist:
    """``question`` is the article's text. The levels are drawn in the order given. ``turnout`` is a line, as in a
    tally."""

    language: str
    title: str
    question: str
    levels: tuple[FistLevel, ...]
    turnout: str = ""
    notes: tuple[str, ...] = ()


def fist(shown: Fist) -> bytes:
    """A PNG, under 100 kB, 1080 px wide."""
    bars = tuple(_bar(level) for level in shown.levels)
    return tally(Tally(shown.language, shown.title, shown.question, bars, turnout=shown.turnout, notes=shown.notes))


def _bar(level: FistLevel) -> TallyBar:
    stand: Stand = "for" if level.level >= _ASKED_WHY_BELOW else "concern"
    return TallyBar(level.meaning, level.count, level.shown, stand, level.number)
