"""What a territory might talk about first, from the figures of its round. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.figures import Figure, Verdict
from bot.questionnaire import Grid, Question, Rating, Topic
from conversations.self_assessment.rules import ANSWERED_BY

ORDER = (Verdict.SPLIT, Verdict.CONCERN, Verdict.GAP, Verdict.DISCUSS)
"""Where people see things differently nothing should be decided before they have heard each other."""


@dataclass(frozen=True, slots=True)
class Point:
    """A question to be talked about.

    ``why`` is one of ORDER. ``within`` are the ids of its sub-ratings that split; ``actions`` those of the lesson's
    actions that answer the question.
    """

    topic: Topic
    why: Verdict
    figure: Figure
    within: tuple[str, ...]
    actions: tuple[str, ...]


def agenda(topics: Iterable[Topic], figures: Mapping[str, Figure]) -> tuple[Point, ...]:
    """The questions that call for a talk: split ones, then concerns, then knowledge gaps, then those to discuss.

    Among equals the lowest median is first, then the order in which they are asked. A strength is no point, unless
    many do not know (a gap) or one of its sub-ratings is split (to discuss). What is hidden is no point either.
    """
    points = [point for topic in topics if (point := _point(topic, figures)) is not None]
    return tuple(sorted(points, key=lambda point: (ORDER.index(point.why), _median(point.figure))))


def ratings(topic: Topic) -> tuple[str, ...]:
    """The ids of a topic's ratings below its overall one, those of a grid's rows too, in the order asked."""
    found: list[str] = []
    for part in topic.parts[1:]:
        if isinstance(part, Question) and isinstance(part.answer, Rating):
            found.append(part.id)
        elif isinstance(part, Grid) and isinstance(part.answer, Rating):
            found += [f"{part.id}.{row.id}" for row in part.rows]
    return tuple(found)


def _point(topic: Topic, figures: Mapping[str, Figure]) -> Point | None:
    figure = figures.get(topic.id, Figure())
    within = tuple(id for id in ratings(topic) if figures.get(id, Figure()).verdict is Verdict.SPLIT)
    why = _why(figure, within)
    return None if why is None else Point(topic, why, figure, within, ANSWERED_BY[topic.id])


def _why(figure: Figure, within: tuple[str, ...]) -> Verdict | None:
    if figure.verdict in (Verdict.SPLIT, Verdict.CONCERN):
        return figure.verdict
    if figure.knowledge_gap:
        return Verdict.GAP
    return Verdict.DISCUSS if figure.verdict is Verdict.DISCUSS or within else None


def _median(figure: Figure) -> float:
    return 0.0 if figure.numbers is None else figure.numbers.median
