"""A round that people answered, row by row, without the conversation that asks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.people.organisations import Organisation
from bot.people.roles import Kind, Person
from bot.questionnaire import ADD, ENOUGH, Blank, OwnWords, Value, to_json
from bot.storage.upsert import put
from conversations.self_assessment import queries
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import answers
from tests.builders import NOW, organisation, person
from tests.conversations.self_assessment.territory.frozen import CROWD

UNKNOWN, SKIPPED = Blank.UNKNOWN, Blank.SKIPPED


@dataclass(frozen=True, slots=True)
class Town:
    """The seventeen of ``frozen.CROWD``: seven of three associations, six of three co-operatives, four public."""

    people: tuple[Person, ...]
    organisations: Mapping[str, Organisation]


def town(db: Connection) -> Town:
    there: dict[str, Organisation] = {}
    people = []
    for number, (name, kind) in enumerate(CROWD):
        if name not in there:
            there[name] = organisation(db, f"Side {name}", Kind(kind))
        people.append(person(db, f"Person {number}", organisation=there[name], kind=Kind(kind)))
    return Town(tuple(people), there)


def answers_all(db: Connection, round_: Round, people: Sequence[Person], **said: Sequence[Value | None]) -> None:
    """What each of the people said to each question, in their order; None: they did not get that far.

    A question's id is written with ``_`` for its full stops.
    """
    for number, who in enumerate(people):
        given = {id.replace("_", "."): values[number] for id, values in said.items() if number < len(values)}
        answers_one(db, round_, who, {(id, 0): value for id, value in given.items() if value is not None})


def answers_one(db: Connection, round_: Round, who: Person, said: Mapping[tuple[str, int], Value]) -> None:
    """What somebody said in a round, by question and card; a second time it is added."""
    before = queries.sitting(db, who)
    sitting = before if before and before.round == round_.id else queries.begin(db, who, NOW, round_)
    rows = [
        {
            "assessment_id": sitting.id,
            "question": question,
            "card": card,
            "value": to_json(value),
            "answered_at": NOW,
        }
        for (question, card), value in said.items()
    ]
    put(db, answers, rows)


def cards(register: str, *filled: Mapping[str, Value]) -> dict[tuple[str, int], Value]:
    """The answers of a register with these cards."""
    gates: dict[tuple[str, int], Value] = {(register, number): ADD for number in range(len(filled))}
    fields = {(question, number): value for number, card in enumerate(filled, 1) for question, value in card.items()}
    return {**gates, **fields, (register, len(filled)): ENOUGH}


def wrote(text: str) -> OwnWords:
    return OwnWords(text)
