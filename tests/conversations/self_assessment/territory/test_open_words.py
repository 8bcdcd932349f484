"""What people wrote: in batches of five from three sides, in no order, never a voice, gone with whoever goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, delete

from bot.people.tables import people
from bot.questionnaire import OwnWords, Value
from bot.questionnaire.asking import REMOVED
from conversations.self_assessment.questions import ALL
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory.own_words import batch, mixed, open_questions, pages
from conversations.self_assessment.territory.presses import ListOpenWords, ShowOpenWords
from tests.conversations.self_assessment.opened import open_round
from tests.conversations.self_assessment.territory.answered import (
    SKIPPED,
    Town,
    answers_all,
    answers_one,
    cards,
    town,
    wrote,
)
from tests.conversations.self_assessment.territory.facilitated import Desk, facilitator
from tests.conversations.self_assessment.territory.reckoned import reckoned
from tests.workshop import work

OPEN = {one.question.id: one for one in open_questions(ALL)}
FIVE = (0, 1, 3, 5, 7)  # of the town's people: two of a, and one each of b, c and d
VALUES = OPEN["C2.values"]


@pytest.fixture
def seventeen(db: Connection) -> Town:
    return town(db)


@pytest.fixture
def round_(db: Connection, seventeen: Town) -> Round:
    return open_round(db)


def write(db: Connection, round_: Round, there: Town, *who: int, question: str = "C2.values") -> tuple[str, ...]:
    """What each of them then wrote, in the order of the alphabet."""
    texts = {n: f"Words of {n:02}" for n in who}
    for n, text in texts.items():
        answers_one(db, round_, there.people[n], {(question, 0): wrote(text)})
    return tuple(sorted(texts.values()))


def test_five_people_of_three_sides_are_read(db: Connection, round_: Round, seventeen: Town) -> None:
    """Without names, and in an order that says nothing of who wrote what."""
    texts = write(db, round_, seventeen, *reversed(FIVE))
    assert batch(db, round_, VALUES) == texts


@pytest.mark.parametrize(
    "who",
    [
        pytest.param((0, 3, 5, 7), id="four people"),
        pytest.param((0, 1, 2, 3, 4), id="two organisations"),
        pytest.param((0, 1, 2, 3, 5), id="three of five are of one organisation"),
    ],
)
def test_fewer_are_not(db: Connection, round_: Round, seventeen: Town, who: tuple[int, ...]) -> None:
    """The rule of cells is that of every number."""
    write(db, round_, seventeen, *who)
    assert batch(db, round_, VALUES) == ()


def test_voices_skips_and_blanks_are_no_words(db: Connection, round_: Round, seventeen: Town) -> None:
    """A voice is known by its sound: it neither shows nor counts among the five."""
    others: list[Value] = [OwnWords(voice="file"), SKIPPED]
    write(db, round_, seventeen, *FIVE[:4])
    answers_all(db, round_, seventeen.people[7:9], C2_values=others)
    assert batch(db, round_, VALUES) == ()


def test_an_obstacle_counts_while_the_rating_is_low(db: Connection, round_: Round, seventeen: Town) -> None:
    """Whoever raised the rating afterwards is not asked any more what stands in the way, and not quoted."""
    barrier = OPEN["A1.barrier"]
    answers_all(db, round_, seventeen.people, A1=(3,) * 17)
    texts = write(db, round_, seventeen, *FIVE, 9, question="A1.barrier")
    assert batch(db, round_, barrier) == texts

    answers_one(db, round_, seventeen.people[9], {("A1", 0): 8})
    assert batch(db, round_, barrier) == texts[:-1]


def test_reasons_are_read_from_the_cards_that_were_kept(db: Connection, round_: Round, seventeen: Town) -> None:
    """Why somebody is missing, but not who: names of people and organisations are never among it."""
    for n in FIVE:
        card = {"A2.who": wrote(f"Name {n}"), "A2.why": wrote(f"Reason {n}")}
        answers_one(db, round_, seventeen.people[n], cards("A2.actors", card, {"A2.why": wrote(f"Second {n}")}))
    answers_one(db, round_, seventeen.people[0], {("A2.actors", 1): REMOVED})

    found = batch(db, round_, OPEN["A2.why"])

    assert found == tuple(sorted([*(f"Reason {n}" for n in FIVE), *(f"Second {n}" for n in FIVE[1:])]))


def test_no_name_of_a_register_is_ever_asked_for() -> None:
    """The open answers are these and no others."""
    assert [id for id in OPEN if "barrier" not in id] == [
        "A2.why",
        "C2.values",
        "C2.principles",
        "C2.commitments",
        "C3.other",
        "C6.obstacle",
    ]
    assert len(OPEN) == 13 + 6


def test_words_of_another_round_are_not_among_them(db: Connection, round_: Round, seventeen: Town) -> None:
    """Each round has its own."""
    texts = write(db, round_, seventeen, *FIVE)
    reckoned(db, round_)
    later = open_round(db, "Autumn")
    write(db, later, seventeen, 9, 11)
    assert batch(db, round_, VALUES) == texts
    assert batch(db, later, VALUES) == ()


def test_words_go_with_their_person(db: Connection, round_: Round, seventeen: Town) -> None:
    """And where four are left, theirs are shown no more."""
    write(db, round_, seventeen, *FIVE)
    db.execute(delete(people).where(people.c.id == seventeen.people[FIVE[0]].id))
    assert batch(db, round_, VALUES) == ()


@given(st.lists(st.text(max_size=3)), st.integers(0, 36**5))
def test_an_order_says_nothing_but_its_seed(texts: list[str], seed: int) -> None:
    """Whoever knows the seed finds the alphabet behind it, and not who answered first."""
    assert mixed(texts, seed) == mixed(sorted(texts, reverse=True), seed)
    assert sorted(mixed(texts, seed)) == sorted(texts)


@given(st.integers(0, 200))
def test_a_page_is_a_batch_of_five_or_more(number: int) -> None:
    """Fewer than five in all make one page; nothing is left out."""
    texts = [str(n) for n in range(number)]
    found = pages(texts)
    assert [text for page in found for text in page] == texts
    assert all(5 <= len(page) <= 9 for page in found) or number < 5


def looking(db: Connection, round_: Round) -> Desk:
    reckoned(db, round_)
    return facilitator(db)


def test_a_facilitator_finds_the_questions_that_have_some(db: Connection, round_: Round, seventeen: Town) -> None:
    """Only those with a batch: a question with one answer is not even named."""
    write(db, round_, seventeen, *FIVE)
    write(db, round_, seventeen, 0, question="C2.principles")
    amal = looking(db, round_)

    (told,) = amal.presses(ListOpenWords(round_.territory, round_.id))

    assert told.endswith("1. A shared charter: Values")
    assert amal.labels() == ["1", "Back"]

    amal.phone.presses("1")
    assert sorted(amal.phone.sees.splitlines()[2:]) == [f"“\u2068Words of {n:02}\u2069”" for n in FIVE]


def test_whoever_comes_by_a_link_is_told_too(db: Connection, round_: Round, seventeen: Town) -> None:
    """There is no message to change then: the list is one of its own."""
    write(db, round_, seventeen, *FIVE)
    amal = looking(db, round_)
    amal.phone.opens(ListOpenWords(round_.territory, round_.id))
    work(amal.line)
    assert "1. A shared charter: Values" in amal.phone.sees


def test_all_pages_of_one_look_keep_one_order(db: Connection, round_: Round, seventeen: Town) -> None:
    """Ten make two pages of five, each text on one of them."""
    texts = write(db, round_, seventeen, *range(4, 14))
    amal = looking(db, round_)
    press = ShowOpenWords(round_.territory, round_.id, "C2.values", 7)

    (first,) = amal.presses(press)
    assert amal.labels() == ["Next →", "Back"]
    amal.phone.presses("Next →")

    told = [*first.splitlines()[2:], *amal.phone.sees.splitlines()[2:]]
    assert [line[2:-2] for line in told] == mixed(texts, 7)
    assert amal.labels() == ["← Previous", "Back"]


def test_without_enough_of_them_it_says_what_it_takes(db: Connection, round_: Round, seventeen: Town) -> None:
    """In the list and, for whoever makes up a press, at the question."""
    write(db, round_, seventeen, *FIVE[:4])
    amal = looking(db, round_)

    said = [
        *amal.presses(ListOpenWords(round_.territory, round_.id)),
        *amal.presses(ShowOpenWords(round_.territory, round_.id, "C2.values", 0, 5)),
        *amal.presses(ShowOpenWords(round_.territory, round_.id, "A1.who", 0)),
    ]

    assert ["Not enough answers" in one for one in said] == [True, True, False]
    assert not any("Words of" in one for one in said)


def test_before_the_close_nothing_is_read(db: Connection, round_: Round, seventeen: Town) -> None:
    """A newcomer's words would stand out among those that were there before."""
    write(db, round_, seventeen, *FIVE)
    amal = facilitator(db)
    told = [
        *amal.presses(ListOpenWords(round_.territory, round_.id)),
        *amal.presses(ShowOpenWords(round_.territory, round_.id, "C2.values", 0)),
    ]
    assert told == ["The figures of this round are not there yet."] * 2


def test_a_page_of_long_answers_fits_a_message(db: Connection, round_: Round, seventeen: Town) -> None:
    """Telegram takes 4,096 characters; the whole of each is in the report."""
    for n in range(9):
        answers_one(db, round_, seventeen.people[n], {("C2.values", 0): wrote(f"{n}" + "x" * 499)})
    amal = looking(db, round_)
    (told,) = amal.presses(ShowOpenWords(round_.territory, round_.id, "C2.values", 1))
    assert len(told) < 4000
    assert told.count("…") == 9
