"""What there is and what is missing: each cell a word, the picture and its caption saying the same."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from bot.figures import Chosen, Marked, Results, grid, many_of, one_of, turnout
from bot.i18n import Text, Voice, label
from conversations.self_assessment.questions import ALL
from conversations.self_assessment.territory.asked_for import Reckoned
from conversations.self_assessment.territory.grid_cells import Cells, cells, grids
from conversations.self_assessment.territory.presses import ShowChoices, ShowCoverage, ShowDemand, ShowGrid
from tests.conversations.self_assessment.territory.facilitated import PNG, facilitator
from tests.conversations.self_assessment.territory.frozen import CROWD, closed_round

SERVICES = ("awareness", "training", "finance")
LEVELS = ("local", "regional", "national", "international")
HEALTH = ("fine", "weak", "missing")
TASKS = ("trainings", "meetings", "exchanges")
TRAININGS = ("sse", "mentoring", "models")


def results() -> Results:
    """Of seventeen, twelve know trainings nearby, six finance far away, three awareness nearby: too few.

    All find training fine but for six who find it weak; eleven are a cell, six are a cell. Meetings are taken care of
    for nine, exchanges for two. Nine want a training on SSE, six on business models, two on mentoring.
    """
    marks = {"training": range(12), "awareness": range(3)}
    near = [{(service, "local") for service, who in marks.items() if n in who} for n in range(17)]
    far = [{("finance", "national")} if n > 10 else set() for n in range(17)]
    marked = [Marked(n, CROWD[n][0], frozenset(near[n] | far[n])) for n in range(17)]
    health = [Chosen(n, CROWD[n][0], ("weak",) if n > 10 else ("fine",)) for n in range(17)]
    tasks = [Chosen(n, CROWD[n][0], ("meetings",) if n < 9 else ("exchanges",) if n < 11 else ()) for n in range(17)]
    wanted = [("sse",) if n < 9 else ("models",) if n < 15 else ("mentoring",) for n in range(17)]
    return Results(
        turnout(42, [(n, *each) for n, each in enumerate(CROWD)]),
        {},
        {
            "C3.services.training": one_of(HEALTH, health),
            "A3.tasks": many_of(TASKS, tasks),
            "C3.trainings": many_of(TRAININGS, [Chosen(n, CROWD[n][0], wanted[n]) for n in range(17)]),
        },
        {"A1.what": grid(SERVICES, LEVELS, marked), "R3.brings": grid(("people",), ("idea",), [])},
    )


@pytest.fixture
def of(db: Connection) -> Reckoned:
    return Reckoned(closed_round(db, {}, more=results()), results())


def table(found: Cells | None) -> dict[str, list[str]]:
    """The words of each row."""
    assert found is not None
    return {said(name): [said(cell.word) for cell in row] for name, row in zip(found.rows, found.table, strict=True)}


def said(text: Text) -> str:
    return label(Voice("en"), text)


def test_cards_become_rows_and_columns(of: Reckoned) -> None:
    """Three who know of awareness nearby are too few to be told from nobody."""
    assert table(cells(of, "A1.what")) == {
        "Raising awareness": ["few, if any"] * 4,
        "Training": ["most", "few, if any", "few, if any", "few, if any"],
        "Finance": ["few, if any", "few, if any", "some", "few, if any"],
    }


def test_a_number_stands_where_it_gives_nobody_away(of: Reckoned) -> None:
    """Nine take care of meetings and eight do not; of exchanges it is two: too few."""
    assert table(cells(of, "A3.tasks")) == {
        "Trainings": ["few, if any"],
        "Meetings": ["9 of 17"],
        "Exchanges of experience": ["few, if any"],
    }


def test_a_question_row_by_row_has_a_column_for_each_choice(of: Reckoned) -> None:
    """A service that this round shows nothing of is no row."""
    assert table(cells(of, "C3.services")) == {"Training": ["11", "6", "few, if any"]}


def test_the_picture_and_its_caption_say_the_same(db: Connection, of: Reckoned) -> None:
    """What most say, what some say, and what may be missing."""
    amal = facilitator(db)

    _, caption = amal.presses(ShowGrid(of.round.territory, of.round.id, "A1.what"))

    assert caption.splitlines()[2:] == [
        "<b>Local</b> (most): Training",
        "<b>National</b> (some): Finance",
        "<b>few, if any</b>: Raising awareness",
    ]
    assert [picture[:8] for picture in amal.pictures()] == [PNG]


def test_a_grid_without_anything_to_tell_is_told_in_words(db: Connection, of: Reckoned) -> None:
    """No picture of nothing."""
    amal = facilitator(db)
    (told,) = amal.presses(ShowGrid(of.round.territory, of.round.id, "R3.brings"))
    assert "Too few people have said anything here" in told
    assert amal.pictures() == []


@pytest.mark.parametrize("made_up", ["A1.who", "C6", "nothing"])
def test_a_grid_that_was_not_asked_is_refused(db: Connection, of: Reckoned, made_up: str) -> None:
    """A button of another version, or a press that somebody made up."""
    (told,) = facilitator(db).presses(ShowGrid(of.round.territory, of.round.id, made_up))
    assert told == "This round did not ask about that."


def test_only_what_the_modules_ask_is_offered(db: Connection) -> None:
    """A round on actors has no trainings and no legal forms."""
    assert [id for id, _ in grids(("A",))] == ["A1.what", "A1.sector", "A2.kind", "A3.tasks"]
    assert [id for id, _ in grids(ALL)][-1] == "C3.services"
    round_ = closed_round(db, {}, modules=("A",))
    amal = facilitator(db)
    amal.presses(ShowCoverage(round_.territory, round_.id))
    assert amal.labels()[-3:] == ["Tasks taken care of", "All choices: Actors", "Back"]


def test_choices_are_told_in_words_most_first(db: Connection, of: Reckoned) -> None:
    """And what few chose in one line, unranked; a question with too few answers in three words."""
    (told,) = facilitator(db).presses(ShowChoices(of.round.territory, of.round.id, "C"))
    assert (
        "<b>Trainings wanted</b>\n· What SSE is: 9 of 17\n· Business models: 6 of 17\n· few, if any: Mentoring" in told
    )
    assert "<b>Readiness</b>\nnot enough answers" in told


def test_trainings_are_ranked_and_those_that_few_want_are_not(db: Connection, of: Reckoned) -> None:
    """Two who want mentoring are too few to be told from nobody."""
    (told,) = facilitator(db).presses(ShowDemand(of.round.territory, of.round.id))
    assert told.splitlines()[2:] == [
        "1. What SSE is: 9 of 17",
        "2. Business models: 6 of 17",
        "",
        "Wanted by few, if any: Mentoring",
    ]


def test_a_demand_that_too_few_spoke_of_is_told_in_words(db: Connection) -> None:
    """And so is one that was not asked."""
    few = [Chosen(n, CROWD[n][0], ("sse",)) for n in range(3)]
    whole = Results(turnout(42, []), {}, {"C3.trainings": many_of(TRAININGS, few)}, {})
    asked = closed_round(db, {}, more=whole)
    amal = facilitator(db)
    (told,) = amal.presses(ShowDemand(asked.territory, asked.id))
    assert "without giving anybody away" in told

    other = closed_round(db, {}, "Autumn", modules=("A",))
    (told,) = amal.presses(ShowDemand(other.territory, other.id))
    assert "This round did not ask about that." in told
