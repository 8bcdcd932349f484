"""What the buttons about ideas mean. They name the territory that they were drawn in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.people.roles import Kind
from conversations.charter.ideas.tables import IdeaKind


@dataclass(frozen=True, slots=True)
class ListIdeas:
    """By support, the most first; of one kind or of all."""

    territory: int
    page: int = 0
    kind: IdeaKind | None = None


@dataclass(frozen=True, slots=True)
class ListMyIdeas:
    """One's own, and what became of them."""

    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowIdea:
    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class ProposeIdea:
    """A value, a principle or a commitment?"""

    territory: int


@dataclass(frozen=True, slots=True)
class PickWhose:
    """Whose commitment is it?"""

    territory: int


@dataclass(frozen=True, slots=True)
class WriteIdea:
    territory: int
    kind: IdeaKind
    whose: Kind | None = None


@dataclass(frozen=True, slots=True)
class WritingIdea:
    """The next words, or the next voice note, are the idea."""

    territory: int
    kind: IdeaKind
    whose: Kind | None = None


@dataclass(frozen=True, slots=True)
class KeepingIdea:
    """These words wait for a button: keep them, or support a similar idea. The next words take their place."""

    territory: int
    kind: IdeaKind
    whose: Kind | None
    text: str


@dataclass(frozen=True, slots=True)
class KeepIdea:
    """None of the similar ones says the same."""

    territory: int


@dataclass(frozen=True, slots=True)
class SupportInstead:
    """This one says it already."""

    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class SupportIdea:
    """``wanted``: support it from now on, or no longer."""

    territory: int
    idea: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class AgreeToBeHeard:
    """Facilitators may hear this person's voice, from now on."""

    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class AskToWithdrawIdea:
    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class WithdrawIdea:
    territory: int
    idea: int
