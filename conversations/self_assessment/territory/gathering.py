"""What counts of a round's sheets, by question: the law of ``bot.questionnaire.applying``, for thousands at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from bot.figures import Chosen, Rated
from bot.questionnaire import (
    ADD,
    Blank,
    Grid,
    Question,
    Questionnaire,
    Rating,
    Register,
    Value,
    Words,
    always,
    from_json,
)
from bot.questionnaire.asking import REMOVED
from bot.questionnaire.steps import is_blank
from conversations.self_assessment.territory.records import FIELD, LINE, Sheet

SKIPPED, UNKNOWN = Blank.SKIPPED, Blank.UNKNOWN

Said: TypeAlias = Mapping[Any, Value]
"""By question; on a card of a register by question and card. (Hashing 600,000 Positions takes longer than all else.)"""

Applies: TypeAlias = Callable[[Said], bool]


class Card(NamedTuple):
    """One card of a register, without its own words, and who filled it in."""

    person: int
    unit: str
    said: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that counts, by question id; cards by register. Blanks are nowhere but in ratings, as "I don't know"."""

    ratings: Mapping[str, Sequence[Rated]]
    choices: Mapping[str, Sequence[Chosen]]
    cards: Mapping[str, Sequence[Card]]


class Known(dict[str, tuple[Any, Value]]):
    """Each line that occurs, read once: a round has thousands of times more lines than different ones."""

    def __missing__(self, line: str) -> tuple[Any, Value]:
        question, card, value = line.split(FIELD)
        self[line] = (question if card == "0" else (question, int(card))), from_json(json.loads(value))
        return self[line]

    def answers(self, said: str) -> Said:
        return dict(map(self.__getitem__, said.split(LINE)))


class Ratings(dict[int | None, Rated]):
    """One person's ratings as values, each made once however many questions they gave it to."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._whose = sheet[:3]

    def __missing__(self, rating: int | None) -> Rated:
        self[rating] = Rated(*self._whose, rating)
        return self[rating]


class Column(NamedTuple):
    """Where the answers to one question go, of whoever it applied to."""

    question: str
    applies: Applies
    answers: list[Any]


def gather(sheets: Iterable[Sheet], asked: Questionnaire) -> Gathered:
    """What was answered to the questions that applied: on cards not taken out, in rows chosen, under conditions met.

    Sheet by sheet: question by question would go through all of them from afar in memory sixty times.
    """
    every = [(one, Column(one.id, applies, [])) for one, applies in questions(asked)]
    rated = [column for one, column in every if isinstance(one.answer, Rating)]
    chosen = [column for one, column in every if not isinstance(one.answer, Rating)]
    cards: list[tuple[Register, list[Card]]] = [(register, []) for register in registers(asked)]
    known = Known()
    for sheet in sheets:
        said = known.answers(sheet.said)
        add_ratings(sheet, said, rated)
        add_choices(sheet, said, chosen)
        add_cards(sheet, said, cards)
    return Gathered(by_question(rated), by_question(chosen), {each.id: filled for each, filled in cards})


def add_ratings(sheet: Sheet, said: Said, columns: Iterable[Column]) -> None:
    own = Ratings(sheet)
    for question, applies, ratings in columns:
        value = said.get(question, SKIPPED)
        if value is SKIPPED or not (applies is always or applies(said)):
            continue
        if value is UNKNOWN:
            ratings.append(own[None])
        elif isinstance(value, int):
            ratings.append(own[value])


def add_choices(sheet: Sheet, said: Said, columns: Iterable[Column]) -> None:
    person, unit, _, _ = sheet
    for question, applies, choices in columns:
        value = said.get(question, SKIPPED)
        if value is SKIPPED or value is UNKNOWN or not (applies is always or applies(said)):
            continue
        if isinstance(value, tuple):
            choices.append(Chosen(person, unit, value))
        elif isinstance(value, str):
            choices.append(Chosen(person, unit, (value,)))


def add_cards(sheet: Sheet, said: Said, cards: Iterable[tuple[Register, list[Card]]]) -> None:
    for register, filled in cards:
        for number in kept(register, said):
            filled.append(Card(sheet.person, sheet.unit, on_card(register, number, said)))


def by_question(columns: Iterable[Column]) -> dict[str, list[Any]]:
    return {column.question: column.answers for column in columns}


def questions(asked: Questionnaire) -> Iterator[tuple[Question, Applies]]:
    """Every question outside registers that is not answered in words, with whether it applies."""
    for part in (part for topic in asked.topics for part in topic.parts):
        if isinstance(part, Grid):
            rows = tuple(row.id for row in part.rows)
            for row, question in zip(rows, part.questions({part.among or "": rows}), strict=True):
                yield question, always if part.among is None else is_chosen(part.among, row)
        elif isinstance(part, Question) and not isinstance(part.answer, Words):
            yield part, part.only_if


def is_chosen(among: str, row: str) -> Applies:
    """Whether the row of a grid was chosen in the question before it."""

    def holds(said: Said) -> bool:
        chosen = said.get(among)
        return isinstance(chosen, tuple) and row in chosen

    return holds


def kept(register: Register, said: Said) -> Iterator[int]:
    """The numbers of somebody's cards, without those taken out; the first gate that opens none ends the register."""
    for card in range(1, register.at_most + 1):
        gate = said.get(register.id if card == 1 else (register.id, card - 1))
        if gate == ADD:
            yield card
        elif gate != REMOVED:
            return


def on_card(register: Register, card: int, said: Said) -> dict[str, Value]:
    given = {question.id: said[question.id, card] for question in register.questions if (question.id, card) in said}
    asked = [one.id for one in register.questions if one.id in given and one.only_if({**said, **given})]
    return {id: given[id] for id in asked if not is_blank(given[id])}


def registers(asked: Questionnaire) -> list[Register]:
    return [part for topic in asked.topics for part in topic.parts if isinstance(part, Register)]
