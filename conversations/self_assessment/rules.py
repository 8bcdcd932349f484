"""What one person's answers say to that person, at once. Nobody else is scored here, and nobody by name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.figures.bands import Band, band
from bot.questionnaire import Answers, Position, Topic

MOST_STRENGTHS = 3
MOST_ACTIONS = 3

ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "A1": ("S1", "S2"),
    "A2": ("S2",),
    "A3": ("S3",),
    "R1": ("S4",),
    "R2": ("S5",),
    "R3": ("S6",),
    "R4": ("S7",),
    "C1": ("S8",),
    "C2": ("S9",),
    "C3": ("S10",),
    "C4": ("S11",),
    "C5": ("S12",),
    "C6": ("S12",),
}
"""Which of the lesson's actions answer a low rating of each question (mission)."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One question's overall rating, 0–10; None while open, skipped or not known: it is then no part of any sum."""

    topic: Topic
    rating: int | None


Profile: TypeAlias = Sequence[Axis]


def profile(topics: Iterable[Topic], answers: Answers) -> tuple[Axis, ...]:
    """Somebody's overall rating of each topic, in the order given."""
    return tuple(Axis(topic, _rating(answers, topic)) for topic in topics)


def strengths(profile: Profile) -> tuple[Axis, ...]:
    """The three highest ratings within the band of strengths, highest first, else in the order of the questions."""
    strong = [axis for axis in profile if axis.rating is not None and band(axis.rating) is Band.STRENGTH]
    return tuple(sorted(strong, key=lambda axis: -(axis.rating or 0))[:MOST_STRENGTHS])


def actions(profile: Profile) -> tuple[str, ...]:
    """The lesson's actions for the lowest ratings: three at most, each once, lowest first.

    Equal ratings go by the order of the questions. A strength needs no action, so whoever rates everything 7.5 or
    more gets none, and nobody is sent off with a list for something that goes well.
    """
    wanting = [axis for axis in profile if axis.rating is not None and band(axis.rating) is not Band.STRENGTH]
    lowest = sorted(wanting, key=lambda axis: axis.rating or 0)
    found = dict.fromkeys(action for axis in lowest for action in ANSWERED_BY[axis.topic.id])
    return tuple(found)[:MOST_ACTIONS]


def _rating(answers: Answers, topic: Topic) -> int | None:
    value = answers.get(Position(topic.id))
    return value if isinstance(value, int) else None
