"""The bot dies at one write after another of a turn and of its send: all of it is on disk, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.dispatch.tables import seen
from bot.outbox.tables import State, outbox
from bot.people.waits import waits
from tests.faults.answerer import Answerer, crowd, together
from tests.faults.aside import aside
from tests.faults.kept import Diaries, at_rest, diaries, members, records
from tests.faults.kernel import LEAST, SYNC, WRITE, deadly
from tests.faults.waiting import until
from tests.town import Town, town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy

MOST = {WRITE: 72, SYNC: 8}  # more such calls than a turn and its send make; somebody else answers in each


@dataclass(frozen=True, slots=True)
class Written:
    """All that a turn writes: the answer, that its update was taken, what is asked now, and what is to be said."""

    diaries: Diaries
    taken: int
    asked: tuple[Any, ...]
    said: int


@pytest.mark.parametrize("call", [WRITE, SYNC])
async def test_a_turn_and_its_send_survive_a_death_at_some_writes(tmp_path: Path, call: str) -> None:
    """Whatever the moment, the person ends with one answer and with a reply, and hears it twice only from the line."""
    async with town(tmp_path) as made:
        await die_at(made, call, every=MOST[call] // 8)


@pytest.mark.faults
@pytest.mark.timeout(900)
@pytest.mark.parametrize("call", [WRITE, SYNC])
async def test_a_turn_and_its_send_survive_a_death_at_every_write(tmp_path: Path, call: str) -> None:
    """The same, and not one write is left out."""
    async with town(tmp_path) as made:
        deaths = await die_at(made, call, every=1)
        assert deaths >= LEAST[call]


async def die_at(made: Town, call: str, *, every: int) -> int:
    """Let somebody answer while the bot dies in its first such call, somebody else in a later one, and so on.

    Until the bot gets through; in how many calls it died.
    """
    async with crowd(await members(made, MOST[call] // every), seed=15) as people:
        await together(*(is_in_the_middle(each) for each in people))
        for deaths, (one, number) in enumerate(zip(people, count(1, every), strict=False)):
            if not await dies(made, one, call, number):
                return deaths
    raise AssertionError(f"the bot never got through {MOST[call]} such calls")


async def is_in_the_middle(one: Answerer) -> None:
    await one.begins()
    await one.answers_next()
    await one.sees(one.is_open)


async def dies(made: Town, one: Answerer, call: str, number: int) -> bool:
    """Whether the bot died before it was done; either way all is as it must be, then and at the end."""
    await at_rest(made)
    async with aside(made) as store:
        before = await store.read(written)
    last = (await made.world.calls())[-1]["n"]
    async with deadly(made, call, number) as process:
        await one.answers_next()
        await until(lambda: process.returncode is not None or is_done(made, before), "a death, or the end")
    async with aside(made) as store:
        left, states = await store.read(written), await store.read(lambda db: states_after(db, before.said))
    died = made.process is None
    if died:
        await made.start()
        await one.sees(one.is_open)
    await at_rest(made)

    async with records(made) as store:
        after = await store.read(written)
    assert left in (before, after)
    assert after == Written(
        before.diaries | {one.someone.id: one.diary}, before.taken + 1, after.asked, before.said + 1
    )
    assert after.asked != before.asked
    assert await times_heard(made, one, last) in (times(states) if died else {1})
    return died


def written(db: Connection) -> Written:
    taken, said = (db.scalar(select(func.count()).select_from(table)) or 0 for table in (seen, outbox))
    asked = db.execute(select(waits.c.chat_id, waits.c.name, waits.c.state).order_by(waits.c.chat_id))
    return Written(diaries(db), taken, tuple(tuple(row) for row in asked), said)


async def is_done(made: Town, before: Written) -> bool:
    """Whether the reply is on its way no more."""
    async with aside(made) as store:
        return await store.read(lambda db: states_after(db, before.said)) == [State.SENT]


def states_after(db: Connection, rows: int) -> list[State]:
    """How far the messages have come that were written after the first so many."""
    return [State(state) for state in db.scalars(select(outbox.c.state).order_by(outbox.c.id).offset(rows))]


def times(states: list[State]) -> set[int]:
    """How often a reply may be heard that was left so: a send in flight is made once more."""
    return {1, 2} if states == [State.CLAIMED] else {1}


async def times_heard(made: Town, one: Answerer, after: int) -> int:
    calls = await made.world.calls(after=after)
    return sum(str(call["parameters"].get("chat_id")) == str(one.someone.id) for call in calls)
