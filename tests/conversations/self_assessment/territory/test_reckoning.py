"""From rows to frozen figures: a round of seventeen people, reckoned by hand."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, delete, func, select, update

from bot.figures import Band, Figure, KindFigure, Level, Numbers, Split, Turnout, Verdict
from bot.people import organisations
from bot.people.tables import memberships, people
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import results as kept
from conversations.self_assessment.territory import results
from conversations.self_assessment.territory.presses import Reckon, RoundReckoned
from conversations.self_assessment.territory.reckoning import reckon_round
from tests.builders import territory
from tests.conversations.self_assessment.opened import close, open_round
from tests.conversations.self_assessment.territory.answered import (
    SKIPPED,
    UNKNOWN,
    Town,
    answers_all,
    answers_one,
    cards,
    town,
    wrote,
)
from tests.conversations.self_assessment.territory.frozen import LATER
from tests.conversations.self_assessment.territory.reckoned import desk_of, reckoned

#     a        b     c     d     e     f     g     h
A1 = (6, 7, 8, 8, 8, 9, 8, 5, 6, 4, 6, 7, 7, 3, 3, 4, 5)
A2 = (2, 8) * 8 + (2,)
__ = UNKNOWN
R2 = (6, __, __, 6, __, 6, __, 4, __, 4, __, 4, __, 5, __, 5, 5)


@pytest.fixture
def seventeen(db: Connection) -> Town:
    return town(db)


@pytest.fixture
def spring(db: Connection, seventeen: Town) -> Round:
    """All seventeen had joined when it opened."""
    return open_round(db, invited=17)


def figure(db: Connection, round_: Round, question: str) -> Figure:
    return reckoned(db, round_).figures[question]


def test_a_middle_over_eight_units(db: Connection, spring: Round, seventeen: Town) -> None:
    """The means of units: a 7 (6, 7, 8), b 8, c 8.5, d 5.5, e 5, f 7, g 3, h 4.5.

    In order 3, 4.5, 5, 5.5, 7, 7, 8, 8.5. Median: halfway between 5.5 and 7, 6.25, so 6.3. Mean: 48.5 / 8 = 6.0625,
    so 6.1. Lower quartile: place 7 × ¼ = 1.75, three quarters of the way from 4.5 to 5: 4.875, so 4.9. Upper quartile:
    place 5.25, a quarter of the way from 7 to 8: 7.25, so 7.3.

    Kinds: seven of three associations and six of three co-operatives are cells; four of two public bodies are none.
    Taking the two from the whole would give the four, so the co-operatives are hidden as well; those ten are a cell.
    The middle of the associations is that of 7, 8 and 8.5.

    Two of 17 lie in 0–3, which is less than a quarter: not split. All 17 who had joined answered.
    """
    answers_all(db, spring, seventeen.people, A1=A1)

    assert figure(db, spring, "A1") == Figure(
        Numbers(
            people=17,
            units=8,
            unknown=None,
            response=1.0,
            median=6.3,
            mean=6.1,
            low=4.9,
            high=7.3,
            histogram=(0, 0, 0, 2, 2, 2, 3, 3, 4, 1, 0),
            kinds=(KindFigure("non_profit", 7, 3, 8.0),),
            band=Band.DISCUSS,
            split=(),
            apart=None,
        )
    )


def test_two_camps_beat_the_band(db: Connection, spring: Round, seventeen: Town) -> None:
    """Nine people say 2, eight say 8: 53 % and 47 %, both at least a quarter.

    The means of units: a 4 (2, 8, 2), all seven others 5. Median 5; mean 39 / 8 = 4.875, so 4.9; both quartiles 5.
    """
    answers_all(db, spring, seventeen.people, A2=A2)

    found = figure(db, spring, "A2")

    assert found.verdict is Verdict.SPLIT
    assert found.numbers is not None
    assert (found.numbers.median, found.numbers.mean, found.numbers.low, found.numbers.high) == (5.0, 4.9, 5.0, 5.0)
    assert found.numbers.split == (Split.RATINGS,)
    assert found.numbers.histogram == (0, 0, 9, 0, 0, 0, 0, 0, 8, 0, 0)


def test_many_who_do_not_know_are_a_gap_and_in_no_average(db: Connection, spring: Round, seventeen: Town) -> None:
    """Eight of 17 do not know: 47 %, above 40 %; they are two of a, one each of b to g, which makes a cell.

    The nine others' units: a, b, c 6, d, e, f 4, g 5, h 5 (twice 5). In order 4, 4, 4, 5, 5, 6, 6, 6: median 5, mean
    40 / 8 = 5; place 1.75 lies at 4, place 5.25 at 6. Of each kind only three people rated it: no kind is shown.
    """
    answers_all(db, spring, seventeen.people, R2=R2)

    found = figure(db, spring, "R2")

    assert found.knowledge_gap
    assert found.numbers is not None
    assert (found.numbers.people, found.numbers.unknown) == (9, 8)
    assert (found.numbers.median, found.numbers.mean, found.numbers.low, found.numbers.high) == (5.0, 5.0, 4.0, 6.0)
    assert found.numbers.kinds == ()


def test_who_took_part_is_counted_by_the_kinds_that_may_be_shown(
    db: Connection, spring: Round, seventeen: Town
) -> None:
    """One who said "I don't know" took part; one who skipped, or only wrote, did not."""
    answers_all(db, spring, seventeen.people, A1=(*A1[:15], UNKNOWN, SKIPPED), C2_values=(wrote("together"),) * 17)

    assert reckoned(db, spring).turnout == Turnout(invited=17, answered=16, units=8, kinds={"non_profit": 7})


def test_whoever_joined_while_it_was_open_counts_among_all_who_could_answer(db: Connection, seventeen: Town) -> None:
    """Ten had joined when it opened, and seven came later: "17 of 17", as the groups read it, not of 10."""
    autumn = open_round(db, invited=10)
    answers_all(db, autumn, seventeen.people, A1=A1)

    assert (reckoned(db, autumn).turnout.answered, reckoned(db, autumn).turnout.invited) == (17, 17)


@pytest.mark.parametrize(
    "ratings",
    [
        pytest.param((7, 7, 7, 7), id="four people of two organisations"),
        pytest.param((7,) * 5, id="five people of two organisations"),
        pytest.param((7, 7, 7, 7, None, 7), id="five people, three of them of one organisation"),
    ],
)
def test_too_few_show_nothing(db: Connection, spring: Round, seventeen: Town, ratings: tuple[int | None, ...]) -> None:
    """Five people from three units, none over half, or no number at all."""
    answers_all(db, spring, seventeen.people, A3=ratings)
    assert figure(db, spring, "A3") == Figure()


def test_a_round_that_nobody_answered_has_results_without_numbers(db: Connection, spring: Round) -> None:
    """Its end is an end too."""
    found = reckoned(db, spring)
    assert found.turnout == Turnout(17, 0, None, {})
    assert set(found.figures.values()) == {Figure()}


def test_only_the_modules_of_the_round_are_reckoned(db: Connection, seventeen: Town) -> None:
    """Whoever answered more than was asked, in an older version, is heard on what was asked."""
    actors = open_round(db, modules=("A",))
    answers_all(db, actors, seventeen.people, A1=A1, R2=R2)
    found = reckoned(db, actors)
    assert {question[0] for question in (*found.figures, *found.choices, *found.grids)} == {"A"}


def test_an_organisation_that_was_merged_is_one_unit_with_the_other(
    db: Connection, spring: Round, seventeen: Town
) -> None:
    """Three of a and two of b, merged, are over half of nine with four of c and d: nothing is shown any more."""
    answers_all(db, spring, seventeen.people, A1=(7,) * 9)
    a, b = seventeen.organisations["a"], seventeen.organisations["b"]
    organisations.merge(db, territory(db).id, b.id, a.id)
    assert figure(db, spring, "A1") == Figure()


def test_somebody_counts_for_whom_they_spoke_for_when_they_sat_down(
    db: Connection, spring: Round, seventeen: Town
) -> None:
    """All of them leave for one organisation later: the round's units stay eight."""
    answers_all(db, spring, seventeen.people, A1=A1)
    db.execute(update(memberships).values(organisation_id=seventeen.organisations["a"].id, kind="public"))
    found = figure(db, spring, "A1").numbers
    assert found is not None
    assert (found.units, [each.kind for each in found.kinds]) == (8, ["non_profit"])


def test_response_counts_those_who_had_joined_at_the_opening(db: Connection, spring: Round, seventeen: Town) -> None:
    """Ten of the 17 had joined by then and eight of these ten answered: 0.8, whoever came later."""
    late = [one.id for one in seventeen.people[10:]]
    db.execute(update(memberships).where(memberships.c.person_id.in_(late)).values(joined_at=LATER))
    answers_all(db, spring, seventeen.people, A1=(None, None, *A1[2:]))
    found = figure(db, spring, "A1").numbers
    assert found is not None and found.response == 0.8


def test_grids_come_from_the_cards_that_were_kept(db: Connection, spring: Round, seventeen: Town) -> None:
    """Ten of seventeen know a training centre nearby: more than half. Six know finance far away: less than half.

    One who took the card out again does not know it any more; a card without a reach is in no cell.
    """
    training = {"A1.what": ("training", "space"), "A1.level": "local"}
    finance = {"A1.what": ("finance",), "A1.level": "national"}
    for number, who in enumerate(seventeen.people):
        filled = [training] if number < 10 else [finance] if number < 16 else [{"A1.what": ("legal",)}]
        answers_one(db, spring, who, cards("A1.actors", *filled))

    found = reckoned(db, spring).grids["A1.what"]

    assert found.level("training", "local") is Level.MOST
    assert found.level("space", "local") is Level.MOST
    assert found.level("finance", "national") is Level.SOME
    assert found.level("legal", "local") is Level.FEW


def test_it_is_reckoned_once(db: Connection, spring: Round, seventeen: Town) -> None:
    """A later look shows nothing of who forgot themselves."""
    answers_all(db, spring, seventeen.people, A1=A1)
    before = reckoned(db, spring)
    db.execute(delete(people).where(people.c.id == seventeen.people[0].id))

    again = desk_of(db)
    reckon_round(again, Reckon(spring.id))

    assert (again.writes, again.dues) == ([], [])
    assert results.of(db, spring.id) == before
    assert db.scalar(select(func.count()).select_from(kept)) == 1


def test_an_open_round_is_not_reckoned(db: Connection, spring: Round, seventeen: Town) -> None:
    """Numbers before the close would give the newcomer away."""
    desk = desk_of(db)
    reckon_round(desk, Reckon(spring.id))
    reckon_round(desk, Reckon(spring.id + 99))
    assert (desk.writes, desk.dues) == ([], [])


def test_whoever_waits_for_the_figures_is_told(db: Connection, spring: Round) -> None:
    """The due time is in the same transaction as the figures."""
    desk = desk_of(db)
    reckon_round(desk, Reckon(close(db, spring).id))
    assert [each.signal for each in desk.dues] == [RoundReckoned(spring.id)]
    assert len(desk.writes) == 1
