"""What is counted: one current answer of each person."""

from collections.abc import Set
from typing import NamedTuple


class Rated(NamedTuple):
    """One person's current rating of one question, or their "I don't know".

    ``unit`` is their organisation, or themselves where they have none; two ids that are equal are one unit, so a
    person's must not look like an organisation's. ``kind`` is the kind of actor, "" where it is not known. ``rating``
    is 0–10; None is "I don't know". Somebody who skipped the question is simply not there.

    A named tuple: a territory may have 600,000 of them, and a frozen dataclass takes three times as long to make.
    """

    person: int
    unit: str
    kind: str
    rating: int | None


class Chosen(NamedTuple):
    """The options that one person chose in one question, by id, each once: one, several, or none of them.

    Somebody who skipped the question or did not know is not there.
    """

    person: int
    unit: str
    options: tuple[str, ...]


class Marked(NamedTuple):
    """What one person marked in a grid, over all their cards: (row, column). Whoever marked nothing is not there."""

    person: int
    unit: str
    marks: Set[tuple[str, str]]
