"""Answers come back from the database as they were given, whatever letters stand in them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection

from bot.questionnaire import Blank, OwnWords, Position, Walk
from bot.storage.engine import Database
from conversations.self_assessment import kept, queries
from conversations.self_assessment.questions import SELF_ASSESSMENT
from tests.builders import NOW, person

GIVEN = {
    Position("A1"): 7,
    Position("A2"): Blank.UNKNOWN,
    Position("A1.actors"): "add",
    Position("A1.who", 1): OwnWords('Espoir\t«الأمل»\nline two \\ "quoted"'),
    Position("A1.does", 1): ("training", "finance"),
    Position("A1.barrier"): OwnWords(voice="file"),
}


async def test_a_sitting_comes_back_whole_from_each_database(database: Database) -> None:
    """Tabs and line breaks part the answers on their way, and may stand in what somebody wrote."""

    def sit_down(db: Connection) -> tuple[Any, ...]:
        sara = person(db)
        begun = queries.begin(db, sara, NOW, None)
        queries.keep(db, begun, Walk(SELF_ASSESSMENT.modules[0], GIVEN, None), NOW)
        found, latest = queries.sitting(db, sara), queries.latest(db, sara)
        return queries.said(db, begun.id), found and found.answers, latest and latest.answers

    assert await database.transaction(sit_down) == (GIVEN, GIVEN, GIVEN)


def test_who_answered_nothing_yet_has_no_answers() -> None:
    """The database gives nothing at all then."""
    assert kept.read(None) == {}


@pytest.mark.parametrize("line", ['R1\t0\t{"text":"Sara"}', 'R1\t0\t{"voice":"file"}', 'R1\t0\t{"text": "Sara"}'])
def test_what_somebody_wrote_or_said_is_not_remembered(line: str) -> None:
    """It goes with its person when they are forgotten; ratings and choices are the same for many."""
    kept.remembered.cache_clear()
    kept.answer(line)
    assert kept.remembered.cache_info().currsize == 0
    kept.answer("R1\t0\t7")
    assert kept.remembered.cache_info().currsize == 1
