"""What is told of one's own answers, and what becomes of them when one is forgotten."""

import pytest
from sqlalchemy import select

from bot.contributions import OwnData
from bot.people import standing
from conversations.polls import queries
from conversations.polls.queries import Counts
from conversations.polls.tables import poll_answers
from conversations.privacy import privacy
from tests.builders import turn
from tests.conversations.polls.market import market, opened, presses


@pytest.fixture
def mahdia(db):
    return market(db, more=[privacy])


def own(mahdia, who):
    asked = turn(mahdia.db, standing.person(mahdia.db, who.who.telegram_id), menu=mahdia.line.menu)
    return [part for part in asked.contributions(OwnData) if part.heading == "polls"]


@pytest.mark.parametrize("names", ["Open", "Anonymous"])
def test_ones_own_answers_are_ones_own_data(mahdia, names):
    """While they are known; in one's own language where it is written so."""
    opened(mahdia, names=names)
    sara, mourad = mahdia.person("Sara", "fr"), mahdia.person("Mourad")
    presses(sara, "Au port")

    [part] = own(mahdia, sara)
    assert [(row["asked"], row["chosen"]) for row in part.rows] == [("Où tenir le marché ?", ["Au port"])]
    assert own(mahdia, mourad) == []


def test_whoever_is_forgotten_leaves_no_answer_behind(mahdia):
    """It is read out before, and done."""
    opened(mahdia)
    sara = mahdia.person()
    presses(sara, "Au port")
    sara.writes("/privacy")
    sara.presses("Forget me")
    assert "your answers to polls in groups" in sara.sees
    sara.presses("Erase everything about me")

    assert mahdia.db.execute(select(poll_answers)).all() == []
    assert queries.counted(mahdia.db, mahdia.poll) == Counts((0, 0), 0)
