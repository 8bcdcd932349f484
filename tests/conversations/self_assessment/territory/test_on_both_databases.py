"""A round is read and frozen alike on SQLite and on PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.figures import Results
from bot.storage.engine import Database
from conversations.self_assessment.territory.own_words import batch, open_questions
from tests.conversations.self_assessment.opened import open_round
from tests.conversations.self_assessment.territory.answered import answers_all, answers_one, cards, town, wrote
from tests.conversations.self_assessment.territory.reckoned import reckoned

A1 = (6, 7, 8, 8, 8, 9, 8, 5, 6, 4, 6, 7, 7, 3, 3, 4, 5)  # reckoned by hand in test_reckoning


async def test_figures_grids_and_words_come_out_alike(database: Database) -> None:
    """The sheets are put together by the database, which writes it differently in each."""

    barrier = next(one for one in open_questions(("A",)) if one.question.id == "A2.barrier")

    def unit(db: Connection) -> tuple[Results, tuple[str, ...]]:
        there = town(db)
        round_ = open_round(db, modules=("A",), invited=17)
        answers_all(db, round_, there.people, A1=A1, A2=(2,) * 17, A2_barrier=(wrote("جدار\tو\nباب"),) * 17)
        for who in there.people:
            answers_one(db, round_, who, cards("A1.actors", {"A1.what": ("training",), "A1.level": "local"}))
        found = reckoned(db, round_)
        return found, batch(db, round_, barrier)

    found, reasons = await database.transaction(unit)

    figure = found.figures["A1"].numbers
    assert figure is not None
    assert (figure.people, figure.units, figure.median, figure.mean) == (17, 8, 6.3, 6.1)
    assert found.grids["A1.what"].level("training", "local") == "most"
    assert reasons == ("جدار\tو\nباب",) * 17
