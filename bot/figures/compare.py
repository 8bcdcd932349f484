"""Two rounds side by side, where that is fair and gives nobody away."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.figures.figure import Figure

Contribution: TypeAlias = tuple[int, str, Hashable]
"""A person, their unit, and what they answered."""


class Direction(StrEnum):
    UP = "up"
    SAME = "same"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Change:
    """From one round's median to the next one's, both 0–10 to 0.1; ``by`` is their difference to 0.1."""

    before: float
    now: float
    by: float
    direction: Direction


def change(before: Figure, now: Figure, *, same_question: bool) -> Change | None:
    raise NotImplementedError


def kind_changes(before: Figure, now: Figure, *, same_question: bool) -> dict[str, Change]:
    raise NotImplementedError


def is_another_picture(before: Iterable[Contribution], now: Iterable[Contribution]) -> bool:
    raise NotImplementedError
