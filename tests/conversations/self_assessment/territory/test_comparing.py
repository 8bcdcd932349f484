"""A round beside the one before it: what moved, what stands, and what is not compared."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeAlias

import pytest
from sqlalchemy import Connection, update

from bot.figures import Results
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import rounds
from conversations.self_assessment.territory.presses import Browse, CompareRounds, ShowSpread
from tests.builders import NOW
from tests.conversations.self_assessment.opened import close, open_round, seen
from tests.conversations.self_assessment.territory.answered import answers_all, town
from tests.conversations.self_assessment.territory.facilitated import PNG, facilitator
from tests.conversations.self_assessment.territory.frozen import FEW, HIGH, LATER, LOW, MIDDLE, closed_round
from tests.conversations.self_assessment.territory.reckoned import reckoned

HALF_A_YEAR = timedelta(days=182)
Ratings: TypeAlias = dict[str, tuple[int | None, ...]]


def two_rounds(db: Connection, before: Ratings, now: Ratings) -> Round:
    closed_round(db, before, "Spring", modules=("A",))
    return afterwards(db, closed_round(db, now, "Autumn", modules=("A",)))


def afterwards(db: Connection, round_: Round) -> Round:
    """The round, opened half a year later."""
    db.execute(update(rounds).where(rounds.c.id == round_.id).values(opened_at=NOW + HALF_A_YEAR))
    return seen(db, round_.id)


def test_what_moved_stands_in_the_picture_and_in_its_caption(db: Connection) -> None:
    """Medians only, and who of them by kind; what one of the rounds hides is not compared, with the reason."""
    autumn = two_rounds(db, {"A1": LOW, "A2": FEW}, {"A1": HIGH, "A2": MIDDLE, "A3": FEW})
    amal = facilitator(db)

    _, caption, kinds = amal.presses(CompareRounds(autumn.territory, autumn.id))

    assert caption.splitlines()[2:] == [
        "Known supporters: 3, now 8 (up by 5)",
        "Widening the circle: not enough answers then",
        "Facilitation team: not enough answers now",
    ]
    assert kinds.endswith("Known supporters: Association, non-profit (3, now 8)")
    assert [picture[:8] for picture in amal.pictures()] == [PNG]


@pytest.mark.parametrize(
    ("now", "said"), [((6,) * 17, "about the same"), ((5,) * 17, "down by 1"), ((7,) * 17, "up by 1")]
)
def test_each_direction_has_its_word(db: Connection, now: tuple[int, ...], said: str) -> None:
    """From 6 to 6, to 5, to 7."""
    autumn = two_rounds(db, {"A1": MIDDLE}, {"A1": now})
    told = facilitator(db).presses(CompareRounds(autumn.territory, autumn.id))
    assert f"Known supporters: 6, now {now[0]} ({said})" in told[1]


def test_where_nothing_can_be_compared_there_are_reasons_and_no_picture(db: Connection) -> None:
    """A question of another module was not asked then."""
    closed_round(db, {"R1": HIGH}, "Spring", modules=("R",))
    autumn = afterwards(db, closed_round(db, {"A1": HIGH}, "Autumn", modules=("A",)))
    amal = facilitator(db)
    (told,) = amal.presses(CompareRounds(autumn.territory, autumn.id))
    assert "Known supporters: not asked then" in told
    assert amal.pictures() == []


def test_the_first_round_has_none_before_it(db: Connection) -> None:
    """Its ways on do not offer it, and a made-up press is told so."""
    spring = closed_round(db, {"A1": HIGH})
    amal = facilitator(db)
    (told,) = amal.presses(CompareRounds(spring.territory, spring.id))
    assert "This is the first round" in told
    amal.presses(Browse(spring.territory, spring.id))
    assert "Compare" not in amal.labels()


def test_a_later_round_is_not_the_one_before(db: Connection) -> None:
    """Looking back from the first of two, one finds none."""
    two_rounds(db, {"A1": LOW}, {"A1": HIGH})
    spring = seen(db, 1)
    (told,) = facilitator(db).presses(CompareRounds(spring.territory, spring.id))
    assert "This is the first round" in told


def test_one_newcomer_leaves_the_picture_as_it_was(db: Connection) -> None:
    """Sixteen say what they said and a seventeenth comes: both pictures side by side would give their answer away.

    So the round shows the earlier one's figure and says so, here and on the module's page.
    """
    there = town(db)
    spring = open_round(db, "Spring", ("A",))
    answers_all(db, spring, there.people, A1=(7,) * 16)
    reckoned(db, spring)
    autumn = open_round(db, "Autumn", ("A",), now=NOW + HALF_A_YEAR)
    answers_all(db, autumn, there.people, A1=(*(7,) * 16, 0))
    found = reckoned(db, autumn)
    amal = facilitator(db)

    (told,) = amal.presses(CompareRounds(autumn.territory, autumn.id))
    details = amal.presses(ShowSpread(autumn.territory, autumn.id, "A"))[-1]

    assert shown(found) == (16, spring.id)
    assert "Known supporters: too few answered otherwise than before; the earlier picture stands" in told
    assert "these are still the numbers of the earlier round" in details


def shown(found: Results) -> tuple[int, int | None]:
    figure = found.figures["A1"]
    assert figure.numbers is not None
    return figure.numbers.people, figure.from_round


def test_enough_who_changed_their_minds_make_another_picture(db: Connection) -> None:
    """All of them, here."""
    there = town(db)
    spring = open_round(db, "Spring", ("A",))
    answers_all(db, spring, there.people, A1=(7,) * 17)
    reckoned(db, spring)
    autumn = open_round(db, "Autumn", ("A",), now=NOW + HALF_A_YEAR)
    answers_all(db, autumn, there.people, A1=(4,) * 17)
    assert shown(reckoned(db, autumn)) == (17, None)
    assert close(db, autumn, LATER).closed_at
