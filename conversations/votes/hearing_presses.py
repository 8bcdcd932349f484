"""What the buttons mean with which facilitators hear spoken reasons and write them down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HearReason:
    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class WriteDown:
    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class WritingDown:
    """The next words are what was said."""

    territory: int
    vote: int
    voter: str
