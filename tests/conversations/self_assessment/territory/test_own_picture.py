"""One's own ratings beside the territory's: words before the close, numbers after it."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, insert, update

from bot.buttons import pack
from bot.contributions import MenuItem
from bot.people.roles import Person, Role
from bot.questionnaire import to_json
from bot.storage.upsert import put
from conversations.self_assessment import queries, self_assessment
from conversations.self_assessment.presses import ShowPicture
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import answers, rounds, words
from conversations.self_assessment.territory import outcomes
from conversations.self_assessment.territory.presses import ShowBeside
from tests.builders import NOW, label, person, territory, turn
from tests.conversations.self_assessment.opened import open_round
from tests.conversations.self_assessment.territory.frozen import HIGH, LATER, SPLIT, closed_round
from tests.phones import Line, Phone, StandingClock
from tests.workshop import work


@pytest.fixture
def line(db: Connection) -> Line:
    return Line(db, [self_assessment], StandingClock(LATER))


@pytest.fixture
def sara(db: Connection) -> Person:
    return person(db, "Sara")


def phone(line: Line, who: Person) -> Phone:
    return line.phone(who.name, telegram_id=who.telegram_id)


def rates(db: Connection, who: Person, round_: Round, **ratings: int) -> None:
    """What somebody answered in a round, without the conversation that asks it."""
    sitting = queries.begin(db, who, NOW, round_)
    rows = [
        {"assessment_id": sitting.id, "question": question, "card": 0, "value": to_json(rating), "answered_at": NOW}
        for question, rating in ratings.items()
    ]
    put(db, answers, rows)


def told(db: Connection, round_: Round, **of: str | None) -> None:
    """The words of the last snapshots."""
    rows = [{"round_id": round_.id, "question": id, "rated": 5, "taken_at": 5, "word": word} for id, word in of.items()]
    db.execute(insert(words), rows)


def offered(db: Connection, who: Person) -> list[tuple[str, object]]:
    items = turn(db, who, menu=[self_assessment]).contributions(MenuItem)
    return [(label(who.voice, item.button.label), item.button.press) for item in items if item.order == 20]


def test_before_the_close_there_are_words_and_one_s_own_rating(db: Connection, line: Line, sara: Person) -> None:
    """No number of anybody else's: successive looks must not give the newcomer away."""
    round_ = open_round(db, modules=("A",))
    rates(db, sara, round_, A1=7)
    told(db, round_, A1="discuss", A2="strength", A3=None)

    seen = phone(line, sara)
    seen.sends_press(pack(ShowBeside(round_.id)))

    assert "Known supporters: to discuss (you: 7)" in seen.sees
    assert "Widening the circle: strength\n" in seen.sees
    assert "Facilitation team: not enough answers yet" in seen.sees
    assert [letter for letter in seen.sees if letter.isdigit()] == ["7"]


def test_where_nothing_can_be_said_it_says_so(db: Connection, line: Line, sara: Person) -> None:
    """Thirteen times "not enough answers" would be no help."""
    round_ = open_round(db)
    seen = phone(line, sara)
    seen.sends_press(pack(ShowBeside(round_.id)))
    assert "Not enough people have answered yet to say anything of the territory." in seen.sees


def test_after_the_close_both_numbers_stand_in_the_caption(db: Connection, line: Line, sara: Person) -> None:
    """Nine rate A2 with 2 and eight with 8, whose median over the eight units, rounded, is told as split."""
    round_ = closed_round(db, {"A1": HIGH, "A2": SPLIT}, modules=("A",))
    rates(db, sara, round_, A1=7, A2=3)

    seen = phone(line, sara)
    seen.sends_press(pack(ShowBeside(round_.id)))
    work(line)

    picture = seen.messages[-2].html
    assert "Known supporters: 8 (you: 7)" in picture
    assert "Widening the circle: 5, views are split (you: 3)" in picture
    assert "Facilitation team: not enough answers" in picture
    assert "17 of 42 people have answered." in picture


def test_who_has_not_answered_sees_the_territory_alone(db: Connection, line: Line, sara: Person) -> None:
    """The picture is everybody's."""
    round_ = closed_round(db, {"A1": HIGH}, modules=("A",))
    seen = phone(line, sara)
    seen.sends_press(pack(ShowBeside(round_.id)))
    work(line)

    assert "Known supporters: 8\n" in seen.messages[-2].html
    assert "you:" not in seen.messages[-2].html


def test_what_is_done_with_the_answers_is_told_once_it_is_published(db: Connection, line: Line, sara: Person) -> None:
    """A draft of the facilitators is nobody's yet."""
    round_ = closed_round(db, {"A1": HIGH})
    outcomes.keep(db, round_.id, "ar", "نفتح سوقًا.")
    seen = phone(line, sara)

    seen.sends_press(pack(ShowBeside(round_.id)))
    work(line)
    assert "نفتح" not in seen.sees

    outcomes.publish(db, round_.id, LATER)
    seen.sends_press(pack(ShowBeside(round_.id)))
    work(line)
    assert "نفتح سوقًا." in seen.sees


def test_the_menu_offers_the_latest_round_that_shows_something(db: Connection, sara: Person) -> None:
    """The last one stays until the new one has a word to say."""
    assert offered(db, sara) == []
    before = closed_round(db, {"A1": HIGH})
    now = open_round(db, "Autumn", now=LATER)
    assert offered(db, sara) == [("The territory’s picture", ShowBeside(before.id))]

    told(db, now, A1="concern")
    assert offered(db, sara) == [("The territory’s picture", ShowBeside(now.id))]


def test_the_way_to_it_stands_below_one_s_own_picture(db: Connection, line: Line, sara: Person) -> None:
    """Whoever has just answered wants to know what the others say."""
    round_ = open_round(db)
    rates(db, sara, round_, A1=7)
    seen = phone(line, sara)
    seen.sends_press(pack(ShowPicture()))
    work(line)
    assert "The territory’s picture" not in seen.last.labels

    told(db, round_, A1="discuss")
    seen.sends_press(pack(ShowPicture()))
    work(line)
    seen.presses("The territory’s picture")
    assert "Known supporters: to discuss (you: 7)" in seen.sees


def test_a_round_of_another_territory_shows_nothing(db: Connection, line: Line) -> None:
    """Callback data is user input."""
    round_ = closed_round(db, {"A1": HIGH})
    zaid = person(db, "Zaid", Role.ACTOR, where=territory(db, "Zarqa", "JO"))
    seen = phone(line, zaid)
    seen.sends_press(pack(ShowBeside(round_.id)))
    work(line)
    assert "This round is not one of your current territory." in seen.sees
    assert offered(db, zaid) == []


def test_a_draft_is_nobodys_to_see(db: Connection, line: Line, sara: Person) -> None:
    """Its number may be guessed."""
    round_ = open_round(db)
    db.execute(update(rounds).values(opened_at=None))
    seen = phone(line, sara)
    seen.sends_press(pack(ShowBeside(round_.id)))
    assert "This round is not one of your current territory." in seen.sees
