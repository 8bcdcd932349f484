"""Which grids are drawn, and from what: from the cards of registers, or from a question asked row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.figures import Marked
from bot.i18n import T, Text
from bot.questionnaire import ManyOf, OneOf, Option, Questionnaire, Register, Value
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.territory.gathering import Card


@dataclass(frozen=True, slots=True)
class FromCards:
    """Rows by columns, counted by who filled in a card with both; without ``columns`` it is a list of rows.

    ``rows`` and ``columns`` are questions of the register.
    """

    register: str
    rows: str
    columns: str | None
    title: Text

    @property
    def id(self) -> str:
        return self.rows


FROM_CARDS = (
    FromCards("A1.actors", "A1.what", "A1.level", T("Support and its reach")),
    FromCards("A1.actors", "A1.sector", "A1.level", T("Sectors and reach")),
    FromCards("A2.actors", "A2.kind", None, T("Who is missing")),
    FromCards("R3.actors", "R3.brings", "R3.secured", T("Resources, how sure")),
)


def marked(source: FromCards, cards: Iterable[Card]) -> list[Marked]:
    """What each person marked, over all their cards; whoever marked nothing is not there."""
    marks: dict[tuple[int, str], set[tuple[str, str]]] = {}
    for card in cards:
        rows, columns = picked(card.said, source.rows), picked(card.said, source.columns)
        marks.setdefault((card.person, card.unit), set()).update((row, column) for row in rows for column in columns)
    return [Marked(person, unit, frozenset(made)) for (person, unit), made in marks.items() if made]


def picked(said: Mapping[str, Value], question: str | None) -> tuple[str, ...]:
    if question is None:
        return ("",)
    value = said.get(question, ())
    return value if isinstance(value, tuple) else (str(value),)


def asked_grids(asked: Questionnaire) -> list[FromCards]:
    """The grids whose registers these modules ask."""
    there = {part.id for topic in asked.topics for part in topic.parts}
    return [source for source in FROM_CARDS if source.register in there]


def rows_of(source: FromCards) -> tuple[Option, ...]:
    return options_of(source.register, source.rows)


def columns_of(source: FromCards) -> tuple[Option, ...]:
    return options_of(source.register, source.columns)


def options_of(register: str, question: str | None) -> tuple[Option, ...]:
    """The options of a question on a register's cards."""
    for part in (part for topic in SELF_ASSESSMENT.topics for part in topic.parts):
        if isinstance(part, Register) and part.id == register:
            answers = (one.answer for one in part.questions if one.id == question)
            return next((answer.options for answer in answers if isinstance(answer, OneOf | ManyOf)), ())
    return ()
