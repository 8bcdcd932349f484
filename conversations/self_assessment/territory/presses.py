"""What the buttons about a closed round mean. Those of facilitators name the territory, those of everybody do not."""

from dataclasses import dataclass

from bot.people.preferences import Language


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
class WriteOutcome:
    """Write, or change, what is done with the answers in one language."""

    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class WritingOutcome:
    """The next words say what is done with the answers."""

    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class SkipOutcome:
    """No text in this language; on to the next one."""

    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class PreviewOutcome:
    """What the groups of one language will read."""

    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class PublishRound:
    """Tell the groups, once."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class DrawForGroups:
    """Slow work: the territory's picture, once for each language of its groups."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class PicturesHandedOver:
    """The pictures are on their way to the groups; now the words."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class PickReport:
    """In which language the report is to be."""

    territory: int
    round: int


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
class PickTables:
    """In which language the tables are to be."""

    territory: int
    round: int


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
