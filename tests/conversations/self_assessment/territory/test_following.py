"""What a round may show after all earlier ones, whoever came, went, or was forgotten in between."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete

from bot.figures import Chosen, Figure, Rated, Results, Turnout, figure, grid, many_of
from bot.figures.compare import Answer
from bot.figures.rated import Marked
from bot.people.tables import people
from conversations.self_assessment.territory.following import Earlier, followed
from tests.builders import NOW
from tests.conversations.self_assessment.opened import open_round
from tests.conversations.self_assessment.territory.answered import answers_all, town
from tests.conversations.self_assessment.territory.frozen import CROWD
from tests.conversations.self_assessment.territory.reckoned import reckoned

NOBODY = Turnout(0, 0, None, {})


def rated(*ratings: int | None) -> list[Rated]:
    return [Rated(n, *CROWD[n], rating) for n, rating in enumerate(ratings)]


def results(answers: list[Rated]) -> Results:
    return Results(NOBODY, {"A1": figure(answers)}, {}, {})


def earlier(number: int, answers: list[Rated], shown: Results | None = None) -> Earlier:
    return Earlier(number, shown or results(answers), {"A1": answers})


def follows(now: list[Rated], *before: Earlier) -> Figure:
    return followed(results(now), {"A1": now}, before).figures["A1"]


SEVENTEEN = rated(*(7,) * 17)
ONE_OTHER = rated(*(7,) * 16, 0)
ALL_OTHER = rated(*(3,) * 17)


def test_without_an_earlier_round_a_figure_is_its_own() -> None:
    """The first picture differs from none."""
    assert follows(SEVENTEEN) == figure(SEVENTEEN)


def test_one_who_changed_their_mind_is_not_told_from_the_rest() -> None:
    """The earlier figure stands, and says of which round it is."""
    assert follows(ONE_OTHER, earlier(1, SEVENTEEN)) == replace(figure(SEVENTEEN), from_round=1)


def test_all_who_changed_their_minds_are_seen() -> None:
    """Seventeen of eight units are a cell."""
    assert follows(ALL_OTHER, earlier(1, SEVENTEEN)) == figure(ALL_OTHER)


def test_a_figure_is_held_against_every_round_that_showed_one_of_its_own() -> None:
    """Everybody changes their mind and back again, but for one: beside the first round they would be seen."""
    latest, first = earlier(2, ALL_OTHER), earlier(1, SEVENTEEN)
    assert follows(ONE_OTHER, latest, first) == replace(figure(SEVENTEEN), from_round=1)


def test_a_round_that_shows_an_earlier_one_s_figure_is_passed_over() -> None:
    """A territory that grows by three each time shows a new picture at the second round, not never.

    Nine, then twelve, then fifteen people: three newcomers are hidden, six of three units are not. Had the third round
    been held against the second, whose own answers nobody has seen, it would have shown the first one's for ever.
    """
    nine, twelve, fifteen = rated(*(7,) * 9), rated(*(7,) * 12), rated(*(7,) * 15)
    second = follows(twelve, earlier(1, nine))
    assert second == replace(figure(nine), from_round=1)

    shown = Results(NOBODY, {"A1": second}, {}, {})
    assert follows(fifteen, earlier(2, twelve, shown), earlier(1, nine)) == figure(fifteen)


def test_what_was_hidden_then_hides_nothing_now() -> None:
    """Nobody can lay a picture on one that was never shown."""
    assert follows(SEVENTEEN, earlier(1, rated(7, 7, 7, 7))) == figure(SEVENTEEN)


def test_what_is_hidden_now_stays_hidden() -> None:
    """Four who answer as they did do not bring the earlier figure back."""
    assert follows(rated(7, 7, 7, 7), earlier(1, SEVENTEEN)) == Figure()


def test_choices_and_grids_follow_alike() -> None:
    """One more who wants a training is not told from nobody."""
    options, marks = ("sse", "teams"), (("training",), ("local",))

    def chosen(n: int) -> list[Chosen]:
        return [Chosen(one, CROWD[one][0], ("sse",) if one < n else ()) for one in range(17)]

    def marked(n: int) -> list[Marked]:
        return [Marked(one, CROWD[one][0], frozenset({("training", "local")})) for one in range(n)]

    def both(n: int) -> tuple[Results, dict[str, list[Answer]]]:
        found = Results(NOBODY, {}, {"C3.trainings": many_of(options, chosen(n))}, {"A1.what": grid(*marks, marked(n))})
        return found, {"C3.trainings": [*chosen(n)], "A1.what": [*marked(n)]}

    before, now = both(8), both(9)
    found = followed(*now, [Earlier(1, *before)])

    assert found.choices["C3.trainings"] == replace(before[0].choices["C3.trainings"], from_round=1)
    assert found.grids["A1.what"] == replace(before[0].grids["A1.what"], from_round=1)


def test_somebody_forgotten_in_between_is_not_subtracted(db: Connection) -> None:
    """Five newcomers of three organisations alone would make another picture; with one who is gone they do not.

    The first round's picture holds the answer of the one who is forgotten. What differs on that side is one person.
    """
    there = town(db)
    first = open_round(db, "Spring", ("A",))
    answers_all(db, first, there.people, A1=(*(7,) * 11, 0))
    before = reckoned(db, first)
    db.execute(delete(people).where(people.c.id == there.people[11].id))

    second = open_round(db, "Autumn", ("A",), now=NOW)
    answers_all(db, second, (*there.people[:11], *there.people[12:]), A1=(7,) * 16)

    assert reckoned(db, second).figures["A1"] == replace(before.figures["A1"], from_round=first.id)
