"""A closed round in a few lines: what is split, what holds, what is to be talked about, each with its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.figures import Figure, Results, Verdict
from bot.i18n import T, Text, Tn, lines
from bot.questionnaire import Topic
from conversations.self_assessment.territory.lists import listed


def turnout(results: Results) -> Text:
    """How many took part; how many had been invited is said only where it is more."""
    answered, invited = results.turnout.answered, results.turnout.invited
    if invited <= answered:
        return Tn("{n} person has answered.", "{n} people have answered.", answered)
    return T("{answered} of {invited} people have answered.", answered=answered, invited=invited)


def headlines(topics: Sequence[Topic], figures: Mapping[str, Figure]) -> Text:
    """One line for each verdict that occurs: the split ones first, what cannot be shown last."""
    return lines(*(_line(verdict, topics, figures) for verdict in Verdict))


def _line(verdict: Verdict, topics: Sequence[Topic], figures: Mapping[str, Figure]) -> Text | None:
    found = [topic for topic in topics if figures.get(topic.id, Figure()).verdict is verdict]
    named = [_named(topic, figures.get(topic.id, Figure())) for topic in found]
    return _said(verdict, listed(named)) if named else None


def _said(verdict: Verdict, named: Text) -> Text:
    match verdict:
        case Verdict.SPLIT:
            return T("<b>Views are split, to be discussed first</b>: {questions}", questions=named)
        case Verdict.STRENGTH:
            return T("<b>Strengths</b>: {questions}", questions=named)
        case Verdict.DISCUSS:
            return T("<b>To discuss</b>: {questions}", questions=named)
        case Verdict.CONCERN:
            return T("<b>Concerns</b>: {questions}", questions=named)
        case Verdict.GAP:
            return T("<b>Many do not know</b>: {questions}", questions=named)
        case Verdict.NONE:
            return T("<b>Not enough answers</b>: {questions}", questions=named)


def _named(topic: Topic, figure: Figure) -> Text:
    if figure.numbers is None:
        return topic.name
    return T("{question} ({n})", question=topic.name, n=figure.numbers.median)
