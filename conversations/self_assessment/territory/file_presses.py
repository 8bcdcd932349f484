"""What the buttons of a round's report and tables mean, and the slow work behind them."""

from dataclasses import dataclass

from bot.people.preferences import Language


@dataclass(frozen=True, slots=True)
class MakeReport:
    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class DrawReport:
    """Slow work: the report as a PDF."""

    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class MakeTables:
    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class WriteTables:
    """Slow work: the shown figures as a workbook and as a plain table."""

    territory: int
    round: int
    language: Language
