"""What the buttons of voters mean. ``voter`` is the line of the roll that somebody votes for: "o12" or "p34".

``choice`` is a word ("consent", "for", "aside"), or a digit for the grade of each option in turn ("4031"). What holds
a code is never written down: it stands on buttons alone, and whoever handles it whispers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoreVotes:
    """The list of votes from this page on."""

    territory: int
    page: int


@dataclass(frozen=True, slots=True)
class ListOwnVotes:
    """What did I vote?"""

    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowBallot:
    """The ballot of one of several lines that somebody votes for."""

    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class CastOpen:
    """This is the vote; an objection is asked for its reason first."""

    territory: int
    vote: int
    voter: str
    choice: str


@dataclass(frozen=True, slots=True)
class AskReason:
    """Write or say the reason of an objection, or what a concern is."""

    territory: int
    vote: int
    voter: str
    choice: str


@dataclass(frozen=True, slots=True)
class GivingReason:
    """The next words, or the next voice, are the reason."""

    territory: int
    vote: int
    voter: str
    choice: str


@dataclass(frozen=True, slots=True)
class GradeOptions:
    """With ``choice`` so far: the next option is graded, or ``option`` again; with all of them, the last look."""

    territory: int
    vote: int
    voter: str
    choice: str = ""
    option: int | None = None


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What a secret vote can keep secret and what not, before the first ballot."""

    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class HandCode:
    """A code, and with it the ballot."""

    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class ChooseInSecret:
    """With a code in hand: the choices, the next option to grade, or the last look."""

    territory: int
    vote: int
    voter: str
    code: str
    choice: str = ""
    option: int | None = None


@dataclass(frozen=True, slots=True)
class CastInSecret:
    """This is the vote, or the new one in its place."""

    territory: int
    vote: int
    voter: str
    code: str
    choice: str


@dataclass(frozen=True, slots=True)
class LeaveCode:
    """To the vote, and what shows the code stays as it is."""

    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class AskForCode:
    """A secret vote that was cast is changed with its code."""

    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class TypingCode:
    """The next words are a code; the wait itself holds none."""

    territory: int
    vote: int
    voter: str
