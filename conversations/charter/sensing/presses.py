"""What the buttons about sense-checks mean. They name the territory that they were drawn in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartCheck:
    """From an article's page to the last look before a sense-check of this version opens."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class OpenCheck:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class ShowFingers:
    """Show so many, from 0 to 5; in the group or in the private chat."""

    territory: int
    check: int
    level: int


@dataclass(frozen=True, slots=True)
class ShowCheck:
    """A sense-check as a member sees it in private: the text, the tally, their own fingers."""

    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class ListFingers:
    """Who shows what."""

    territory: int
    check: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class TellWhy:
    """What should change? Asked of whoever shows less than three."""

    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class TellingWhy:
    """The next words, or the next voice note, are the reason."""

    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class SkipWhy:
    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class ManageCheck:
    """A sense-check as a facilitator sees it."""

    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class AskToCloseCheck:
    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class CloseCheck:
    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class ListReasons:
    """What those said who showed less than three; for facilitators and the author of the text."""

    territory: int
    check: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class HearReason:
    """What this person said; for facilitators, if the person agreed that voices are heard."""

    territory: int
    check: int
    person: int


@dataclass(frozen=True, slots=True)
class LetReasonBeHeard:
    """Agree that voices are heard."""

    territory: int
    check: int


@dataclass(frozen=True, slots=True)
class ListChecks:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class CheckCloses:
    """A due time: a sense-check has reached its end."""

    check: int


@dataclass(frozen=True, slots=True)
class DrawFingers:
    """Slow work: the result as a picture, in each group."""

    check: int
