"""What the buttons of the self-assessment mean, and what its questions wait for."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """Ways through the questions that give no answer."""

    BACK = "b"
    SKIP = "s"
    UNKNOWN = "u"
    LATER = "l"
    DONE = "d"
    AGAIN = "a"  # as last time: an answer after all, and not typed anew


@dataclass(frozen=True, slots=True)
class ShowModules:
    """The three modules, and how far each has come."""


@dataclass(frozen=True, slots=True)
class AdoptLast:
    """Take over everything that was answered last time."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin a module, or go on with it."""

    module: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A number or an option was pressed. ``choice`` is the rating, or the option's place in its list.

    The question is the one that the button was drawn for: at another place by now, nothing is answered.
    """

    sitting: int
    question: str
    card: int
    choice: int


@dataclass(frozen=True, slots=True)
class Move:
    sitting: int
    question: str
    card: int
    how: How


@dataclass(frozen=True, slots=True)
class Replying:
    """The next words are the reply to this question."""

    sitting: int
    question: str
    card: int


@dataclass(frozen=True, slots=True)
class Check:
    """A page of "check your answers"."""

    module: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """Back to one question, from "check your answers" or from a card."""

    sitting: int
    module: str
    question: str
    card: int


@dataclass(frozen=True, slots=True)
class ShowCard:
    """One card of a register, whose fields can be changed."""

    sitting: int
    module: str
    register: str
    card: int


@dataclass(frozen=True, slots=True)
class RemoveCard:
    sitting: int
    module: str
    register: str
    card: int


@dataclass(frozen=True, slots=True)
class Confirm:
    """The answers of a module are as they should be."""

    sitting: int
    module: str


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """The picture of a module, or (no module) of everything answered so far."""

    module: str | None = None


@dataclass(frozen=True, slots=True)
class DrawPicture:
    """Slow work: one person's radar and bars, of a module or of everything."""

    module: str | None
