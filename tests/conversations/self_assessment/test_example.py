"""The demo's invented round."""

from sqlalchemy import Connection, func, select

from bot.contributions import Example
from bot.figures.figure import Verdict
from bot.figures.results import Results
from conversations.self_assessment import self_assessment
from conversations.self_assessment.example import Furnish, furnish
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.rounds.queries import opened_in
from conversations.self_assessment.tables import assessments
from conversations.self_assessment.territory import records
from conversations.self_assessment.territory.gathering import gather
from conversations.self_assessment.territory.presses import Reckon
from conversations.self_assessment.territory.reckoning import reckon
from tests.builders import person, territory, turn


def test_seventeen_people_have_answered_a_round_that_is_closed(db: Connection) -> None:
    """A facilitator who tries the demo has something to look at."""
    made = turn(db, person(db, "Nora"))

    furnish(made, Furnish(territory(db).id))

    (round_,) = opened_in(db, territory(db).id)
    assert (round_.answered, round_.invited, round_.is_open) == (17, 17, False)
    assert [due.signal for due in made.dues] == [Reckon(round_.id)]
    assert made.messages == []


def test_it_shows_something_of_everything(db: Connection) -> None:
    """A strength, something to discuss, a concern, a split and what people do not know."""
    found = [reckoned(db).figures[topic.id] for topic in SELF_ASSESSMENT.topics]

    assert {Verdict.STRENGTH, Verdict.DISCUSS, Verdict.CONCERN, Verdict.SPLIT} <= {one.verdict for one in found}
    assert any(one.knowledge_gap for one in found)


def test_a_territory_with_a_round_of_its_own_is_left_alone(db: Connection) -> None:
    """The demo can be started again in the same folder."""
    for _ in range(2):
        furnish(turn(db, person(db, "Nora")), Furnish(territory(db).id))

    assert db.scalar(select(func.count()).select_from(assessments)) == 17


def test_it_comes_about_where_the_demo_says(db: Connection) -> None:
    """As a plain value: the demo knows no conversation."""
    nora = turn(db, person(db, "Nora"), menu=[self_assessment])

    assert list(nora.contributions(Example)) == [Example(Furnish(territory(db).id))]


def reckoned(db: Connection) -> Results:
    furnish(turn(db, person(db, "Nora")), Furnish(territory(db).id))
    (round_,) = opened_in(db, territory(db).id)
    gathered = gather(list(records.sheets(db, round_, SELF_ASSESSMENT)), SELF_ASSESSMENT)
    return reckon(gathered, SELF_ASSESSMENT, round_.invited, records.joined(db, round_))
