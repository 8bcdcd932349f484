"""What stands on the screen beside the question itself: whom it is about, what was said before, what is chosen."""

from bot.i18n import Voice, label, speak
from bot.questionnaire import ADD, Answers, OwnWords, Position, Walk, resume, start
from conversations.self_assessment.asking import answer_rows, question
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.results import ways_on

CARD = {Position("A1"): 7, Position("A1.actors"): ADD}
ENGLISH, FRENCH = Voice("en"), Voice("fr")


def at(place: str, answers: dict, card: int = 0) -> Walk:
    return resume(SELF_ASSESSMENT.module(place[0]), answers, Position(place, card))


def said(walk: Walk) -> str:
    assert walk.step is not None
    return speak(ENGLISH, question(SELF_ASSESSMENT, walk, walk.step))


def rows(voice: Voice, walk: Walk) -> list[list[str]]:
    assert walk.step is not None
    return [[label(voice, key.label) for key in row] for row in answer_rows(voice, 1, walk, walk.step)]


def test_a_question_of_a_card_names_the_card():
    """A week later nobody remembers whom "Might they join?" was about."""
    named = CARD | {Position("A1.who", 1): OwnWords("Zitouna")}

    assert "<b>\u2068Zitouna\u2069</b>\n<b>What kind of actor is it?</b>" in said(at("A1.kind", named, 1))
    assert "Zitouna" not in said(at("A1.who", named, 1)).replace("Recorded so far: “\u2068Zitouna\u2069”", "")


def test_a_spoken_name_leaves_the_card_its_number():
    """The voice message is kept; nobody can read it on a screen."""
    spoken = CARD | {Position("A1.who", 1): OwnWords(voice="file")}
    assert "<b>Card 1</b>\n<b>What kind of actor is it?</b>" in said(at("A1.kind", spoken, 1))


def test_a_row_of_a_grid_stands_on_a_line_of_its_own():
    """One sentence serves all ten services."""
    about = said(at("C3.services.training", {}))
    assert "<b>Training</b>\n<b>How is this service in your territory?</b>" in about


def test_who_comes_back_reads_what_they_said_before():
    """It stays if nothing else is pressed, so it must be seen."""
    assert "Recorded so far: 7 of 10" in said(at("A1", {Position("A1"): 7}))
    assert "Recorded so far: I don’t know" in said(at("A1", {Position("A1"): "unknown"}))


def test_nothing_was_said_before_where_it_was_skipped_or_is_ticked():
    """A line that says nothing would only be in the way."""
    assert "so far" not in said(at("A1", {}))
    assert "so far" not in said(at("A1", {Position("A1"): "skipped"}))
    assert "so far" not in said(at("A3.tasks", {Position("A3.tasks"): ("meetings",)}))


def test_a_tick_moves_no_button():
    """What jumps under a thumb is pressed by mistake."""
    free = rows(FRENCH, at("R1.skills", {}))
    ticked = rows(FRENCH, at("R1.skills", {Position("R1.skills"): ("listening",)}))

    assert free[0][0] == "Écoute active"
    assert ticked[0][0] == "✓ Écoute active"
    assert [len(row) for row in ticked] == [len(row) for row in free]


def test_after_a_module_the_next_open_one_is_named():
    """What happens next stands on a button; when all is done, nothing more is offered."""
    answers: Answers = {}
    for module, following in (("R", "Next: Actors"), ("A", "Next: Activities"), ("C", "Self-assessment")):
        answers = skipped(module, answers)
        shown = ways_on(Sitting(1, SELF_ASSESSMENT.version, answers, None))
        assert label(ENGLISH, shown[0][0].label) == following


def skipped(module: str, answers: Answers) -> Answers:
    """The answers of somebody who skips all of a module."""
    walk = start(SELF_ASSESSMENT.module(module), answers)
    while walk.position is not None:
        walk = walk.skipped(walk.position)
    return walk.answers
