"""What people would write into a charter reaches it as open answers may be shown, and in no other way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection

from bot.contributions import Idea
from bot.people.roles import Role
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory.for_the_charter import ideas, source
from tests.builders import person, turn
from tests.conversations.self_assessment.opened import open_round
from tests.conversations.self_assessment.territory.answered import Town, answers_one, town, wrote
from tests.conversations.self_assessment.territory.reckoned import reckoned

FIVE = (0, 1, 3, 5, 7)  # of the town's people: two of a, and one each of b, c and d


@pytest.fixture
def seventeen(db: Connection) -> Town:
    return town(db)


@pytest.fixture
def round_(db: Connection, seventeen: Town) -> Round:
    return open_round(db)


def write(db: Connection, round_: Round, there: Town, who: Sequence[int], question: str, text: str) -> None:
    for n in who:
        answers_one(db, round_, there.people[n], {(question, 0): wrote(f"{text} {n}")})


def given(db: Connection) -> list[Idea]:
    return list(ideas(turn(db, person(db, "Amal", Role.FACILITATOR))))


def test_what_five_people_of_three_sides_wrote_is_given_without_a_name(
    db: Connection, round_: Round, seventeen: Town
) -> None:
    """Each with its kind, and a source that says nothing but which words they are."""
    write(db, round_, seventeen, FIVE, "C2.principles", "We listen")
    reckoned(db, round_)
    assert given(db) == [Idea("principle", f"We listen {n}", source("C2.principles", f"We listen {n}")) for n in FIVE]


def test_the_same_words_are_given_once(db: Connection, round_: Round, seventeen: Town) -> None:
    """However many wrote them: an idea is proposed once, and then supported."""
    for n in FIVE:
        answers_one(db, round_, seventeen.people[n], {("C2.values", 0): wrote("Trust")})
    reckoned(db, round_)
    assert given(db) == [Idea("value", "Trust", source("C2.values", "Trust"))]


def test_what_four_people_wrote_is_not_given(db: Connection, round_: Round, seventeen: Town) -> None:
    """Their words could be told apart."""
    write(db, round_, seventeen, FIVE[:4], "C2.values", "Trust")
    reckoned(db, round_)
    assert given(db) == []


def test_nothing_is_given_while_the_round_is_open(db: Connection, round_: Round, seventeen: Town) -> None:
    """Whoever looks twice would see who answered in between."""
    write(db, round_, seventeen, FIVE, "C2.commitments", "We come")
    assert given(db) == []


def test_a_source_fits_on_a_button_and_stays_the_same() -> None:
    """What was taken over once is not offered again after the next round."""
    assert source("C2.commitments", "We come") == source("C2.commitments", "We come")
    assert len(source("C2.commitments", "x" * 1000)) <= 40
