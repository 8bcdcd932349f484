"""Which grids are drawn, and from what: from the cards of registers, or from a question asked row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.figures import Marked
from bot.i18n import T, Text
from bot.people.roles import KINDS
from bot.questionnaire import ManyOf, OneOf, Option, Question, Questionnaire, Register, Value
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
    FromCards("A1.actors", "A1.what", "A1.level", T("Support, and how far it reaches")),
    FromCards("A1.actors", "A1.sector", "A1.level", T("Sectors, and how far support reaches")),
    FromCards("A2.actors", "A2.kind", None, T("Who is missing around the table")),
    FromCards("R3.actors", "R3.brings", "R3.secured", T("Resources, and how sure they are")),
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
    return options(field(source.register, source.rows))


def columns_of(source: FromCards) -> tuple[Option, ...]:
    return options(field(source.register, source.columns)) if source.columns else ()
