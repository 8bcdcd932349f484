"""What can be pressed in the menu; the way back to it is ``bot.events.GoHome``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowPlaces:
    """The territories that one belongs to."""


@dataclass(frozen=True, slots=True)
class Enter:
    territory: int
