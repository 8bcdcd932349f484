"""The ways through a closed round: for its facilitators only, each label as long as a phone has room for."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection

from bot.i18n import LANGUAGES
from bot.people.roles import Role
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import presses
from conversations.self_assessment.territory.presses import (
    Browse,
    CompareRounds,
    ListOpenWords,
    ShowChoices,
    ShowCoverage,
    ShowDemand,
    ShowGrid,
    ShowOpenWords,
    ShowSpread,
    ShowTerritory,
)
from tests.builders import territory
from tests.conversations.self_assessment.territory.facilitated import Desk, facilitator
from tests.conversations.self_assessment.territory.frozen import HIGH, closed_round

MORE = {
    ShowSpread: ("A",),
    ShowGrid: ("A1.what",),
    ShowChoices: ("A",),
    ShowOpenWords: ("A1.barrier", 7, 0),
}
EVERY = [
    Browse,
    CompareRounds,
    ListOpenWords,
    ShowChoices,
    ShowCoverage,
    ShowDemand,
    ShowGrid,
    ShowOpenWords,
    ShowSpread,
    ShowTerritory,
]


@pytest.fixture
def spring(db: Connection) -> Round:
    return closed_round(db, {"A1": HIGH})


def press(kind: type, where: int, round_: int) -> Any:
    return kind(where, round_, *MORE.get(kind, ()))


@pytest.mark.parametrize("kind", EVERY)
def test_nobody_else_gets_a_word_of_it(db: Connection, spring: Round, kind: type) -> None:
    """An actor of the territory, and a facilitator of another one who names either territory."""
    zarqa = territory(db, "Zarqa", "JO")
    sara = facilitator(db, Role.ACTOR)
    zaid = facilitator(db, line=sara.line, where=zarqa)

    told = [
        *sara.presses(press(kind, spring.territory, spring.id)),
        *zaid.presses(press(kind, spring.territory, spring.id)),
        *zaid.presses(press(kind, zarqa.id, spring.id)),
    ]

    assert len(told) == 3
    assert not any("\u2068Spring\u2069" in said or "supporters" in said or "Coverage" in said for said in told)


@pytest.mark.parametrize("kind", EVERY)
def test_a_facilitator_is_answered_at_every_way(db: Connection, spring: Round, kind: type) -> None:
    """With words and a way on, also where too few have answered."""
    amal = facilitator(db)
    told = amal.presses(press(kind, spring.territory, spring.id))
    assert told and not any("on our side" in said for said in told)
    assert amal.labels()


@pytest.mark.parametrize("kind", EVERY)
def test_a_round_that_is_gone_is_told_so(db: Connection, spring: Round, kind: type) -> None:
    """A button may be older than what it was drawn from."""
    amal = facilitator(db)
    (said,) = amal.presses(press(kind, spring.territory, spring.id + 99))
    assert said in ("The figures of this round are not there yet.", "This round is no longer there.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [Browse, ShowCoverage])
def test_labels_fit_a_phone(db: Connection, spring: Round, language: str, kind: type) -> None:
    """28 letters alone in a row, 14 in pairs."""
    closed_round(db, {"A1": HIGH}, "Autumn")
    amal = facilitator(db, language=language)
    amal.presses(press(kind, spring.territory, spring.id + 1))
    assert too_long(amal) == []


def too_long(amal: Desk) -> list[str]:
    rows = amal.phone.last.keyboard
    return [key["text"] for row in rows for key in row if len(key["text"]) > (28 if len(row) == 1 else 14)]


def test_every_way_is_tried_here() -> None:
    """A new press of facilitators is added to the list above, or belongs to what goes out of the house."""
    shown = {kind for name, kind in vars(presses).items() if name.startswith(("Show", "List", "Compare", "Browse"))}
    assert shown - set(EVERY) == {presses.ShowBeside, presses.ShowPublishing}
