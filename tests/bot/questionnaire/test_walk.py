"""One module, step by step."""

import pytest

from bot.questionnaire import Blank, OwnWords, Position, Walk, resume, start, steps
from tests.bot.questionnaire.example import GARDEN

LIGHT, SHADE, HELPERS = Position("G1"), Position("G1.barrier"), Position("G1.helpers")


def answer(walk: Walk, *values) -> Walk:
    for value in values:
        walk = walk.answered(walk.position, value)
    return walk


def asked(walk: Walk) -> list[tuple[str, int]]:
    return [(step.position.question, step.position.card) for step in walk.steps]


def test_a_walk_starts_at_the_first_question():
    """And there is nothing before it."""
    walk = start(GARDEN, {})
    assert walk.position == LIGHT
    assert not walk.can_go_back
    assert walk.back(LIGHT) == walk


def test_a_low_rating_asks_what_stands_in_the_way():
    """A high one does not."""
    assert answer(start(GARDEN, {}), 4).position == SHADE
    assert answer(start(GARDEN, {}), 5).position == HELPERS


@pytest.mark.parametrize("blank", [Blank.SKIPPED, Blank.UNKNOWN])
def test_no_rating_is_not_a_low_one(blank):
    """Whoever does not know is not asked for the reasons."""
    assert answer(start(GARDEN, {}), blank).position == HELPERS


def test_cards_are_filled_one_after_another():
    """Until somebody says that this is all; each card has its own conditions."""
    walk = answer(start(GARDEN, {}), 9, "add", OwnWords("Sara"), "child", "add", OwnWords("Omar"), "neighbour")
    assert asked(walk) == [
        ("G1", 0),
        ("G1.helpers", 0),
        ("G1.who", 1),
        ("G1.kind", 1),
        ("G1.helpers", 1),
        ("G1.who", 2),
        ("G1.kind", 2),
        ("G1.tool", 2),
        ("G1.helpers", 2),
        ("G2", 0),
        ("G2.crops", 0),
    ]
    assert walk.position == Position("G1.tool", 2)


def test_a_register_has_an_end():
    """After the last card that fits, no other is offered."""
    walk = answer(start(GARDEN, {}), 9, *["add", OwnWords("x"), "child"] * 3)
    assert walk.position == Position("G2")


def test_the_first_card_is_offered_in_other_words_than_the_next():
    """ "Is there one?" and "is there another?"."""
    first = answer(start(GARDEN, {}), 9)
    second = answer(first, "add", OwnWords("x"), "child")
    assert [first.step.question.ask.one, second.step.question.ask.one] == ["Is there a helper?", "Is there another?"]


def test_a_card_may_be_taken_out():
    """The others keep their numbers, so that what refers to them stays right."""
    walk = answer(start(GARDEN, {}), 9, *["add", OwnWords("x"), "child"] * 2, "enough").removed("G1.helpers", 1)
    assert asked(walk)[1:5] == [("G1.helpers", 1), ("G1.who", 2), ("G1.kind", 2), ("G1.helpers", 2)]
    assert walk.position == Position("G2")


def test_taking_out_the_card_one_stands_in_leads_on():
    """Nobody is left at a question that is no longer asked."""
    walk = answer(start(GARDEN, {}), 9, "add").removed("G1.helpers", 1)
    assert walk.position == Position("G1.helpers", 1)
    assert walk.step.question.ask.one == "Is there a helper?"


@pytest.mark.parametrize(("register", "card"), [("G1.helpers", 2), ("G1.helpers", 0), ("G1", 1), ("G9", 1)])
def test_a_card_that_is_not_there_cannot_be_taken_out(register, card):
    """A press from another time changes nothing."""
    walk = answer(start(GARDEN, {}), 9, "add", OwnWords("x"))
    assert walk.removed(register, card) == walk


def test_a_grid_asks_only_the_rows_that_were_chosen():
    """Each row is a question of its own, and says what it is about."""
    walk = answer(start(GARDEN, {}), 9, "enough", 8, ("figs", "leeks"))
    assert asked(walk)[-2:] == [("G2.yield.figs", 0), ("G2.yield.leeks", 0)]
    assert walk.step.question.about.one == "Figs"


@pytest.mark.parametrize("none", [(), Blank.UNKNOWN, Blank.SKIPPED])
def test_a_grid_without_chosen_rows_asks_nothing(none):
    """There is nothing to compare."""
    assert answer(start(GARDEN, {}), 9, "enough", 8, none).position is None


def test_the_last_answer_leads_to_the_check():
    """And from there back to the last question."""
    walk = answer(start(GARDEN, {}), 9, "enough", 8, ())
    assert walk.position is None
    assert walk.back(None).position == Position("G2.crops")


def test_a_changed_answer_leads_back_to_the_check():
    """Nothing that was answered is asked again."""
    walk = answer(start(GARDEN, {}), 9, "enough", 8, ()).jump(LIGHT)
    assert walk.answered(LIGHT, 7).position is None


def test_a_changed_answer_that_asks_more_is_followed_by_just_that():
    """Then the check comes again."""
    walk = answer(start(GARDEN, {}), 9, "enough", 8, ()).jump(LIGHT)
    lower = answer(walk, 2)
    assert lower.position == SHADE
    assert answer(lower, OwnWords("a wall")).position is None


def test_one_can_only_jump_to_what_is_asked():
    """A press that names anything else is ignored."""
    walk = start(GARDEN, {})
    assert walk.jump(SHADE) == walk.jump(Position("G9")) == walk


def test_skipping_keeps_an_earlier_answer():
    """Only "I don't know" takes it back."""
    walk = answer(start(GARDEN, {}), 9).back(HELPERS)
    assert walk.skipped(LIGHT).answers[LIGHT] == 9
    assert walk.unknown(LIGHT).answers[LIGHT] is Blank.UNKNOWN


def test_what_was_said_in_a_branch_is_there_when_one_comes_back_to_it():
    """A change of mind and back loses nothing."""
    walk = answer(start(GARDEN, {}), 2, OwnWords("a wall"), "enough", 8, ())
    high = answer(walk.jump(LIGHT), 8)
    assert SHADE not in [step.position for step in high.steps]
    assert answer(high.jump(LIGHT), 3).position is None


def test_choices_are_kept_one_by_one_without_going_on():
    """A restart between two presses loses neither."""
    walk = answer(start(GARDEN, {}), 9, "enough", 8)
    crops = walk.position
    noted = walk.noted(crops, ("mint",))
    assert (noted.position, noted.answers[crops]) == (crops, ("mint",))


@pytest.mark.parametrize("act", ["answered", "noted"])
def test_an_answer_to_another_question_than_the_present_one_changes_nothing(act):
    """An old button, or an update that came twice."""
    walk = answer(start(GARDEN, {}), 9)
    assert getattr(walk, act)(LIGHT, 3) == walk


@pytest.mark.parametrize("act", ["skipped", "unknown", "back"])
def test_an_old_press_changes_nothing(act):
    """Nor does one from a check that is over."""
    walk = answer(start(GARDEN, {}), 9)
    assert getattr(walk, act)(LIGHT) == walk
    assert walk.back(None) == walk


def test_a_walk_is_taken_up_where_it_was():
    """After a restart or a week."""
    walk = answer(start(GARDEN, {}), 9, "add").back(Position("G1.who", 1))
    assert resume(GARDEN, walk.answers, walk.position) == walk


def test_a_walk_goes_on_at_the_first_open_question_if_its_own_is_gone():
    """A newer version may have dropped it."""
    assert resume(GARDEN, {LIGHT: 9}, Position("G1.gone")).position == HELPERS


def test_a_finished_module_starts_at_the_check():
    """There is nothing left to ask."""
    done = answer(start(GARDEN, {}), 9, "enough", 8, ())
    assert start(GARDEN, done.answers).position is None


def test_answers_of_other_modules_are_kept():
    """One mapping holds them all."""
    assert answer(start(GARDEN, {Position("S1"): 4}), 9).answers[Position("S1")] == 4


def test_steps_of_nothing_said_are_the_plain_ones():
    """No condition holds before anything was said."""
    assert [step.position.question for step in steps(GARDEN, {})] == ["G1", "G1.helpers", "G2", "G2.crops"]
