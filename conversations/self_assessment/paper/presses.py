"""What the buttons about answers from paper mean. All are facilitators'; a sitting is looked up in their territory."""

from __future__ import annotations

from dataclasses import dataclass

from bot.people.roles import Kind
from conversations.self_assessment.presses import How


@dataclass(frozen=True, slots=True)
class AskWhetherAgreed:
    """Somebody new: have they agreed, in writing?"""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class AskPaperName:
    """They have agreed. What is their name?"""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class NamingOnPaper:
    """The next words are the name of somebody who agreed in writing."""

    territory: int
    round: int


@dataclass(frozen=True, slots=True)
class PickPaperKind:
    territory: int
    round: int
    person: int


@dataclass(frozen=True, slots=True)
class SetPaperKind:
    territory: int
    round: int
    person: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class PickPaperOrganisation:
    territory: int
    round: int
    person: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class SetPaperOrganisation:
    territory: int
    round: int
    person: int
    organisation: int | None


@dataclass(frozen=True, slots=True)
class ShowOnPaper:
    """Somebody on paper, and how far their answers are entered."""

    territory: int
    round: int
    person: int


@dataclass(frozen=True, slots=True)
class AskToRemove:
    territory: int
    round: int
    person: int


@dataclass(frozen=True, slots=True)
class RemoveFromPaper:
    """Forget somebody who cannot press "forget me" themselves."""

    territory: int
    round: int
    person: int


@dataclass(frozen=True, slots=True)
class EnterRatings:
    """All ratings of a module on one screen."""

    territory: int
    round: int
    person: int
    module: str


@dataclass(frozen=True, slots=True)
class TypingRatings:
    """The next words are the ratings of a module, in one line."""

    territory: int
    round: int
    person: int
    module: str


@dataclass(frozen=True, slots=True)
class EnterTheRest:
    """Choices and words of a module, one question after another."""

    territory: int
    round: int
    person: int
    module: str


@dataclass(frozen=True, slots=True)
class PaperReply:
    """As ``Reply``, for the person whose sitting it is."""

    sitting: int
    question: str
    card: int
    choice: int


@dataclass(frozen=True, slots=True)
class PaperMove:
    sitting: int
    question: str
    card: int
    how: How


@dataclass(frozen=True, slots=True)
class PaperReplying:
    """The next words are what stands on the paper for this question."""

    sitting: int
    question: str
    card: int


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """A page of "check the answers"."""

    sitting: int
    module: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class PaperChange:
    sitting: int
    module: str
    question: str
    card: int


@dataclass(frozen=True, slots=True)
class PaperCard:
    sitting: int
    module: str
    register: str
    card: int


@dataclass(frozen=True, slots=True)
class PaperRemoveCard:
    sitting: int
    module: str
    register: str
    card: int


@dataclass(frozen=True, slots=True)
class PaperConfirm:
    sitting: int
    module: str
