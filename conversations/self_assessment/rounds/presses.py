"""What the buttons about rounds mean. Those of facilitators name the territory that they were drawn in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.people.preferences import Language


@dataclass(frozen=True, slots=True)
class ListRounds:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowRound:
    """A draft goes on where it was left; an open round shows how it goes, a closed one how it went."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class DraftRound:
    """Begin a draft, or go on with the one there is."""

    territory: int


@dataclass(frozen=True, slots=True)
class AskRoundName:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class NamingRound:
    """The next words are the round's name."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class TakeName:
    """The suggested name: the month and its year."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class AskParts:
    """Which modules are asked?"""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class TogglePart:
    territory: int
    round: int
    module: str


@dataclass(frozen=True, slots=True)
class AskClosing:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class SetClosing:
    """``day`` is the ordinal of a date. In an open round it is the new, later end."""

    territory: int
    round: int
    day: int


@dataclass(frozen=True, slots=True)
class TypingClosing:
    """The next words are the day on which the round closes."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class PreviewRound:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class PreviewNews:
    """What a group of this language will read."""

    territory: int
    round: int
    language: Language


@dataclass(frozen=True, slots=True)
class OpenRound:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class AskToDiscard:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class DiscardRound:
    """Throw a draft away."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class AskToExtend:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class AskToClose:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class CloseRound:
    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class ListAnswered:
    """Who has answered, never what."""

    territory: int
    round: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class TakePart:
    """From a round's announcement to the self-assessment of its territory, whichever the person is in now."""

    territory: int


@dataclass(frozen=True, slots=True)
class RoundCloses:
    """A due time: a round has reached its end, unless that has moved since."""

    round: int


@dataclass(frozen=True, slots=True)
class Recount:
    """A due time: several have answered, and the groups' count is brought up to date once for all of them."""

    round: int


@dataclass(frozen=True, slots=True)
class TellInPrivate:
    """A due time: the next slice of those who want to know, from the person after ``after`` on."""

    round: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class ListOnPaper:
    """Those who take part on paper."""

    territory: int
    round: int
    page: int = 0
