"""What the buttons mean with which an open vote is recorded for somebody without Telegram."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordFor:
    """What did this line of the roll say?"""

    territory: int
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class RecordGrades:
    """``choice`` holds the grades of the first options; the next one's is asked for."""

    territory: int
    vote: int
    voter: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """The last look before it is recorded, or the question for the reason."""

    territory: int
    vote: int
    voter: str
    choice: str


@dataclass(frozen=True, slots=True)
class RecordingReason:
    """The next words are the reason."""

    territory: int
    vote: int
    voter: str
    choice: str


@dataclass(frozen=True, slots=True)
class SureToRecord:
    territory: int
    vote: int
    voter: str
    choice: str


@dataclass(frozen=True, slots=True)
class RevokeRecorded:
    """Take back what a facilitator recorded; by a facilitator, or by whoever speaks for the line."""

    territory: int
    vote: int
    voter: str
