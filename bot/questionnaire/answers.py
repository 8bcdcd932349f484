"""Kinds of answer, and what people may have given."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from bot.i18n import Text


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. ``id`` is a slug that never changes its meaning."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Rating:
    """A whole number from 0 to ``top``, both ends described so that one can see them."""

    low: Text
    high: Text
    top: int = 10


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the options. ``listed``: their labels are too long for buttons, so they stand in a numbered list."""

    options: tuple[Option, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class ManyOf:
    """Any of the options, none of them too, or the first ``at_most`` that matter."""

    options: tuple[Option, ...]
    at_most: int | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A few words of one's own, written or spoken; ``limit`` is in characters."""

    limit: int = 500


Answer: TypeAlias = Rating | OneOf | ManyOf | Words


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody wrote, or the file id of the voice message in which they said it."""

    text: str = ""
    voice: str = ""


class Blank(StrEnum):
    """No answer, and why."""

    SKIPPED = "skipped"
    UNKNOWN = "unknown"


class Position(NamedTuple):
    """A question, and in a register the number of the card, counted from 1; 0 outside registers.

    A tuple, because it is what answers are looked up by, a hundred times for each reply.
    """

    question: str
    card: int = 0


Value: TypeAlias = int | str | tuple[str, ...] | OwnWords
"""A rating, the id of an option or a Blank, ids of options, or words."""

Answers: TypeAlias = Mapping[Position, Value]
