"""What is asked: all of the mission's table, short enough for a phone, in every language."""

import pytest

from bot.i18n import LANGUAGES, Voice, label
from bot.questionnaire import Grid, ManyOf, OneOf, Option, Position, Question, Rating, Register, Words, steps
from conversations.self_assessment.questions import SELF_ASSESSMENT

AXIS, BUTTON = 22, 28  # characters: on the radar, and alone in a row of buttons
VOICES = [*(Voice(language) for language in LANGUAGES), Voice("ar", country="TN")]
every_voice = pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.language + (voice.country or ""))

TABLE = {
    "A1": {
        "A1.who": Words,
        "A1.kind": OneOf,
        "A1.what": ManyOf,
        "A1.sector": ManyOf,
        "A1.level": OneOf,
        "A1.needs": ManyOf,
        "A1.engaged": OneOf,
    },
    "A2": {"A2.who": Words, "A2.why": Words, "A2.priority": Rating},
    "A3": {
        "A3.hands_on": Rating,
        "A3.competent": Rating,
        "A3.dynamic": Rating,
        "A3.leads": Rating,
        "A3.tasks": ManyOf,
    },
    "R1": {
        "R1.roles": ManyOf,
        "R1.skills": ManyOf,
        "R1.incentives": ManyOf,
        "R1.motivation": Rating,
        "R1.dialogue": Rating,
        "R1.collaborate": Rating,
        "R1.connect": Rating,
    },
    "R2": {
        "R2.trust": Rating,
        "R2.cooperation": Rating,
        "R2.concertation": Rating,
        "R2.collaboration": Rating,
        "R2.openness": Rating,
        "R2.respect": Rating,
        "R2.together": OneOf,
    },
    "R3": {"R3.brings": ManyOf, "R3.secured": OneOf},
    "R4": {
        "R4.awareness": Rating,
        "R4.trainings": Rating,
        "R4.exchanges": Rating,
        "R4.sources": ManyOf,
        "R4.amount": OneOf,
        "R4.certainty": OneOf,
    },
    "C1": {"C1.initiative": Words, "C1.linked": Words, "C1.wished": Words, "C1.ways": ManyOf},
    "C2": {
        "C2.help": Rating,
        "C2.readiness": OneOf,
        "C2.values": Words,
        "C2.principles": Words,
        "C2.commitments": Words,
    },
    "C3": {"C3.services": OneOf, "C3.trainings": ManyOf, "C3.other": Words},
    "C4": {
        "C4.services": Rating,
        "C4.ideas": Rating,
        "C4.poles": Rating,
        "C4.themes": ManyOf,
        "C4.where": OneOf,
        "C4.host": OneOf,
    },
    "C5": {"C5.who": ManyOf, "C5.seats": OneOf, "C5.decide": OneOf, "C5.term": OneOf},
    "C6": {"C6.forms": ManyOf, "C6.fit": Rating, "C6.durability": Rating, "C6.obstacle": Words},
}
"""The mission's thirteen questions with their sub-questions and kinds of answer."""

CHOICES = {
    "A1.kind": 6,
    "A1.what": 10,
    "A1.sector": 12,
    "A1.level": 4,
    "A1.engaged": 5,
    "A3.tasks": 5,
    "R1.skills": 9,
    "R3.brings": 4,
    "C1.ways": 6,
    "C3.services": 3,
    "C4.where": 3,
    "C5.who": 6,
}
"""How many choices the mission, or the lesson, names."""


def questions(part):
    """The questions of a part, the rows of a grid too."""
    if isinstance(part, Register):
        return [part.gate(0), part.gate(1), *part.questions]
    if isinstance(part, Grid):
        return list(part.questions({part.among: tuple(row.id for row in part.rows)}))
    return [part]


PARTS = {part.id: part for topic in SELF_ASSESSMENT.topics for part in topic.parts}
EVERY = [question for part in PARTS.values() for question in questions(part)]
RATINGS = [question for question in EVERY if isinstance(question.answer, Rating)]
CHOOSING = [question for question in EVERY if isinstance(question.answer, OneOf | ManyOf)]
by_id = {"ids": lambda given: given.id}


def answer_of(id):
    """The answer of a question, of a card's question, or of a grid's rows."""
    part = PARTS.get(id) or next(question for question in EVERY if question.id == id)
    return part.answer


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


@every_voice
@pytest.mark.parametrize("question", RATINGS, **by_id)
def test_both_ends_of_every_rating_are_described(question, voice):
    """So that one can see them, and tell them apart."""
    low, high = label(voice, question.answer.low), label(voice, question.answer.high)
    assert low != high
    assert all(8 <= len(end) <= 70 for end in (low, high))


@every_voice
def test_names_fit_on_the_radar(voice):
    """All thirteen stand around it, each another."""
    names = [label(voice, topic.name) for topic in SELF_ASSESSMENT.topics]
    assert [name for name in names if len(name) > AXIS] == []
    assert len(set(names)) == len(names)


@every_voice
def test_labels_fit_on_buttons(voice):
    """Options where they are not listed by number, and every question's name beside "Change"."""
    texts = [option.label for question in CHOOSING if not question.answer.listed for option in question.answer.options]
    said = {label(voice, text) for text in [*texts, *(question.name for question in EVERY)]}
    assert {text: len(text) for text in said if len(text) > BUTTON} == {}


@every_voice
@pytest.mark.parametrize("question", CHOOSING, **by_id)
def test_options_can_be_told_apart(question, voice):
    """Two buttons with one label would be a guess."""
    labels = [label(voice, option.label) for option in question.answer.options]
    assert len(set(labels)) == len(labels)


@every_voice
@pytest.mark.parametrize("question", EVERY, **by_id)
def test_every_question_is_short(question, voice):
    """One can take it in at a glance on a phone."""
    assert len(label(voice, question.ask)) <= 200


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
