"""What the buttons of writing and publishing what is done with the answers mean."""

from dataclasses import dataclass

from bot.people.preferences import Language


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
