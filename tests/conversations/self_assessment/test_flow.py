"""What happens to a person who answers: every kind of answer, every way on, and back after a week."""

import pytest
from sqlalchemy import Connection, select

from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Said
from bot.people.roles import Person
from bot.questionnaire import OwnWords, Position
from conversations.self_assessment import queries, self_assessment
from conversations.self_assessment.answering import move, reply_by_button, reply_in_words
from conversations.self_assessment.checking import change, check, confirm, remove_card, show_card
from conversations.self_assessment.flow import begin, in_the_menu, show_modules
from conversations.self_assessment.presses import (
    Begin,
    Change,
    Check,
    Confirm,
    DrawPicture,
    How,
    Move,
    RemoveCard,
    Reply,
    Replying,
    ShowCard,
    ShowModules,
)
from conversations.self_assessment.tables import answers
from tests.builders import labels, person, territory, turn, words

RATING = Position("A1")
FOOTER = [["I don’t know", "Skip"], ["← Back", "Save for later"]]


@pytest.fixture
def sara(db: Connection) -> Person:
    return person(db, "Sara")


def pressing(db: Connection, who: Person) -> Turn:
    return turn(db, who, pressed=5)


def at(db: Connection, who: Person) -> Position | None:
    found = queries.sitting(db, who)
    return found.walk.position if found and found.walk else None


def given(db: Connection, who: Person) -> dict[Position, object]:
    found = queries.sitting(db, who)
    return dict(found.answers) if found else {}


def start(db: Connection, who: Person, module: str = "A") -> int:
    begin(pressing(db, who), Begin(module))
    found = queries.sitting(db, who)
    assert found is not None
    return found.id


def press(db: Connection, who: Person, choice: int, question: str = "A1", card: int = 0) -> Turn:
    """The button of a choice, on the question's own message."""
    sitting = queries.sitting(db, who)
    made = pressing(db, who)
    reply_by_button(made, Reply(sitting.id if sitting else 0, question, card, choice))
    return made


def go(db: Connection, who: Person, how: How) -> Turn:
    """A way on, from wherever they are."""
    sitting, made = queries.sitting(db, who), pressing(db, who)
    assert sitting is not None and sitting.walk is not None and sitting.walk.position is not None
    place = sitting.walk.position
    move(made, Move(sitting.id, place.question, place.card, how))
    return made


def write(db: Connection, who: Person, said: str, **more: object) -> Turn:
    """A written reply to wherever they are."""
    sitting = queries.sitting(db, who)
    assert sitting is not None and sitting.walk is not None and sitting.walk.position is not None
    place = sitting.walk.position
    made = turn(db, who, said=Said(words=said, message=9, **more))  # type: ignore[arg-type]
    reply_in_words(made, Replying(sitting.id, place.question, place.card))
    return made


def go_to(db: Connection, who: Person, question: str, card: int = 0) -> None:
    """Straight to a question, as a change from the check does."""
    sitting = queries.sitting(db, who)
    assert sitting is not None
    module = question[0]
    change(pressing(db, who), Change(sitting.id, module, question, card))


def test_the_first_question_says_where_one_is_and_who_sees_it(db: Connection, sara: Person) -> None:
    """Anonymity is said before the answer."""
    made = pressing(db, sara)

    begin(made, Begin("A"))

    said = words(made.messages[0])
    assert "Question 1 of 13" in said
    assert "▓░░░░░░░░░░░░" in said
    assert "never who gave them" in said
    assert made.waiting == Replying(1, "A1", 0)
    assert labels(made.messages[0])[:2] == [["0", "1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"]]


def test_a_rating_is_kept_and_said_above_the_next_question(db: Connection, sara: Person) -> None:
    """A person must see that it is recorded."""
    start(db, sara)

    made = press(db, sara, 7)

    assert given(db, sara) == {RATING: 7}
    assert "✓ Recorded: 7 of 10" in words(made.messages[0])
    assert made.messages[0].edits == 5


@pytest.mark.parametrize("reply", ["7", "٧", "۷", "7/10"])
def test_a_number_is_a_number_in_any_digits(db: Connection, sara: Person, reply: str) -> None:
    """Typed answers come as a new message: the old one may be far up by then."""
    start(db, sara)

    made = write(db, sara, reply)

    assert given(db, sara) == {RATING: 7}
    assert made.messages[0].edits is None


@pytest.mark.parametrize("reply, more", [("sept", {}), ("11", {}), ("", {"other": True}), ("", {"voice": "file"})])
def test_what_does_not_fit_gets_an_example(db: Connection, sara: Person, reply: str, more: dict[str, object]) -> None:
    """Words, eleven, a sticker, a voice: nothing is recorded, and it is said what would be right."""
    start(db, sara)

    with pytest.raises(Refusal, match="for example"):
        write(db, sara, reply, **more)

    assert given(db, sara) == {}


def test_a_low_rating_is_followed_by_what_stands_in_the_way(db: Connection, sara: Person) -> None:
    """It may be said in words or by voice, or skipped."""
    start(db, sara)
    press(db, sara, 4)
    assert at(db, sara) == Position("A1.barrier")

    write(db, sara, "", voice="voice-file")

    assert given(db, sara)[Position("A1.barrier")] == OwnWords(voice="voice-file")


def test_a_button_of_an_older_question_changes_nothing(db: Connection, sara: Person) -> None:
    """Pressed twice, or days later: it shows where the person is now."""
    start(db, sara)
    press(db, sara, 7)
    before = given(db, sara)

    made = press(db, sara, 2)

    assert given(db, sara) == before
    assert "Whom do you know" in words(made.messages[0])


def test_one_persons_button_does_nothing_for_another(db: Connection, sara: Person) -> None:
    """Callback data is user input."""
    sitting = start(db, sara)
    omar = person(db, "Omar")
    start(db, omar)

    with pytest.raises(Refusal, match="another round or territory"):
        reply_by_button(pressing(db, omar), Reply(sitting, "A1", 0, 7))

    assert given(db, sara) == {}


def test_a_button_of_one_territory_does_nothing_in_another(db: Connection, sara: Person) -> None:
    """Someone in two territories answers for the one they are in."""
    from tests.builders import joins

    sitting = start(db, sara)
    elsewhere = joins(db, sara, territory(db, "Zarqa", "JO"))
    begin(pressing(db, elsewhere), Begin("A"))

    with pytest.raises(Refusal, match="another round or territory"):
        reply_by_button(pressing(db, elsewhere), Reply(sitting, "A1", 0, 7))


def test_several_choices_are_ticked_one_by_one_and_then_done(db: Connection, sara: Person) -> None:
    """Each tick is on disk; Done goes on."""
    start(db, sara)
    go_to(db, sara, "A3.tasks")

    press(db, sara, 0, "A3.tasks")
    press(db, sara, 2, "A3.tasks")
    made = press(db, sara, 0, "A3.tasks")

    assert given(db, sara)[Position("A3.tasks")] == ("exchanges",)
    assert ["✓ Exchanges of experience"] in labels(made.messages[0])
    assert "✓ Recorded: Exchanges of experience" in words(go(db, sara, How.DONE).messages[0])


def test_nothing_chosen_is_an_answer_too(db: Connection, sara: Person) -> None:
    """None of these is not the same as skipping."""
    start(db, sara)
    go_to(db, sara, "A3.tasks")

    made = go(db, sara, How.DONE)

    assert given(db, sara)[Position("A3.tasks")] == ()
    assert "none of these" in words(made.messages[0])


def test_i_do_not_know_and_skip_are_told_apart(db: Connection, sara: Person) -> None:
    """The first is knowledge about the territory, the second says nothing."""
    start(db, sara)

    go(db, sara, How.UNKNOWN)
    go(db, sara, How.SKIP)

    assert list(given(db, sara).values()) == ["unknown", "skipped"]


def test_back_shows_the_question_before_and_keeps_its_answer(db: Connection, sara: Person) -> None:
    """Going back loses nothing."""
    start(db, sara)
    press(db, sara, 7)

    go(db, sara, How.BACK)

    assert at(db, sara) == RATING
    assert given(db, sara) == {RATING: 7}


def test_a_week_later_it_goes_on_at_the_same_question(db: Connection, sara: Person) -> None:
    """Everything is a row; nothing is a variable that must survive."""
    start(db, sara)
    press(db, sara, 7)
    made = go(db, sara, How.LATER)
    assert (made.asked, made.waiting) == (True, None)

    later = pressing(db, sara)
    begin(later, Begin("A"))

    assert "Whom do you know" in words(later.messages[0])


def test_cards_are_filled_one_after_another_and_can_be_taken_out(db: Connection, sara: Person) -> None:
    """The others keep their place."""
    start(db, sara)
    press(db, sara, 7)
    for name in ("BTS", "Zitouna"):
        press(db, sara, 0, "A1.actors", at(db, sara).card)  # type: ignore[union-attr]
        write(db, sara, name)
        for _ in range(6):
            go(db, sara, How.SKIP)
    sitting = queries.sitting(db, sara)
    assert sitting is not None

    shown = pressing(db, sara)
    show_card(shown, ShowCard(sitting.id, "A", "A1.actors", 1))
    remove_card(pressing(db, sara), RemoveCard(sitting.id, "A", "A1.actors", 1))

    assert "<b>⁨BTS⁩</b>" in words(shown.messages[0])
    left = queries.sitting(db, sara)
    assert left is not None and left.walk is not None
    assert [s.position for s in left.walk.steps if s.question.id == "A1.who"] == [Position("A1.who", 2)]
    with pytest.raises(Refusal, match="no longer there"):
        show_card(pressing(db, sara), ShowCard(sitting.id, "A", "A1.actors", 1))


def test_answers_are_checked_changed_and_confirmed(db: Connection, sara: Person) -> None:
    """The check shows all of a module; a change comes back to it; then the picture is drawn."""
    sitting = finish(db, sara, "A")
    looked = pressing(db, sara)
    check(looked, Check("A"))
    assert "Check your answers: Actors" in words(looked.messages[0])

    change(pressing(db, sara), Change(sitting, "A", "A2", 0))
    changed = press(db, sara, 9, "A2")
    assert "Check your answers" in words(changed.messages[0])

    done = pressing(db, sara)
    confirm(done, Confirm(sitting, "A"))

    assert given(db, sara)[Position("A2")] == 9
    assert [due.signal for due in done.dues] == [DrawPicture("A")]


def test_after_the_last_module_the_whole_picture_comes_too(db: Connection, sara: Person) -> None:
    """Each module gives something back, and all of them together."""
    for module in ("A", "R", "C"):
        sitting = finish(db, sara, module)

    done = pressing(db, sara)
    confirm(done, Confirm(sitting, "C"))

    assert [due.signal for due in done.dues] == [DrawPicture("C"), DrawPicture(None)]


def test_the_menu_says_how_far_one_has_come(db: Connection, sara: Person) -> None:
    """Begin, continue, my answers; and straight to the open question."""
    assert [item.button.press for item in in_the_menu(pressing(db, sara))] == [ShowModules()]

    start(db, sara)
    press(db, sara, 7)
    assert [item.button.press for item in in_the_menu(pressing(db, sara))] == [Begin("A")]
    begun = pressing(db, sara)
    show_modules(begun, ShowModules())
    assert "Actors: 0 of 3 questions" in words(begun.messages[0])

    finish(db, sara, "A")
    made = pressing(db, sara)
    show_modules(made, ShowModules())

    assert "Actors: done" in words(made.messages[0])
    assert "Resources: 4 questions, not begun" in words(made.messages[0])


def test_a_new_version_asks_only_what_is_new(db: Connection, sara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answers the same thing twice because we thought of something more."""
    finish(db, sara, "A")
    db.execute(answers.delete().where(answers.c.question == "A2"))
    db.execute(queries.assessments.update().values(version=0))

    made = pressing(db, sara)
    begin(made, Begin("A"))

    assert at(db, sara) == Position("A2")
    assert "1 question is new since you were last here." not in words(made.messages[0])  # the others are new as well
    press(db, sara, 8, "A2")
    assert at(db, sara) is None


def test_every_way_on_is_at_every_question(db: Connection, sara: Person) -> None:
    """Back, Skip, I don't know, Save for later; but no way back from the first."""
    made = pressing(db, sara)
    begin(made, Begin("A"))
    assert labels(made.messages[0])[2:] == [["I don’t know", "Skip"], ["Save for later"]]

    go_to(db, sara, "A3")
    there = pressing(db, sara)
    begin(there, Begin("A"))

    assert labels(there.messages[0])[2:] == FOOTER


def test_what_is_kept_is_one_row_for_each_answer(db: Connection, sara: Person) -> None:
    """A changed answer replaces the old one."""
    start(db, sara)
    press(db, sara, 7)
    go(db, sara, How.BACK)
    press(db, sara, 8)

    rows = db.execute(select(answers.c.question, answers.c.value)).all()
    assert [tuple(row) for row in rows] == [("A1", 8)]
    assert self_assessment.name == "self_assessment"


def finish(db: Connection, who: Person, module: str) -> int:
    """Skip whatever is open in a module, and rate what opens each question."""
    sitting = start(db, who, module)
    for _ in range(200):
        place = at(db, who)
        if place is None:
            return sitting
        if len(place.question) == 2:
            press(db, who, 8, place.question)
        else:
            go(db, who, How.SKIP)
    raise AssertionError(f"no end in sight: {at(db, who)}")
