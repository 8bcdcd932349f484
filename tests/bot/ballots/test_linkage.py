"""After the close nobody can tell who voted what: an attacker who has everything does no better than chance.

The same ways of looking link everybody before, or where tables have row numbers. What is chance: ``too_many``.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, select, text

from bot.backup import back_up
from bot.ballots import codes
from bot.ballots.tables import votes
from bot.storage.engine import Database, database
from bot.storage.metadata import metadata
from bot.storage.migrate import copy
from tests.bot.ballots import attacker_postgres
from tests.bot.ballots.attacker import Spoils, attacks, hits, taken, too_many
from tests.bot.ballots.polling import Polling, polling
from tests.loud import loud
from tests.postgres import Server

VOTERS = 12
LONG = [pytest.mark.faults, pytest.mark.timeout(900)]
pytestmark = pytest.mark.timeout(300)  # some thousand transactions, on a machine that may be busy
SO_MANY = pytest.mark.parametrize("many", [6, pytest.param(40, marks=LONG)])
WITH_ROW_NUMBERS = (
    "DROP TABLE secret_ballots",
    "CREATE TABLE secret_ballots (vote_id INTEGER, code TEXT, choice TEXT, kind TEXT, advice INTEGER)",
    "CREATE UNIQUE INDEX one_code ON secret_ballots (vote_id, code)",
)
Held = Callable[..., AbstractAsyncContextManager[tuple[Polling, Path]]]


@pytest.fixture(autouse=True)
def said() -> Iterator[io.StringIO]:
    with loud() as lines:
        yield lines


@pytest.fixture
def elections(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Held:
    """A town with a secret vote that all have voted in, in an order of chance; another for each seed."""

    @asynccontextmanager
    async def held(seed: int, before: Sequence[str] = (), votes: int = 1) -> AsyncIterator[tuple[Polling, Path]]:
        monkeypatch.setattr(codes, "CHANCE", Random(f"codes {seed}"))
        file = tmp_path / f"{seed}.db"
        copy(sqlite_template, file)
        async with opened(f"sqlite:///{file}") as store:
            await store.transaction(lambda db: [db.execute(text(each)) for each in before])
            polled = await polling(store, VOTERS, seed, votes)
            await polled.go()
            yield polled, file

    return held


@SO_MANY
async def test_after_the_close_an_attacker_does_no_better_than_chance(
    elections: Held, said: io.StringIO, many: int
) -> None:
    """With the file, its log, what lies beside, a backup, every row and every line logged."""
    found = Counter[str]()
    for seed in range(many):
        async with elections(seed) as (polled, file):
            await polled.close(polled.votes[0])
            assert await polled.database.tidy(anew=True)
            found += linked(polled, await everything(polled, file, said.getvalue()))

    assert len(found) > 20
    assert {way: number for way, number in found.items() if number >= too_many(many)} == {}


async def test_before_the_close_and_before_tidying_the_attacker_links_everybody(elections: Held) -> None:
    """From the log of changes, where each commit has a voter and a code: this is what is tidied away."""
    during, closed = Counter[str](), Counter[str]()
    for seed in range(3):
        async with elections(seed) as (polled, file):
            during += linked(polled, taken(file, *known(polled)))
            await polled.close(polled.votes[0])
            closed += linked(polled, taken(file, *known(polled)))

    assert during["replaying the log"] == during["-wal: first places"] == 3 * VOTERS
    assert closed["replaying the log"] == closed["-wal: first places"] == 3 * VOTERS


async def test_with_the_log_emptied_the_attacker_links_nearly_everybody_by_places_in_a_page(elections: Held) -> None:
    """Ballots lie there as they came, apart from some that were changed: why the tables are written anew as well."""
    found = Counter[str]()
    for seed in range(3):
        async with elections(seed) as (polled, file):
            assert await polled.database.tidy()
            found += linked(polled, taken(file, *known(polled)))

    assert found["file: first places, backwards"] >= 3 * VOTERS * 0.75


async def test_with_ordinary_row_numbers_the_attacker_links_everybody(elections: Held) -> None:
    """Even in a file that was tidied: the order of the ballots is kept for good, in the table and in its bytes."""
    found = Counter[str]()
    for seed in range(3):
        async with elections(seed, WITH_ROW_NUMBERS) as (polled, file):
            assert await polled.database.tidy(anew=True)
            found += linked(polled, taken(file, *known(polled)))

    assert found["order of the table"] == found["file: first places, backwards"] == 3 * VOTERS


@SO_MANY
async def test_ballots_of_a_vote_that_goes_on_lose_their_order_with_the_close_of_another(
    elections: Held, many: int
) -> None:
    """What the close writes anew it writes anew for all: the attacker has nothing of the other vote either."""
    found = Counter[str]()
    for seed in range(many):
        async with elections(seed, votes=2) as (polled, file):
            await polled.close(polled.votes[1])
            assert await polled.database.tidy(anew=True)
            found += linked(polled, taken(file, *known(polled)))

    assert {way: number for way, number in found.items() if number >= too_many(many)} == {}


async def test_where_a_full_disk_leaves_no_room_for_a_new_file_an_emptied_log_is_enough(elections: Held) -> None:
    """Both tables lie in the order of their keys by then, and what was deleted is overwritten with zeros."""
    found = Counter[str]()
    for seed in range(6):
        async with elections(seed, votes=2) as (polled, file):
            await polled.close(polled.votes[1])
            assert await polled.database.tidy()
            found += linked(polled, taken(file, *known(polled)))
            held = taken(file, *known(polled)).files
            assert [code for code in polled.cast[polled.votes[1].id].values() if code.encode() in held["file"]] == []

    assert {way: number for way, number in found.items() if number >= too_many(6)} == {}


@SO_MANY
async def test_at_a_postgresql_server_the_attacker_links_everybody_until_the_tables_are_written_anew(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """By hidden columns and old versions of rows; the other vote of the same people goes on, with nothing to see."""
    during, closed = Counter[str](), Counter[str]()
    async with opened(postgres_url) as store:
        for seed in range(many):
            monkeypatch.setattr(codes, "CHANCE", Random(f"codes {seed}"))
            polled = await polling(store, VOTERS, seed, votes=2)
            await polled.go()
            during += await linked_by_columns(polled)
            await polled.close(polled.votes[1])
            closed += await linked_by_columns(polled)
            await polled.close(polled.votes[0])

    assert during["same transaction, in the pages"] == during["pages"] == many * VOTERS
    assert during["same transaction"] > many * VOTERS / 2  # all whose ballot was not changed
    assert {way: number for way, number in closed.items() if number >= too_many(many)} == {}


async def test_no_file_of_a_postgresql_server_holds_a_code_as_it_was_cast(postgres_url: str, postgres: Server) -> None:
    """But for its own log of changes (``pg_wal``, and wherever it is archived), which nobody but the server empties."""
    async with opened(postgres_url) as store:
        polled = await polling(store, VOTERS, 1)
        await polled.go()
        await checkpoint(store)
        assert codes_in(postgres, polled) == VOTERS
        await polled.close(polled.votes[0])
        await checkpoint(store)
        assert codes_in(postgres, polled) == 0


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    store = database(url)
    await store.open()
    yield store
    await store.close()


async def linked_by_columns(polled: Polling) -> Counter[str]:
    vote = polled.votes[0].id
    found = await polled.database.transaction(lambda db: attacker_postgres.attacks(db, *known(polled), vote))
    return Counter({way: hits(guess, polled.cast[vote]) for way, guess in found.items()})


async def checkpoint(store: Database) -> None:
    await store.transaction(lambda db: db.execute(text("CHECKPOINT")))


def codes_in(server: Server, polled: Polling) -> int:
    """How many codes stand in the server's files, apart from its log of changes."""
    files = [each for each in (server.folder / "data").rglob("*") if each.is_file() and each.parent.name != "pg_wal"]
    held = b"".join(each.read_bytes() for each in files)
    return sum(code.encode() in held for code in known(polled)[1])


def known(polled: Polling) -> tuple[list[str], list[str]]:
    """Who voted, in their order, and the codes, in that of the published list."""
    cast = polled.cast[polled.votes[0].id]
    return list(cast), sorted(cast.values())


def linked(polled: Polling, spoils: Spoils) -> Counter[str]:
    truth = polled.cast[polled.votes[0].id]
    return Counter({way: hits(guess, truth) for way, guess in attacks(spoils).items()})


async def everything(polled: Polling, file: Path, said: str) -> Spoils:
    copied = file.with_suffix(".backup")
    back_up(f"sqlite:///{file}", copied)
    rows = await polled.database.read(all_rows)
    others = {"backup": copied.read_bytes(), "rows": rows.encode(), "lines logged": said.encode()}
    return taken(file, *known(polled), **others)


def all_rows(db: Connection) -> str:
    """Every row of every table as somebody prints them, apart from the published list."""
    rows = (
        (table, db.execute(select(*(c for c in table.c if c is not votes.c.published))))
        for table in metadata.sorted_tables
    )
    return "\n".join(f"{table.name} {row}" for table, found in rows for row in found)
