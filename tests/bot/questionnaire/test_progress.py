"""How far somebody has come, and what is new to them."""

from dataclasses import replace

import pytest

from bot.i18n import T
from bot.questionnaire import (
    Blank,
    OwnWords,
    Position,
    Progress,
    Question,
    Words,
    applying,
    is_finished,
    news,
    progress,
)
from tests.bot.questionnaire.example import GARDEN, QUESTIONNAIRE, SHED

OVER = {Position("G1"): 8, Position("G1.helpers"): "enough", Position("G2"): Blank.UNKNOWN, Position("G2.crops"): ()}


def test_the_first_question_is_number_one_whichever_module_comes_first():
    """Modules are answered in any order."""
    assert progress(QUESTIONNAIRE, {}, "G1") == progress(QUESTIONNAIRE, {}, "S1") == Progress(number=1, done=0, total=3)


def test_modules_gone_through_before_are_counted():
    """Whoever began with the shed is at their second question in the garden."""
    assert progress(QUESTIONNAIRE, {Position("S1"): Blank.SKIPPED}, "G1") == Progress(number=2, done=1, total=3)


def test_going_back_counts_back():
    """The number belongs to the question, not to the moment."""
    assert progress(QUESTIONNAIRE, OVER, "G1").number == 1
    assert progress(QUESTIONNAIRE, OVER, "G2").number == 2


def test_progress_knows_its_questions():
    """A wrong topic is a mistake of ours."""
    with pytest.raises(KeyError):
        progress(QUESTIONNAIRE, {}, "G9")


def test_a_module_is_finished_when_no_step_that_applies_is_open():
    """What was skipped or is not known is not asked again."""
    assert is_finished(GARDEN, OVER)
    assert not is_finished(SHED, OVER)


@pytest.mark.parametrize("missing", OVER)
def test_a_module_is_not_finished_while_a_step_is_open(missing):
    """Any one of them."""
    assert not is_finished(GARDEN, {spot: value for spot, value in OVER.items() if spot != missing})


def test_a_changed_answer_opens_a_finished_module_again():
    """A low rating asks one thing more."""
    assert not is_finished(GARDEN, {**OVER, Position("G1"): 2})


def test_only_what_is_new_is_asked_after_a_new_version():
    """Somebody who answered all of the first version meets the one new question."""
    added = Question("S1.wall", T("Wall"), T("And the wall?"), Words(), since=2)
    roof = replace(SHED.topics[0], parts=(*SHED.topics[0].parts, added))
    second = replace(QUESTIONNAIRE, version=2, modules=(GARDEN, replace(SHED, topics=(roof,))))
    answered = {**OVER, Position("S1"): 3}

    assert [step.question.id for step in news(second, answered, version=1)] == ["S1.wall"]
    assert news(second, {**answered, Position("S1.wall"): OwnWords("thick")}, version=1) == ()
    assert news(second, answered, version=2) == ()


def test_what_no_longer_applies_and_what_is_blank_does_not_count():
    """It is kept, should the answer change back, and left out of every sum."""
    said = {**OVER, Position("G1.barrier"): OwnWords("a wall"), Position("G1.who", 1): OwnWords("Sara")}
    assert applying(QUESTIONNAIRE, said) == {
        Position("G1"): 8,
        Position("G1.helpers"): "enough",
        Position("G2.crops"): (),
    }
