"""The way to the charter's front page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowCharter:
    """What the charter is here, how far it is, and what waits."""

    territory: int
