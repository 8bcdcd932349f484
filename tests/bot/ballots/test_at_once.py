"""Two processes on one database, which is nobody's wish: one vote is opened, one close counts, no ballot is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
import pytest_asyncio
from sqlalchemy import Connection

from bot.ballots import casting, closing, rolls, secret
from bot.ballots.closing import Closed
from bot.ballots.rules.outcome import Result, Rule
from bot.ballots.secret import Cast
from bot.ballots.vote import Vote, wherever
from bot.people.organisations import Organisation
from bot.people.roles import Person
from bot.storage.engine import Database
from bot.storage.engine import database as open_database
from tests.bot.ballots.booth import Booth, booth, opened
from tests.bot.ballots.hall import END, body, cast, opens
from tests.builders import NOW

Voting = list[tuple[Organisation, Person]]


@pytest_asyncio.fixture
async def both(database_url: str) -> AsyncIterator[list[Database]]:
    """Two doors to the same house."""
    stores = [open_database(database_url) for _ in range(2)]
    for store in stores:
        await store.open()
    yield stores
    for store in stores:
        await store.close()


def town(db: Connection, size: int) -> Voting:
    return [body(db, f"Body {number}") for number in range(size)]


async def test_one_of_two_who_open_a_vote_at_once_opens_it(both: list[Database]) -> None:
    """The other is told that it is open already."""
    await both[0].transaction(lambda db: town(db, 1))
    done = await asyncio.gather(*(one.transaction(opens) for one in both), return_exceptions=True)
    assert sorted(type(one) for one in done if isinstance(one, ValueError)) == [ValueError]
    assert len([one for one in done if isinstance(one, Vote)]) == 1


@pytest.mark.parametrize(("voting", "result"), [(3, Result.ADOPTED), (1, Result.EXTENDED)])
async def test_one_of_two_who_close_a_vote_at_once_closes_or_extends_it(
    both: list[Database], voting: int, result: Result
) -> None:
    """Three on the roll. Extended it is once, and not ended by whoever came a moment later."""

    def unit(db: Connection) -> Vote:
        those, vote = town(db, 3), opens(db)
        for who in those[:voting]:
            cast(db, vote, who, "consent")
        return vote

    vote = await both[0].transaction(unit)
    now = NOW + timedelta(hours=1)
    done = await asyncio.gather(*(one.transaction(lambda db: closing.close(db, vote.id, now)) for one in both * 2))
    (closed,) = [one for one in done if one is not None]
    assert closed.outcome.result is result
    assert await both[1].read(lambda db: wherever(db, vote.id)) == closed.vote


async def test_every_ballot_that_was_taken_is_counted_by_a_close_that_comes_at_once(both: list[Database]) -> None:
    """A ballot is in time and counts, or it is late and its voter is told: none is recorded and left out."""

    def unit(db: Connection) -> tuple[Voting, Vote]:
        those, vote = town(db, 40), opens(db, Rule.MAJORITY)
        for who in those[:20]:
            cast(db, vote, who, "for")
        return those, vote

    those, vote = await both[0].transaction(unit)

    async def votes(number: int) -> bool:
        try:
            await both[number % 2].transaction(lambda db: cast(db, vote, those[number], "against"))
        except ValueError:
            return False
        return True

    async def closes() -> Closed | None:
        return await both[1].transaction(lambda db: closing.close(db, vote.id, END - timedelta(hours=1)))

    *taken, closed = await asyncio.gather(*(votes(number) for number in range(20, 40)), closes())

    assert isinstance(closed, Closed)
    assert closed.outcome.counts == {"for": 20, "against": sum(map(bool, taken)), "aside": 0}
    assert len(await both[0].read(lambda db: casting.ballots(db, vote.id))) == 20 + sum(map(bool, taken))


async def test_a_ballot_that_is_cast_elsewhere_outlives_a_close_that_comes_at_once(both: list[Database]) -> None:
    """The close of a secret vote writes the ballots of the others anew: those too that came while it was at it."""

    def unit(db: Connection) -> tuple[Booth, Booth]:
        first = booth(db, 30)
        second = opened(db, first.vote.territory, row=2)
        for voter in first.voters:
            first.casts(voter)
        return first, second

    first, second = await both[0].transaction(unit)

    def casts(db: Connection, voter: str) -> Cast:
        return Booth(db, second.vote, second.people).casts(voter)

    async def closes() -> Closed | None:
        return await both[1].transaction(lambda db: closing.close(db, first.vote.id, first.vote.closes_at))

    presses = [both[place % 2].transaction(partial(casts, voter=voter)) for place, voter in enumerate(second.voters)]
    done = await asyncio.gather(*presses[:10], closes(), *presses[10:])
    kept, _ = await both[0].read(lambda db: secret.counted(db, second.vote))
    marked = [line for line in await both[0].read(lambda db: rolls.lines(db, second.vote.id)) if line.voted]
    assert (done.count(Cast.RECORDED), len(kept), len(marked)) == (30, 30, 30)
