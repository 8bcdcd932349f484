"""What the buttons of votes mean on the facilitators' side, and what is due. ``voter`` is a line of the roll: "o12"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ballots.rules.roll import OneVote
from bot.people.preferences import Language


@dataclass(frozen=True, slots=True)
class RunVote:
    """The facilitators' page of a vote: how it goes, and what can be done about it."""

    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class LookAgain:
    """The last look before it opens, with open or secret chosen."""

    territory: int
    about: str
    row: int
    secret: bool


@dataclass(frozen=True, slots=True)
class PreviewVote:
    """What a group of this language will read."""

    territory: int
    about: str
    row: int
    secret: bool
    language: Language


@dataclass(frozen=True, slots=True)
class OpenVote:
    """``seen`` is the mark of the words that were shown: others are not opened unseen."""

    territory: int
    about: str
    row: int
    secret: bool
    seen: str


@dataclass(frozen=True, slots=True)
class ListVoters:
    """Who has voted, or who has not; never what."""

    territory: int
    vote: int
    voted: bool
    page: int = 0


@dataclass(frozen=True, slots=True)
class AskToCloseVote:
    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class CloseVote:
    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class AskToRecord:
    """For whom without Telegram is an open vote recorded?"""

    territory: int
    vote: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowMandates:
    """Who speaks for which organisation; those without anybody first. ``about`` and ``row`` as ``ShowRights``."""

    territory: int
    page: int = 0
    about: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class ShowOwnMandates:
    """Who speaks for the organisations that somebody belongs to."""

    territory: int


@dataclass(frozen=True, slots=True)
class ShowMandate:
    """Who speaks for one organisation: for its own people, and for facilitators."""

    territory: int
    organisation: int


@dataclass(frozen=True, slots=True)
class TakeMandate:
    """Speak for one's organisation, where nobody does."""

    territory: int
    organisation: int


@dataclass(frozen=True, slots=True)
class PickDelegate:
    territory: int
    organisation: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class PassMandate:
    territory: int
    organisation: int
    person: int


@dataclass(frozen=True, slots=True)
class ShowRights:
    """Who has one vote here: an organisation, or a person? ``about`` and ``row``: the vote planned, to go back to."""

    territory: int
    about: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class ChooseRights:
    territory: int
    one_vote: OneVote
    about: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Somebody who was outvoted leaves a note that is shown with the result."""

    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class WritingNote:
    """The next words are the note."""

    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class ShowNotes:
    """The notes and the reasons of a vote that has closed."""

    territory: int
    vote: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowBallots:
    """Who voted what, in an open vote that has closed."""

    territory: int
    vote: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class FetchResult:
    """The picture of a result, for whoever asks."""

    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class FetchFile:
    """The published file of a secret vote, and how it is counted again."""

    territory: int
    vote: int
