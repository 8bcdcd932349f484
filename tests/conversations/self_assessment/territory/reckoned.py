"""A round whose answers are in the database, closed and reckoned."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.desk import Desk
from bot.events import Place
from bot.figures import Results
from bot.people import standing
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import results
from conversations.self_assessment.territory.presses import Reckon
from conversations.self_assessment.territory.reckoning import reckon_round
from tests.conversations.self_assessment.opened import close
from tests.conversations.self_assessment.territory.frozen import LATER


def reckoned(db: Connection, round_: Round) -> Results:
    """Close the round, reckon it, and what is frozen of it."""
    desk = desk_of(db)
    reckon_round(desk, Reckon(close(db, round_, LATER).id))
    for write in desk.writes:
        write(db)
    found = results.of(db, round_.id)
    assert found is not None
    return found


def desk_of(db: Connection) -> Desk:
    """Where work is done that is nobody's."""
    return Desk(standing.NOBODY, Place(0), LATER, lambda unit: unit(db))
