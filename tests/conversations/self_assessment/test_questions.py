"""What is asked: all of the mission's table."""

import pytest

from bot.questionnaire import Grid, Option, Position, Question, Rating, Register, steps
from conversations.self_assessment.questions import SELF_ASSESSMENT
from tests.conversations.self_assessment.asked import CHOICES, CHOOSING, EVERY, PARTS, TABLE, answer_of, by_id


def test_there_are_thirteen_questions_in_three_modules():
    """In the order of the lesson."""
    assert [topic.id for topic in SELF_ASSESSMENT.topics] == list(TABLE)
    assert [(module.id, len(module.topics)) for module in SELF_ASSESSMENT.modules] == [("A", 3), ("R", 4), ("C", 6)]


@pytest.mark.parametrize(("id", "kind"), [pair for topic in TABLE.values() for pair in topic.items()])
def test_every_sub_question_of_the_mission_is_asked(id, kind):
    """With the kind of answer that the mission gives it."""
    assert isinstance(answer_of(id), kind)


@pytest.mark.parametrize(("id", "number"), CHOICES.items())
def test_every_choice_of_the_mission_is_offered(id, number):
    """Neither fewer nor more."""
    assert len(answer_of(id).options) == number


def test_the_registers_and_grids_are_where_the_mission_has_them():
    """The actor map and the gap grids are made from these."""
    assert {part.id for part in PARTS.values() if isinstance(part, Register)} == {
        "A1.actors",
        "A2.actors",
        "R3.actors",
        "C1.initiatives",
    }
    assert {part.id: part.among for part in PARTS.values() if isinstance(part, Grid)} == {
        "C3.services": None,
        "C6.fit": "C6.forms",
        "C6.durability": "C6.forms",
    }


@pytest.mark.parametrize("topic", SELF_ASSESSMENT.topics, **by_id)
def test_every_topic_opens_with_its_overall_rating(topic):
    """That rating alone is its axis on the radar, under the same name."""
    assert isinstance(topic.overall.answer, Rating)
    assert topic.overall.name == topic.name
    assert topic.overall.why is not None


@pytest.mark.parametrize("topic", SELF_ASSESSMENT.topics, **by_id)
@pytest.mark.parametrize("rating", range(11))
def test_a_low_rating_is_followed_by_what_stands_in_the_way(topic, rating):
    """From 0 to 4, and by nothing of the kind above."""
    module = SELF_ASSESSMENT.module(topic.id[0])
    asked = [step.question.id for step in steps(module, {Position(topic.id): rating})]
    assert (f"{topic.id}.barrier" in asked) == (rating <= 4)
    if rating <= 4:
        assert asked[asked.index(topic.id) + 1] == f"{topic.id}.barrier"


def test_fit_and_durability_are_asked_only_of_forms_that_are_known():
    """Nobody can rate what they have never heard of."""
    module = SELF_ASSESSMENT.module("C")
    asked = [step.question.id for step in steps(module, {Position("C6.forms"): ("association", "gda")})]
    assert [id for id in asked if id.startswith(("C6.fit", "C6.durability"))] == [
        "C6.fit.association",
        "C6.fit.gda",
        "C6.durability.association",
        "C6.durability.gda",
    ]
    assert not any(step.question.id.startswith("C6.fit") for step in steps(module, {}))


def test_staying_informal_is_always_an_option():
    """The mission's S12."""
    assert "informal" in [option.id for option in answer_of("C6.forms").options]


def test_every_question_has_an_id_of_its_own():
    """It is the key of every answer; a gate is asked under one id in two wordings."""
    gates = [register.id for register in PARTS.values() if isinstance(register, Register)]
    ids = [question.id for question in EVERY]
    assert sorted(ids) == sorted([*set(ids), *gates])


@pytest.mark.parametrize("question", CHOOSING, **by_id)
def test_every_option_has_an_id_of_its_own(question):
    """And none that stands for no answer or for a card that was taken out."""
    ids = [option.id for option in question.answer.options]
    assert len(set(ids)) == len(ids)
    assert not {"skipped", "unknown", "removed"} & set(ids)


def test_ids_fit_into_a_button():
    """A press holds the question, the card and the option within Telegram's 64 bytes."""
    assert max(len(question.id) for question in EVERY) <= 26
    assert max(len(option.id) for question in CHOOSING for option in question.answer.options) <= 16


@pytest.mark.parametrize("kind", [Option, Question])
def test_the_tests_see_the_whole_questionnaire(kind):
    """A walk through the values finds no question or option that the lists above lack."""
    found = {id(value) for value in _inside(SELF_ASSESSMENT) if isinstance(value, kind)}
    seen = {
        Question: {id(question) for question in EVERY},
        Option: {id(option) for question in CHOOSING for option in question.answer.options}
        | {id(row) for part in PARTS.values() if isinstance(part, Grid) for row in part.rows},
    }
    assert found <= seen[kind]


def _inside(value):
    yield value
    if isinstance(value, tuple):
        parts = value
    else:
        parts = [getattr(value, name) for name in getattr(type(value), "__slots__", ())]
    for part in parts:
        yield from _inside(part)
