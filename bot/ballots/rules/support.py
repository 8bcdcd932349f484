"""Support for an idea that may be worth writing down (decisions, table): people are counted, nothing is decided.

Everybody of the territory may support any number of ideas, with or without an organisation; there is no roll.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from bot.ballots.rules.roll import Voter

Idea = TypeVar("Idea")


def support(*supporters: Iterable[Voter]) -> int:
    """How many people are behind an idea, or behind several that became one: nobody counts twice."""
    return len(set().union(*supporters))


def most_supported(ideas: Mapping[Idea, Iterable[Voter]]) -> list[tuple[Idea, int]]:
    """Ideas with their support, the most first, equals in the order in which they came."""
    return sorted(((idea, support(those)) for idea, those in ideas.items()), key=lambda each: -each[1])
