"""What becomes due of votes, beside ``bot.ballots.presses``, and the slow work that is ordered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountTurnout:
    """Several have voted, and the groups' turnout is brought up to date once for all of them."""

    vote: int


@dataclass(frozen=True, slots=True)
class DrawResult:
    """Slow work: the picture of a result, for the groups of the territory."""

    vote: int


@dataclass(frozen=True, slots=True)
class TidyUp:
    """Slow work: what a secret vote left in the database's free pages goes."""

    vote: int


@dataclass(frozen=True, slots=True)
class FetchResult:
    """Slow work, and the press that orders it: the picture of a result, for whoever asks."""

    territory: int
    vote: int


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Slow work, and the press that orders it: the published file of a secret vote."""

    territory: int
    vote: int
