"""What the report says in words: its headings, the cover, the agenda, and what it does not show."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.figures import Figure, KindFigure, Numbers, Split, Verdict
from bot.i18n import Lines, Plain, T, Text, Tn, Voice, label, number
from bot.people.roles import KINDS, Kind
from bot.pictures.report import AgendaItem, Fact, ReportWords
from conversations.self_assessment.actions import ACTIONS
from conversations.self_assessment.questions import asked
from conversations.self_assessment.territory import reading
from conversations.self_assessment.territory.agenda import Point, agenda
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.gathering import questions
from conversations.self_assessment.territory.headlines import turnout
from conversations.self_assessment.territory.verdicts import VERDICTS

PAGE, PAGES = "{n}", "{total}"  # filled in by the report itself, page by page


def headings(voice: Voice) -> ReportWords:
    return ReportWords(
        reading=label(voice, T("How to read this report")),
        overview=label(voice, T("Overview")),
        rating=label(voice, T("Median")),
        result=label(voice, T("What it says")),
        demand=label(voice, T("Trainings wanted")),
        agenda=label(voice, T("What to talk about first")),
        quotes=label(voice, T("In people’s own words")),
        hidden=label(voice, T("What is not shown, and why")),
        page=label(voice, T("Page {n} of {total}", n=Plain(PAGE), total=Plain(PAGES))),
        digits="".join(number(voice, digit) for digit in range(10)),
    )


def facts(voice: Voice, of: Reckoned) -> tuple[Fact, ...]:
    """The lines of the cover."""
    told: list[tuple[Text, Text | None]] = [
        (T("When"), _dates(voice, of)),
        (T("Who"), turnout(of.results)),
        (T("Of how many"), _units(of)),
        (T("Among them"), _kinds(of)),
    ]
    return tuple(Fact(label(voice, name), label(voice, value)) for name, value in told if value is not None)


def points(voice: Voice, of: Reckoned) -> tuple[AgendaItem, ...]:
    """The suggested agenda, in its order."""
    found = agenda(asked(of.round.modules).topics, of.results.figures)
    return tuple(
        AgendaItem(
            title=label(voice, point.topic.name),
            why=label(voice, why(point)),
            tag=label(voice, VERDICTS[point.why]),
            tone=point.why.value,
        )
        for point in found
    )


def why(point: Point) -> Text:
    """Why a question is on the agenda, and which of the lesson's actions answer it."""
    follow = T("What could follow: {actions}.", actions=[ACTIONS[action].title for action in point.actions])
    return Lines((*_reasons(point), *_within(point), follow), gap=" ")


def hidden(voice: Voice, of: Reckoned) -> tuple[str, ...]:
    """What is not shown and why: the rule, the questions that it hides, what nobody is shown at all."""
    topics = [
        topic for topic in asked(of.round.modules).topics if of.results.figures.get(topic.id, Figure()).numbers is None
    ]
    named = [T("Without numbers: {questions}.", questions=[topic.name for topic in topics])] if topics else []
    voices = T("Voice notes are not in it, nor are the names of those who answered or of whom they named.")
    return tuple(label(voice, text) for text in (*named, reading.HIDDEN, voices))


def _dates(voice: Voice, of: Reckoned) -> Text | None:
    zone = ZoneInfo(voice.zone)
    since, until = of.round.opened_at, of.round.closed_at
    if since is None or until is None:
        return None
    return T("{since} to {until}", since=since.astimezone(zone).date(), until=until.astimezone(zone).date())


def _units(of: Reckoned) -> Text | None:
    units = of.results.turnout.units
    return None if units is None else Tn("{n} organisation or individual", "{n} organisations and individuals", units)


def _kinds(of: Reckoned) -> Text | None:
    people = of.results.turnout.kinds
    shown = [T("{question} ({n})", question=KINDS[kind], n=people[kind]) for kind in Kind if kind in people]
    return T("{list}", list=shown) if shown else None


def _reasons(point: Point) -> Sequence[Text]:
    numbers = point.figure.numbers
    match point.why:
        case Verdict.SPLIT if numbers is not None:
            return (*_sides(numbers), T("Begin by hearing both sides."))
        case Verdict.CONCERN if numbers is not None:
            return (T("The median is {n}: what stands in the way?", n=numbers.median),)
        case Verdict.GAP:
            return (T("Many do not know: what would they need to see, or to be told?"),)
        case _ if numbers is not None:
            return (T("The median is {n}: what would lift it?", n=numbers.median),)
    return ()


def _sides(numbers: Numbers) -> list[Text]:
    """Both ends in people, as the histogram shows them, and the two kinds of actor that are furthest apart."""
    told: list[Text] = []
    if Split.RATINGS in numbers.split:
        low, high = sum(numbers.histogram[:4]), sum(numbers.histogram[7:])
        told.append(T("{low} rate it 3 or less, {high} rate it 7 or more.", low=low, high=high))
    if numbers.apart is not None:
        low_kind, high_kind = (numbers.kind(kind) for kind in numbers.apart)
        if low_kind and high_kind:
            told.append(T("Far apart: {kinds}.", kinds=[_kind(low_kind), _kind(high_kind)]))
    return told


def _within(point: Point) -> list[Text]:
    names = {question.id: question.name for question, _ in questions(asked((point.topic.id[0],)))}
    split = list(dict.fromkeys(names[id] for id in point.within))  # a legal form may be split on both its sides
    return [T("Within it, views are split on: {questions}.", questions=split)] if split else []


def _kind(one: KindFigure) -> Text:
    return T("{question} ({n})", question=KINDS[Kind(one.kind)], n=one.median)
