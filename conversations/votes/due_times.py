"""What becomes due of votes, beside ``bot.ballots.presses``, and the slow work that is ordered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountTurnout:
    """Several have voted, and the groups' turnout is brought up to date once for all of them."""

    vote: int


@dataclass(frozen=True, slots=True)
class TellOfVote:
    """Those who asked to be told when something begins are told, from the person after ``after`` on."""

    vote: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class DrawResult:
    """Slow work: the picture of a result, for the groups of the territory."""

    vote: int


@dataclass(frozen=True, slots=True)
class TidyUp:
    """Slow work: what a secret vote left in the database's free pages goes."""

    vote: int


@dataclass(frozen=True, slots=True)
class DrawForOne:
    """Slow work: the picture of a result, for whoever asked."""

    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class HandOverFile:
    """Slow work: the published file of a secret vote, for whoever asked."""

    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class RemindSome:
    """Those whose moment this is, in seconds since 1970, are reminded if they have not voted."""

    vote: int
    at: int
