"""What counts, put together for thousands, is what counts for each by the law of the questionnaire."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.i18n import T
from bot.questionnaire import (
    ADD,
    ENOUGH,
    Blank,
    ManyOf,
    Module,
    OneOf,
    Option,
    OwnWords,
    Position,
    Question,
    Questionnaire,
    Rating,
    Register,
    Topic,
    Value,
    Words,
    applying,
    to_json,
)
from bot.questionnaire.asking import REMOVED, Grid
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.territory import records
from conversations.self_assessment.territory.gathering import Gathered, gather, registers
from conversations.self_assessment.territory.records import Sheet
from tests.builders import person
from tests.conversations.self_assessment.opened import open_round
from tests.conversations.self_assessment.territory.answered import answers_one, cards, wrote

FEW = (Option("a", T("a")), Option("b", T("b")), Option("c", T("c")))
SCALE = Rating(T("low"), T("high"))


def question(id: str, answer: Rating | OneOf | ManyOf | Words, **more: object) -> Question:
    return Question(id, T("name"), T("ask"), answer, **more)  # type: ignore[arg-type]


def low(said: object) -> bool:
    value = said.get("Q") if hasattr(said, "get") else None
    return isinstance(value, int) and value < 5


CARD = (
    question("Q.name", Words()),
    question("Q.kind", OneOf(FEW)),
    question("Q.how", ManyOf(FEW), only_if=lambda said: said.get("Q.kind") == "a"),
)
SMALL = Questionnaire(
    1,
    (
        Module(
            "Q",
            T("all"),
            (
                Topic(
                    "Q",
                    T("all"),
                    (
                        question("Q", SCALE),
                        question("Q.why", Words(), only_if=low),
                        question("Q.deep", SCALE, only_if=low),
                        question("Q.one", OneOf(FEW)),
                        question("Q.many", ManyOf(FEW)),
                        Grid("Q.all", T("ask"), FEW, OneOf(FEW)),
                        Grid("Q.some", T("ask"), FEW, SCALE, among="Q.many"),
                        Register("Q.cards", T("name"), T("ask"), T("again"), CARD, at_most=3),
                    ),
                ),
            ),
        ),
    ),
)
"""Every kind of part and condition that a questionnaire may have."""

GATES = st.sampled_from([ADD, ENOUGH, REMOVED, Blank.SKIPPED])
BLANKS = st.sampled_from([Blank.SKIPPED, Blank.UNKNOWN])


def places(asked: Questionnaire) -> Iterator[tuple[Position, Question | None]]:
    """Each place where an answer can stand, with its question, None at a gate; three cards of a register at most."""
    for part in (part for topic in asked.topics for part in topic.parts):
        if isinstance(part, Register):
            yield from ((Position(part.id, card), None) for card in range(4))
            yield from ((Position(one.id, card), one) for one in part.questions for card in range(1, 4))
        elif isinstance(part, Grid):
            rows = tuple(row.id for row in part.rows)
            yield from ((Position(one.id), one) for one in part.questions({part.among or "": rows}))
        else:
            yield Position(part.id), part


def values(question: Question | None) -> st.SearchStrategy[Value]:
    """What can stand there."""
    ids = st.sampled_from([option.id for option in FEW])
    match question and question.answer:
        case Rating():
            return BLANKS | st.integers(0, 10)
        case OneOf():
            return BLANKS | ids
        case ManyOf():
            return BLANKS | st.lists(ids, unique=True).map(tuple)
        case Words():
            return BLANKS | st.just(OwnWords("words")) | st.just(OwnWords(voice="file"))
    return GATES


def at_random(chance: Random, question: Question | None) -> Value:
    """The same for any options, at the throw of a die; low ratings, and cards added, are the more frequent."""
    if question is not None and chance.random() < 0.2:
        return chance.choice([Blank.SKIPPED, Blank.UNKNOWN])
    match question and question.answer:
        case Rating():
            return chance.randint(0, 7)
        case OneOf(options):
            return chance.choice(options).id
        case ManyOf(options):
            return tuple(option.id for option in options if chance.random() < 0.4)
        case Words():
            return OwnWords("words")
    return chance.choice([ADD, ADD, ADD, REMOVED, ENOUGH])


EVERYTHING = st.fixed_dictionaries({}, optional={spot: values(question) for spot, question in places(SMALL)})


def sheet(said: dict[Position, Value], asked: Questionnaire = SMALL) -> Sheet:
    """The sheet as the database hands it over, without anybody's words."""
    lines = [
        records.FIELD.join((spot.question, str(spot.card), json.dumps(to_json(value))))
        for spot, value in said.items()
        if spot.question not in records.written(asked)
    ]
    return Sheet(1, "p1", "public", records.LINE.join(lines))


def counted(gathered: Gathered) -> list[tuple[str, object]]:
    """Everything that counts, question by question, of a single person."""
    plain = [(id, one.rating) for id, found in gathered.ratings.items() for one in found if one.rating is not None]
    chosen = [(id, one.options) for id, found in gathered.choices.items() for one in found]
    filled = [pair for found in gathered.cards.values() for card in found for pair in as_options(card.said)]
    return sorted([*plain, *chosen, *filled], key=repr)


def as_options(said: dict[str, Value] | object) -> list[tuple[str, object]]:
    return [(id, value if isinstance(value, int | tuple) else (value,)) for id, value in said.items()]  # type: ignore[attr-defined]


def lawful(said: dict[Position, Value], asked: Questionnaire = SMALL) -> list[tuple[str, object]]:
    """The same by ``applying``: what applies and is no blank, without words and without the gates of registers."""
    unseen = {*records.written(asked), *(register.id for register in registers(asked))}
    found = {spot: value for spot, value in applying(asked, said).items() if spot.question not in unseen}
    return sorted(
        ((spot.question, value if isinstance(value, int | tuple) else (value,)) for spot, value in found.items()),
        key=repr,
    )


@given(EVERYTHING)
@example({Position("Q.cards"): ADD, Position("Q.cards", 1): REMOVED, Position("Q.cards", 2): ADD})
@example({Position("Q.cards"): ENOUGH, Position("Q.cards", 1): ADD, Position("Q.kind", 2): "a"})
def test_what_counts_is_what_applies(said: dict[Position, Value]) -> None:
    """Cards taken out, rows no longer chosen and conditions no longer met are kept, and count no more."""
    assert counted(gather([sheet(said)] if sheet(said).said else [], SMALL)) == lawful(said)


@pytest.mark.parametrize("seed", range(30))
def test_what_counts_of_the_bank_is_what_applies_of_it(seed: int) -> None:
    """The thirteen questions as they are asked, answered at random."""
    chance = Random(seed)
    given = {spot: at_random(chance, question) for spot, question in places(SELF_ASSESSMENT) if chance.random() < 0.8}
    assert counted(gather([sheet(given, SELF_ASSESSMENT)], SELF_ASSESSMENT)) == lawful(given, SELF_ASSESSMENT)


@given(EVERYTHING)
def test_not_knowing_counts_where_a_rating_would(said: dict[Position, Value]) -> None:
    """A blank that says "I don't know" is an answer; one that skips is none."""
    found = gather([sheet(said)] if sheet(said).said else [], SMALL)
    known = {
        Position(spot.question): 5 if value is Blank.UNKNOWN else value for spot, value in said.items() if not spot.card
    }
    would = {id for id, _ in lawful({**said, **known})}
    for id, ratings in found.ratings.items():
        unknown = said.get(Position(id)) is Blank.UNKNOWN and id in would
        assert [one.rating for one in ratings if one.rating is None] == [None] * unknown


def test_a_round_is_read_without_anybody_s_words(db: Connection) -> None:
    """Numbers and choices only; somebody's organisation is their unit, or they are themselves."""
    round_ = open_round(db)
    sara = person(db, "Sara")
    filled = cards("A1.actors", {"A1.who": wrote("Espoir"), "A1.what": ("training",), "A1.level": "local"})
    answers_one(db, round_, sara, {("A1", 0): 3, ("A1.barrier", 0): wrote("secret"), **filled})

    (found,) = records.sheets(db, round_, SELF_ASSESSMENT)

    assert found[:3] == (sara.id, f"p{sara.id}", "individual")
    assert "secret" not in found.said and "Espoir" not in found.said
    gathered = gather([found], SELF_ASSESSMENT)
    assert [one.rating for one in gathered.ratings["A1"]] == [3]
    assert [dict(card.said) for card in gathered.cards["A1.actors"]] == [
        {"A1.what": ("training",), "A1.level": "local"}
    ]


def test_nobody_of_another_round_is_read(db: Connection) -> None:
    """Neither somebody's own look nor an earlier round."""
    sara = person(db, "Sara")
    first = open_round(db, "First")
    answers_one(db, first, sara, {("A1", 0): 3})
    assert records.sheets(db, replace(first, id=first.id + 1), SELF_ASSESSMENT) == []
