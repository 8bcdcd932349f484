"""From a round's overview to everything else that came of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T, Tp, paragraphs
from bot.people.roles import Role
from bot.questionnaire import Module
from conversations.self_assessment.flow import module_named, self_assessment
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds.presses import ListAnswered
from conversations.self_assessment.territory.asked_for import Reckoned, reckoned
from conversations.self_assessment.territory.earlier import before
from conversations.self_assessment.territory.headlines import headlines, turnout
from conversations.self_assessment.territory.presses import (
    Browse,
    CompareRounds,
    ListOpenWords,
    PickReport,
    PickTables,
    ShowCoverage,
    ShowDemand,
    ShowPublishing,
    ShowSpread,
    ShowTerritory,
)


@self_assessment.on(Browse, who=Role.FACILITATOR)
def browse(turn: Turn, press: Browse) -> None:
    """The overview without its picture: where the ways back lead, so that nothing is drawn twice."""
    of = reckoned(turn.db, turn.person, press)
    head = T("<b>{round}</b>", round=of.round.name)
    told = headlines(asked(of.round.modules).topics, of.results.figures)
    picture = (Button(T("See the picture"), ShowTerritory(press.territory, press.round)),)
    turn.show(paragraphs(head, turnout(of.results), told), picture, *ways(turn.db, of))


def ways(db: Connection, of: Reckoned) -> tuple[Row, ...]:
    """Two in a row: pages of the modules, what was chosen and written, what goes out, and home."""
    here, number = of.round.territory, of.round.id
    pages = [Button(module.title, ShowSpread(here, number, module.id)) for module in asked(of.round.modules).modules]
    wanted = Button(Tp("those that are wanted", "Trainings"), ShowDemand(here, number))
    said = [
        Button(T("Coverage"), ShowCoverage(here, number)),
        *([wanted] if "C" in of.round.modules else []),  # the part that asks which
        Button(T("Open answers"), ListOpenWords(here, number)),
    ]
    beside = [Button(Tp("two rounds", "Compare"), CompareRounds(here, number))] if before(db, of) else []
    out = [
        Button(T("Report (PDF)"), PickReport(here, number)),
        Button(T("Tables"), PickTables(here, number)),
        Button(T("Publish"), ShowPublishing(here, number)),
        Button(T("Who answered"), ListAnswered(here, number)),
    ]
    return (*pairs([*pages, *said, *beside, *out]), (Button(T("Menu"), GoHome()),))


def pairs(keys: Sequence[Button]) -> tuple[Row, ...]:
    return tuple(tuple(keys[first : first + 2]) for first in range(0, len(keys), 2))


def way_back(of: Reckoned) -> Row:
    return (Button(T("Back"), Browse(of.round.territory, of.round.id)),)


def module_of(of: Reckoned, name: str) -> Module:
    """A module that the round asked. Raises Refusal for any other one: a button may be of another version."""
    if name not in of.round.modules:
        raise Refusal(T("This round did not ask about that."), way_back(of))
    return module_named(name)
