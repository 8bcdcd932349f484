"""What can be pressed about one's own data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowPrivacy:
    pass


@dataclass(frozen=True, slots=True)
class HearVoice:
    """Whether facilitators may hear the person's voice answers."""

    agreed: bool


@dataclass(frozen=True, slots=True)
class AskToWithdraw:
    pass


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take back the agreement; ``drawn`` is when the button was drawn, in seconds since 1970."""

    drawn: int


@dataclass(frozen=True, slots=True)
class WantOwnData:
    pass


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Slow work: everything about one person, as files."""


@dataclass(frozen=True, slots=True)
class AskToForget:
    pass


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase everything about the person; ``drawn`` is when the list of it was drawn, in seconds since 1970."""

    drawn: int
