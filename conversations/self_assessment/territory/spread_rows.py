"""A territory's ratings as rows of a picture: what each shows, and the words that go with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.figures import Change, Direction, Figure, Numbers
from bot.i18n import Plain, T, Text, Tn, Voice, label, number
from bot.pictures.spread import SpreadLegend, SpreadRow
from bot.questionnaire import Grid, Module, Question, Rating, Topic
from conversations.self_assessment.questions import asked
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.earlier import changed
from conversations.self_assessment.territory.verdicts import VERDICTS

FIT, LASTING = "C6.fit", "C6.durability"


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with a rating; ``sub`` belongs to the one above it that is not."""

    question: str
    name: Text
    sub: bool = False


def of_module(module: Module) -> tuple[Entry, ...]:
    """Each overall rating, followed by the topic's further ratings."""
    return tuple(entry for topic in module.topics for entry in of_topic(topic))


def of_topic(topic: Topic) -> tuple[Entry, ...]:
    rated = [part for part in topic.parts if isinstance(part, Question) and isinstance(part.answer, Rating)]
    return tuple(Entry(part.id, part.name, part.id != topic.id) for part in rated)


def of_forms() -> tuple[Entry, ...]:
    """The legal forms: how well each fits, and below it whether the pole would last in it."""
    parts = [part for topic in asked(("C",)).topics for part in topic.parts]
    forms = next(part.rows for part in parts if isinstance(part, Grid) and part.id == FIT)
    both = [(Entry(f"{FIT}.{form.id}", form.label), f"{LASTING}.{form.id}") for form in forms]
    return tuple(
        entry for fit, lasting in both for entry in (fit, Entry(lasting, T("would the pole last in it"), True))
    )


def rows(voice: Voice, entries: Sequence[Entry], of: Reckoned, earlier: Reckoned | None) -> tuple[SpreadRow, ...]:
    """Finished words in the voice's language; medians of the round before only where they may be compared."""
    return tuple(
        row(voice, entry, of.results.figures.get(entry.question, Figure()), changed(of, earlier, entry.question))
        for entry in entries
    )


def row(voice: Voice, entry: Entry, figure: Figure, change: Change | None) -> SpreadRow:
    numbers, name = figure.numbers, label(voice, entry.name)
    if numbers is None:
        return SpreadRow(
            name, None, label(voice, VERDICTS[figure.verdict]), tone=figure.verdict.value, indent=entry.sub
        )
    return SpreadRow(
        label=name,
        median=numbers.median,
        shown=number(voice, numbers.median),
        low=numbers.low,
        high=numbers.high,
        histogram=numbers.histogram,
        before=None if change is None else change.before,
        flags=tuple(label(voice, flag) for flag in flags(figure)),
        tone=figure.verdict.value,
        indent=entry.sub,
        change=label(voice, since(figure, change)),
        note="" if entry.sub else label(voice, behind(numbers)),
    )


def flags(figure: Figure) -> list[Text]:
    """The word for a question; beside it, that many do not know."""
    words = [VERDICTS[figure.verdict]]
    return [*words, T("many do not know")] if figure.numbers and figure.knowledge_gap else words


def since(figure: Figure, change: Change | None) -> Text:
    if figure.from_round is not None:
        return T("as in an earlier round")
    return T("{change} since last time", change=movement(change)) if change else Plain("")


def movement(change: Change) -> Text:
    """What became of a median since the round before."""
    match change.direction:
        case Direction.UP:
            return T("up by {n}", n=change.by)
        case Direction.DOWN:
            return T("down by {n}", n=-change.by)
        case Direction.SAME:
            return T("about the same")


def behind(numbers: Numbers) -> Text:
    """How many rated, and how many sides that is: organisations count once."""
    people = Tn("{n} person", "{n} people", numbers.people)
    sides = Tn("{n} organisation or individual", "{n} organisations and individuals", numbers.units)
    return T("{people}, {sides}", people=people, sides=sides)


def legend(voice: Voice) -> SpreadLegend:
    return SpreadLegend(
        median=label(voice, T("the middle")),
        half=label(voice, T("the middle half")),
        histogram=label(voice, T("how many gave each rating")),
        before=label(voice, T("the middle, last round")),
    )
