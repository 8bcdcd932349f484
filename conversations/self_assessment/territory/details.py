"""What lies behind the numbers of a module: who gave them, how far apart they are, and each kind of actor."""

from __future__ import annotations

from bot.figures import Figure, KindFigure, Numbers, Split
from bot.i18n import T, Text, lines, paragraphs
from bot.people.roles import KINDS, Kind
from bot.questionnaire import Module, Topic
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.earlier import changed
from conversations.self_assessment.territory.lists import listed
from conversations.self_assessment.territory.spread_rows import behind, movement


def details(module: Module, of: Reckoned, earlier: Reckoned | None) -> Text:
    """A paragraph for each main question that has numbers."""
    return paragraphs(*(detail(topic, of, earlier) for topic in module.topics))


def detail(topic: Topic, of: Reckoned, earlier: Reckoned | None) -> Text | None:
    figure = of.results.figures.get(topic.id, Figure())
    numbers, moved = figure.numbers, changed(of, earlier, topic.id)
    if numbers is None:
        return None
    return lines(
        T("<b>{question}</b>: {people}", question=topic.name, people=behind(numbers)),
        responded(numbers),
        T("The middle half lies between {low} and {high}.", low=numbers.low, high=numbers.high),
        *apart(numbers),
        unknown(figure),
        by_kind(numbers),
        T("Since the last round: {change}.", change=movement(moved)) if moved else None,
        CARRIED if figure.from_round is not None else None,
    )


def responded(numbers: Numbers) -> Text | None:
    """The share of those who had joined when the round opened, rounded half up to whole hundredths."""
    if numbers.response is None:
        return None
    return T("{n}% of those who had joined when it opened have answered.", n=int(100 * numbers.response + 0.5))


CARRIED = T("Hardly anybody answered otherwise than before: these are still the numbers of the earlier round.")


def apart(numbers: Numbers) -> list[Text]:
    """Why a question is to be discussed first."""
    told: list[Text] = [T("Views are split: some are at the low end, some at the high end.")] * (
        Split.RATINGS in numbers.split
    )
    if numbers.apart is None:
        return told
    low, high = (KINDS[Kind(kind)] for kind in numbers.apart)
    return [*told, T("Far apart: {low} and {high}.", low=low, high=high)]


def unknown(figure: Figure) -> Text | None:
    if figure.numbers is None or figure.numbers.unknown is None:
        return None
    gap = T("a knowledge gap") if figure.knowledge_gap else None
    said = T("“I don’t know”: {n}", n=figure.numbers.unknown)
    return T("{said}, {gap}", said=said, gap=gap) if gap else said


def by_kind(numbers: Numbers) -> Text | None:
    """The middle of each kind of actor that may be shown; None where none may."""
    told = [kind_said(kind) for kind in numbers.kinds]
    return T("By kind of actor: {kinds}.", kinds=listed(told)) if told else None


def kind_said(kind: KindFigure) -> Text:
    return T("{kind} ({n})", kind=KINDS[Kind(kind.kind)], n=kind.median)
