"""What facilitators see first: words while a round is open, then the radar with its numbers."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, insert, update

from bot.people.roles import Role
from conversations.self_assessment.tables import rounds, words
from conversations.self_assessment.territory.presses import Browse, ShowTerritory
from tests.builders import NOW, territory
from tests.conversations.self_assessment.opened import close, open_round
from tests.conversations.self_assessment.territory.facilitated import PNG, facilitator
from tests.conversations.self_assessment.territory.frozen import FEW, HIGH, LATER, LOW, SPLIT, UNKNOWN, closed_round

ALL_OF_A = {"A1": HIGH, "A2": SPLIT, "A3": UNKNOWN}


def test_an_open_round_says_words_and_no_number(db: Connection) -> None:
    """To facilitators either: successive looks must not give the newcomer away."""
    round_ = open_round(db, modules=("A",))
    db.execute(insert(words).values(round_id=round_.id, question="A1", rated=6, taken_at=5, word="discuss"))

    (said,) = facilitator(db).presses(ShowTerritory(round_.territory, round_.id))

    assert "Known supporters: to discuss" in said
    assert "Not enough answers yet: Widening the circle; Facilitation team" in said
    assert not any(letter.isdigit() for letter in said)


def test_between_the_close_and_the_figures_one_is_asked_to_wait(db: Connection) -> None:
    """It takes a moment, and nothing half done is shown."""
    round_ = close(db, open_round(db), LATER)
    amal = facilitator(db)
    (said,) = amal.presses(ShowTerritory(round_.territory, round_.id))
    assert "in a moment they are here" in said
    assert amal.labels() == ["Look again"]


def test_a_closed_round_is_a_picture_with_its_numbers_and_the_ways_on(db: Connection) -> None:
    """A number in a picture is in its caption too."""
    round_ = closed_round(db, ALL_OF_A, modules=("A",))
    amal = facilitator(db)

    drawn, caption, ways = amal.presses(ShowTerritory(round_.territory, round_.id))

    assert "Here is what came of" in drawn
    assert "17 of 42 people have answered." in caption
    assert "<b>Strengths</b>: Known supporters (8)" in caption
    assert "<b>Views are split, to be discussed first</b>: Widening the circle (5)" in caption
    assert "<b>Many do not know</b>: Facilitation team" in caption
    assert "dashed" not in caption
    assert len(caption) < 1024
    assert ways == "Everything that came of it:"
    assert amal.labels() == [
        "Actors",
        "Coverage",
        "Open answers",
        "Report (PDF)",
        "Tables",
        "Publish",
        "Who answered",
        "Menu",
    ]
    assert [picture[:8] for picture in amal.pictures()] == [PNG]


def test_the_last_round_stands_behind_where_it_can_be_compared(db: Connection) -> None:
    """And the way to compare is there."""
    closed_round(db, {"A1": LOW}, "Spring", modules=("A",))
    autumn = after(db, closed_round(db, ALL_OF_A, "Autumn", modules=("A",)).id)
    amal = facilitator(db)

    _, caption, _ = amal.presses(ShowTerritory(territory(db).id, autumn))

    assert "Behind it, dashed: \u2068Spring\u2069." in caption
    assert "Compare" in amal.labels()


def test_where_all_is_hidden_there_are_kind_words_and_no_empty_picture(db: Connection) -> None:
    """Three people of one organisation: it is said what it takes."""
    round_ = closed_round(db, {"A1": FEW}, modules=("A",))
    amal = facilitator(db)
    (said,) = amal.presses(ShowTerritory(round_.territory, round_.id))
    assert "it takes five people from three organisations" in said
    assert "<b>Not enough answers</b>: Known supporters; Widening the circle; Facilitation team" in said
    assert amal.pictures() == []
    assert "Menu" in amal.labels()


def test_the_way_back_draws_nothing(db: Connection) -> None:
    """The same words, at once, and the picture for whoever wants it again."""
    round_ = closed_round(db, ALL_OF_A, modules=("A",))
    amal = facilitator(db)
    (said,) = amal.presses(Browse(round_.territory, round_.id))
    assert "<b>Strengths</b>: Known supporters (8)" in said
    assert amal.labels()[0] == "See the picture"
    assert amal.pictures() == []


def test_neither_an_actor_nor_a_facilitator_of_elsewhere_sees_it(db: Connection) -> None:
    """Callback data is user input."""
    round_ = closed_round(db, ALL_OF_A)
    press = ShowTerritory(round_.territory, round_.id)
    zarqa = territory(db, "Zarqa", "JO")

    sara = facilitator(db, Role.ACTOR)
    zaid = facilitator(db, line=sara.line, where=zarqa)

    told = [*sara.presses(press), *zaid.presses(press), *zaid.presses(ShowTerritory(zarqa.id, round_.id))]

    assert len(told) == 3
    assert not any("Known supporters" in said or "\u2068Spring\u2069" in said for said in told)


def after(db: Connection, round_: int) -> int:
    """The same round, opened half a year after the others."""
    db.execute(update(rounds).where(rounds.c.id == round_).values(opened_at=NOW + timedelta(days=180)))
    return round_
