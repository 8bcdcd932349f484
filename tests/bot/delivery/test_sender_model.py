"""Whatever Telegram answers, the sender equals a plain model: who hears what, in which order, how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.delivery.verdict import TRIES
from bot.errors import NotModified, NotSent, TryLater, Unclear, Unreachable
from bot.outbox.tables import State, Urgency, bodies
from bot.storage.engine import Database
from tests.bot.delivery.office import Office, Work
from tests.letters import letter, states

pytestmark = pytest.mark.usefixtures("short_pauses")


@dataclass(frozen=True, slots=True)
class Told:
    """A message and what Telegram answers to its first tries."""

    chat: int
    urgency: Urgency
    answers: tuple[type[Exception], ...]

    @property
    def name(self) -> str:
        return " ".join([str(self.chat), *(kind.__name__ for kind in self.answers)])


kinds = st.sampled_from([Unclear, Unclear, NotSent, TryLater, NotModified, ValueError, Unreachable])
told = st.builds(Told, st.integers(1, 4), st.sampled_from(Urgency), st.lists(kinds, max_size=6).map(tuple))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everything=st.lists(told, max_size=12), at_once=st.integers(1, 6))
async def test_whatever_telegram_answers(database: Database, everything: list[Told], at_once: int) -> None:
    """Nothing is lost, nothing overtakes within a chat, and nothing is doubled but what may be."""
    named = [(f"{place}: {one.name}", one) for place, one in enumerate(everything)]
    office = Office({name: [made(kind) for kind in one.answers] for name, one in named})
    work = Work(database, office, at_once=at_once)

    await work.send_all(*(letter(name, one.chat, one.urgency) for name, one in named))

    for chat in range(1, 5):
        mine = sorted((pair for pair in named if pair[1].chat == chat), key=lambda pair: pair[1].urgency)
        assert [words for whom, words in office.heard if whom == chat] == heard(mine)
    assert await database.transaction(states) == {
        name: state for chat in range(1, 5) for name, state in ends(named, chat).items()
    }
    await database.transaction(lambda db: db.execute(delete(bodies)))


def heard(mine: Sequence[tuple[str, Told]]) -> list[str]:
    """What a chat hears: each message until it is settled, then the next."""
    said: list[str] = []
    for name, one in mine:
        tries, state = course(one)
        said += [name] * tries
        if state is State.CANCELLED:
            break
    return said


def ends(named: Sequence[tuple[str, Told]], chat: int) -> dict[str, State]:
    """Where each message of a chat ends; all that come after a closed door are called off."""
    mine = sorted((pair for pair in named if pair[1].chat == chat), key=lambda pair: pair[1].urgency)
    found: dict[str, State] = {}
    for name, one in mine:
        closed = State.CANCELLED in found.values()
        found[name] = State.CANCELLED if closed else course(one)[1]
    return found


def course(one: Told) -> tuple[int, State]:
    """How often a message is tried, and how it ends."""
    unclear = 0
    for tries, kind in enumerate(one.answers, start=1):
        unclear += kind is Unclear
        if kind is Unclear and (one.urgency is not Urgency.REPLY or unclear == TRIES):
            return tries, State.UNKNOWN
        if kind in ENDS:
            return tries, ENDS[kind]
    return len(one.answers) + 1, State.SENT


ENDS = {NotModified: State.SENT, ValueError: State.FAILED, Unreachable: State.CANCELLED}


def made(kind: type[Exception]) -> Exception:
    return TryLater(timedelta(milliseconds=3)) if kind is TryLater else kind()
