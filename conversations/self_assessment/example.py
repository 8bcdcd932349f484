"""A territory as it may look after its first round, for the demo: invented people, and what they might say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import insert

from bot.contributions import Example
from bot.conversation import Turn
from bot.people import organisations, paper, standing, territories
from bot.people.roles import Kind
from bot.people.territories import Territory
from bot.questionnaire import ADD, ENOUGH, Answers, Blank, ManyOf, OneOf, OwnWords, Rating, Step, Value, Walk, start
from conversations.self_assessment import queries
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.questions import ALL, SELF_ASSESSMENT
from conversations.self_assessment.rounds import counting
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.tables import rounds as rounds_table
from conversations.self_assessment.territory.presses import Reckon

OPENED, CLOSED = timedelta(days=45), timedelta(days=31)  # ago
USUAL = {"A1": 7, "A2": 5, "A3": 8, "R1": 6, "R2": 6, "R3": 5, "R4": 3, "C1": 6, "C2": 7, "C3": 5, "C4": 6, "C5": 4}
"""What most would rate each question; not the same for all kinds, and of money many know nothing."""
BY_KIND = {("R2", Kind.PUBLIC): -4, ("R2", Kind.COOPERATIVE): 2, ("A1", Kind.PUBLIC): 2, ("C5", Kind.NON_PROFIT): 2}
UNKNOWN = {"R4": 0.45, "C6": 0.3}
TOLD = json.loads(Path(__file__).with_name("example.json").read_text(encoding="utf-8"))
"""What the round is called, who is there, and what they say in their own words."""


@dataclass(frozen=True, slots=True)
class Furnish:
    """Have the example's first round in this territory, if it had none."""

    territory: int


@self_assessment.contributes(Example)
def example(turn: Turn) -> Iterator[Example]:
    if turn.person.territory is not None:
        yield Example(Furnish(turn.person.territory))


@self_assessment.due(Furnish)
def furnish(turn: Turn, due: Furnish) -> None:
    """Everybody answers on paper, and the round has closed."""
    where = territories.by_id(turn.db, due.territory)
    if where is None or rounds.opened_in(turn.db, where.id):
        return
    number = begin_round(turn, where)
    round_, chance = rounds.by_id(turn.db, where.id, number), Random(1)
    assert round_ is not None
    for person, kind in invited(turn, where, turn.now - OPENED):
        who = standing.person_by_id(turn.db, person, where.id)
        assert who is not None
        sitting = queries.begin(turn.db, who, turn.now - OPENED, round_)
        said = everything(chance, kind)
        queries.keep(turn.db, sitting, Walk(SELF_ASSESSMENT.modules[0], said, None), turn.now - CLOSED)
        counting.count(turn, sitting, said)
    turn.messages.clear()  # nobody is told: it happened before they came
    turn.dues.clear()
    turn.job(Reckon(number))


def begin_round(turn: Turn, where: Territory) -> int:
    row = {
        "territory_id": where.id,
        "name": TOLD["round"],
        "modules": list(ALL),
        "version": SELF_ASSESSMENT.version,
        "drafted_at": turn.now - OPENED,
        "opened_at": turn.now - OPENED,
        "closes_at": turn.now - CLOSED,
        "closed_at": turn.now - CLOSED,
        "invited": sum(len(body["people"]) for body in TOLD["bodies"]),
    }
    number: int = turn.db.execute(insert(rounds_table).values(row).returning(rounds_table.c.id)).scalar_one()
    return number


def invited(turn: Turn, where: Territory, then: datetime) -> list[tuple[int, Kind]]:
    """Seventeen people of eight organisations and three kinds."""
    found = []
    for body in TOLD["bodies"]:
        kind = Kind(body["kind"])
        home = organisations.add(turn.db, where.id, body["name"], kind, then)
        for name in body["people"]:
            found.append((paper.enter(turn.db, name, where, kind, then, organisation=home.id), kind))
    return found


def everything(chance: Random, kind: Kind) -> Answers:
    """One person's way through all modules."""
    said: Answers = {}
    for module in SELF_ASSESSMENT.modules:
        walk = start(module, said)
        while (step := walk.step) is not None:
            walk = walk.answered(step.position, answer(chance, kind, step))
        said = walk.answers
    return said


def answer(chance: Random, kind: Kind, step: Step) -> Value:
    topic = step.topic.id
    if step.opens is not None:
        return ADD if chance.random() < 0.6 / (step.position.card + 1) else ENOUGH
    match step.question.answer:
        case Rating(top=top):
            if chance.random() < UNKNOWN.get(topic, 0.05):
                return Blank.UNKNOWN
            usual = USUAL.get(topic, 4) + BY_KIND.get((topic, kind), 0)
            return min(top, max(0, round(chance.gauss(usual, 1.3))))
        case OneOf(options):
            return chance.choice(options).id
        case ManyOf(options, at_most):
            chosen = chance.sample(options, k=min(at_most or 4, len(options)))
            return tuple(option.id for option in options if option in chosen)
    return OwnWords(chance.choice(TOLD["supporters" if step.position.card else "said"]))
