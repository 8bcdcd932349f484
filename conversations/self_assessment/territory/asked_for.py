"""The round that a button names, once its figures are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from bot.buttons import Button
from bot.errors import Refusal
from bot.events import GoHome
from bot.figures import Results
from bot.i18n import T
from bot.people.permissions import within
from bot.people.roles import Person
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import results


class OfRound(Protocol):
    """A facilitator's press about one round of one territory."""

    @property
    def territory(self) -> int: ...
    @property
    def round(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A closed round and what came of it."""

    round: Round
    results: Results


def reckoned(db: Connection, person: Person, press: OfRound) -> Reckoned:
    """What a facilitator asks for. Raises Refusal for another territory's round, and while there are no figures."""
    here = within(person, press.territory)
    found = closed(db, here, press.round)
    if found is None:
        raise Refusal(T("The figures of this round are not there yet."), (Button(T("Menu"), GoHome()),))
    return found


def closed(db: Connection, territory: int, round_: int) -> Reckoned | None:
    """A round of that territory, if its figures are there."""
    found, figures = rounds.by_id(db, territory, round_), results.of(db, round_)
    return None if found is None or figures is None else Reckoned(found, figures)
