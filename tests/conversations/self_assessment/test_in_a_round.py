"""What a round changes for whoever answers: what is asked, last time's answers, who is counted, what may be said."""

import pytest
from sqlalchemy import Connection, select

from bot.errors import Refusal
from bot.people import organisations
from bot.people.roles import Kind, Person
from bot.questionnaire import ADD, ENOUGH, OwnWords, Position, Walk
from conversations.self_assessment import queries
from conversations.self_assessment.answering import move, reply_by_button
from conversations.self_assessment.checking import change
from conversations.self_assessment.flow import adopt_last, begin, show_modules
from conversations.self_assessment.presses import AdoptLast, Begin, Change, How, Move, Reply, ShowModules
from conversations.self_assessment.tables import words as words_table
from tests.builders import labels, organisation, person, turn, words
from tests.conversations.self_assessment.opened import close, open_round, seen


@pytest.fixture
def sara(db: Connection) -> Person:
    return person(db, "Sara")


def overview(db: Connection, who: Person) -> tuple[str, list[list[str]]]:
    made = turn(db, who, pressed=5)
    show_modules(made, ShowModules())
    return words(made.messages[0]), labels(made.messages[0])


def starts(db: Connection, who: Person, module: str = "A") -> str:
    made = turn(db, who, pressed=5)
    begin(made, Begin(module))
    return words(made.messages[0])


def sitting_of(db: Connection, who: Person) -> queries.Sitting:
    found = queries.sitting(db, who)
    assert found is not None
    return found


def rates(db: Connection, who: Person, question: str, rating: int | None) -> None:
    """Give an overall rating (None: "I don't know"), going to the question first."""
    if queries.sitting(db, who) is None:
        starts(db, who)
    number = sitting_of(db, who).id
    change(turn(db, who, pressed=5), Change(number, question[0], question, 0))
    if rating is None:
        move(turn(db, who, pressed=5), Move(number, question, 0, How.UNKNOWN))
    else:
        reply_by_button(turn(db, who, pressed=5), Reply(number, question, 0, rating))


def again(db: Connection, who: Person, question: str) -> None:
    move(turn(db, who, pressed=5), Move(sitting_of(db, who).id, question, 0, How.AGAIN))


def word(db: Connection, question: str) -> tuple[int, int, str | None] | None:
    row = db.execute(select(words_table).where(words_table.c.question == question)).one_or_none()
    return row and (row.rated, row.taken_at, row.word)


def test_without_a_round_one_looks_for_oneself(db: Connection, sara: Person) -> None:
    """Nobody is told that their numbers go anywhere when they do not."""
    said, _ = overview(db, sara)

    assert "No round is open now." in said
    assert "Your facilitator sees the numbers" not in said


def test_a_round_asks_its_modules_and_says_until_when(db: Connection, sara: Person) -> None:
    """A short round is a short way."""
    open_round(db, "Spring", ("A",))

    said, rows = overview(db, sara)

    assert "until Monday 16 March" in said
    assert "3 questions" in said
    assert rows == [["Actors"]]
    assert "Question 1 of 3" in starts(db, sara)
    with pytest.raises(Refusal, match="not asked in this round"):
        begin(turn(db, sara), Begin("R"))
    with pytest.raises(Refusal, match="no longer there"):
        change(turn(db, sara), Change(sitting_of(db, sara).id, "R", "R1", 0))


def test_an_answer_belongs_to_the_round_in_which_it_was_given(db: Connection, sara: Person) -> None:
    """The next round begins with nothing answered, and changes nothing of the last."""
    rates(db, sara, "A1", 3)
    spring = open_round(db, "Spring")
    assert queries.sitting(db, sara) is None
    rates(db, sara, "A1", 6)
    old = sitting_of(db, sara).id
    close(db, spring)
    open_round(db, "Autumn")
    rates(db, sara, "A1", 8)

    found = {name: sitting.answers[Position("A1")] for sitting, _, name in queries.everywhere(db, sara.id)}

    assert found == {None: 3, "Spring": 6, "Autumn": 8}
    with pytest.raises(Refusal, match="another round"):
        reply_by_button(turn(db, sara, pressed=5), Reply(old, "A1", 0, 1))


def test_last_time_stands_beside_the_question_and_is_one_press_away(db: Connection, sara: Person) -> None:
    """Whoever sees no change need not think it all anew."""
    rates(db, sara, "A1", 6)
    open_round(db)

    said = starts(db, sara)
    again(db, sara, "A1")

    assert "Last time: 6 of 10" in said
    assert sitting_of(db, sara).answers == {Position("A1"): 6}


def test_a_first_time_offers_no_last_time(db: Connection, sara: Person) -> None:
    """A forged "as last time" answers nothing."""
    open_round(db)
    assert "Last time" not in starts(db, sara)

    again(db, sara, "A1")

    assert sitting_of(db, sara).answers == {}


def test_last_times_cards_are_taken_over_together(db: Connection, sara: Person) -> None:
    """Nobody types the same list twice; more can be added to it."""
    starts(db, sara)
    filled(db, sara, "Zitouna")
    open_round(db)
    starts(db, sara)
    number = sitting_of(db, sara).id
    move(turn(db, sara, pressed=5), Move(number, "A1", 0, How.SKIP))
    gate = turn(db, sara, pressed=5)
    begin(gate, Begin("A"))

    again(db, sara, "A1.actors")

    now = sitting_of(db, sara)
    assert "Last time: \u2068Zitouna" in words(gate.messages[0])
    assert now.answers[Position("A1.who", 1)].text == "Zitouna"  # type: ignore[union-attr]
    assert now.walk is not None and now.walk.position == Position("A1.actors", 1)


def test_everything_can_be_as_last_time(db: Connection, sara: Person) -> None:
    """One press, and each answer can still be changed; what the round does not ask stays behind."""
    for question, rating in {"A1": 6, "A2": None, "R1": 9}.items():
        rates(db, sara, question, rating)
    round_ = open_round(db, modules=("A",))
    assert ["All as last time"] in overview(db, sara)[1]

    adopt_last(turn(db, sara, pressed=5), AdoptLast())
    adopt_last(turn(db, sara, pressed=5), AdoptLast())

    assert sitting_of(db, sara).answers == {Position("A1"): 6, Position("A2"): "unknown"}
    assert seen(db, round_.id).answered == 1
    assert word(db, "A1") == (1, 0, None)
    assert word(db, "A2") is None


def test_a_person_is_counted_once_and_not_for_skipping(db: Connection, sara: Person) -> None:
    """ "1 of 42 have answered" means that one has."""
    round_ = open_round(db)
    starts(db, sara)
    move(turn(db, sara, pressed=5), Move(sitting_of(db, sara).id, "A1", 0, How.SKIP))
    assert seen(db, round_.id).answered == 0

    rates(db, sara, "A2", None)
    rates(db, sara, "A1", 7)
    rates(db, sara, "A1", 2)

    assert seen(db, round_.id).answered == 1


def test_after_a_closed_round_ones_picture_stays(db: Connection, sara: Person) -> None:
    """What was given back is not taken away when the round ends."""
    round_ = open_round(db)
    rates(db, sara, "A1", 7)
    close(db, round_)

    assert queries.sitting(db, sara) is None
    latest = queries.latest(db, sara)
    assert latest is not None and latest.answers == {Position("A1"): 7}
    assert ["My picture so far"] in overview(db, sara)[1]


def crowd(db: Connection, count: int) -> list[Person]:
    """People of three organisations in turn."""
    homes = [organisation(db, name, Kind.COOPERATIVE) for name in ("Espoir", "Zitouna", "Amal")]
    return [person(db, f"P{n}", organisation=homes[n % 3]) for n in range(count)]


def test_a_words_is_taken_at_five_and_then_only_at_ten(db: Connection) -> None:
    """The sixth person's answer cannot be seen by looking before and after it."""
    open_round(db)
    people = crowd(db, 10)
    seen_words = []
    for who in people:
        rates(db, who, "A1", 9 if len(seen_words) < 5 else 0)
        seen_words.append(word(db, "A1"))

    assert seen_words[3] == (4, 0, None)
    assert seen_words[4] == (5, 5, "strength")
    assert seen_words[5:9] == [(n, 5, "strength") for n in (6, 7, 8, 9)]
    assert seen_words[9] == (10, 10, "concern")


def test_going_back_and_forth_takes_no_new_look(db: Connection) -> None:
    """Five changes of one person are not five people."""
    open_round(db)
    people = crowd(db, 5)
    for who in people:
        rates(db, who, "A1", 9)
    for _ in range(6):
        rates(db, people[0], "A1", None)
        rates(db, people[0], "A1", 0)

    assert word(db, "A1") == (5, 5, "strength")


def test_a_merged_organisation_is_one_unit(db: Connection) -> None:
    """Two names of one body must not pass for two units."""
    open_round(db)
    homes = [organisation(db, name) for name in ("Espoir", "Espoir Mahdia", "Amal")]
    people = [person(db, f"P{n}", organisation=homes[n % 3]) for n in range(5)]
    organisations.merge(db, homes[0].territory, homes[1].id, homes[0].id)
    for who in people:
        rates(db, who, "A1", 9)

    assert word(db, "A1") == (5, 5, None)


def filled(db: Connection, who: Person, name: str) -> None:
    """One card in the register of A1, and "that is all"."""
    sitting = sitting_of(db, who)
    said = {
        Position("A1.actors", 0): ADD,
        Position("A1.who", 1): OwnWords(name),
        Position("A1.kind", 1): "public",
        Position("A1.actors", 1): ENOUGH,
    }
    walk = sitting.walk
    assert walk is not None
    queries.keep(db, sitting, Walk(walk.module, said, None), turn(db, who).now)
