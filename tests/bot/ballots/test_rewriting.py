"""Roll and ballots written anew: the same rows, and where they lie tells nothing any more."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, select, text, update

from bot.ballots import closing, codes, rolls, secret
from bot.ballots.rewriting import rewrite
from bot.ballots.rules.outcome import Rule
from bot.ballots.tables import roll, secret_ballots, votes
from bot.ballots.vote import Vote
from bot.storage.engine import Database, database
from bot.storage.migrate import copy
from tests.bot.ballots.booth import LATER, booth, opened
from tests.postgres import Server

TABLES = (roll, secret_ballots)
KEY = b"k" * 32
INDEX = slice(136, 136 + 4 * 4062)
"""Where "-shm" lists pages (sqlite.org, "WAL-mode File Format", 2)."""
CHANGING = {*range(24, 28), *range(40, 44), *range(92, 96)}
"""Bytes of a file's head that count its changes (sqlite.org, "The SQLite Database File Format", 1.3)."""


def several(db: Connection) -> None:
    """Two votes that are open, whose people have voted in an order of chance."""
    first = booth(db, 9)
    second = opened(db, first.vote.territory, Rule.MAJORITY, row=2)
    for voter in Random(3).sample(first.voters, 9):
        first.casts(voter, "against")
        second.casts(voter)


def held(db: Connection) -> list[list[object]]:
    return [db.execute(select(table).order_by(*table.primary_key)).all() for table in TABLES]


async def test_every_row_is_as_before(database: Database) -> None:
    """Of votes that go on too."""
    await database.transaction(several)
    before = await database.read(held)
    await database.transaction(rewrite)
    assert await database.read(held) == before
    assert [len(rows) for rows in before] == [18, 18]


async def test_empty_tables_stay_empty(database: Database) -> None:
    """A close that nobody voted before."""
    await database.transaction(rewrite)
    assert await database.read(held) == [[], []]


async def test_what_is_undone_is_undone(database: Database) -> None:
    """A close that fails leaves roll and ballots as they were."""
    await database.transaction(several)
    before = await database.read(held)

    def fails(db: Connection) -> None:
        with db.begin_nested():
            rewrite(db)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.transaction(fails)
    assert await database.read(held) == before


@pytest.fixture
async def server(postgres_url: str):
    store = database(postgres_url)
    await store.open()
    yield store
    await store.close()


async def test_postgresql_begins_new_files(server: Database, postgres: Server) -> None:
    """What lay in the old ones is gone from the disk at the next checkpoint."""
    await server.transaction(several)
    before = await server.read(files)
    await server.transaction(rewrite)
    after = await server.read(files)
    await server.transaction(lambda db: db.execute(text("CHECKPOINT")))

    assert not set(before) & set(after)
    data = postgres.folder / "data"
    assert [held_in(data / each) for each in before] == [0, 0]
    assert all(held_in(data / each) for each in after)


async def test_postgresql_tells_neither_transactions_nor_places(server: Database) -> None:
    """One ``xmin`` for all, no ``xmax``, and rows lie in the order of their keys."""
    await server.transaction(several)
    assert len({xmin for table in TABLES for _, xmin, *_ in await hidden(server, table)}) == 1  # as it was one unit
    for voter in await server.read(lambda db: list(db.scalars(select(roll.c.voter).distinct()))):
        mine = roll.c.voter == voter
        await server.transaction(lambda db, mine=mine: db.execute(update(roll).where(mine).values(name="Somebody")))
    assert len({xmin for _, xmin, *_ in await hidden(server, roll)}) == 9

    await server.transaction(rewrite)

    found = {table.name: await hidden(server, table) for table in TABLES}
    assert len({xmin for rows in found.values() for _, xmin, *_ in rows}) == 1
    assert {xmax for rows in found.values() for _, _, xmax, _ in rows} == {0}
    for rows in found.values():
        assert [key for key, *_ in sorted(rows, key=lambda row: row[3])] == sorted(key for key, *_ in rows)


async def hidden(store: Database, table) -> list[tuple[tuple[int, str], int, int, tuple[int, int]]]:
    """Each row's key, ``xmin``, ``xmax`` and place."""
    key = ", ".join(column.name for column in table.primary_key)
    asked = text(f"SELECT {key}, xmin::text::bigint, xmax::text::bigint, ctid::text FROM {table.name}")
    rows = await store.read(lambda db: db.execute(asked).all())
    return [((vote, name), xmin, xmax, tuple(map(int, ctid[1:-1].split(",")))) for vote, name, xmin, xmax, ctid in rows]


def files(db: Connection) -> list[str]:
    return [db.scalar(text(f"SELECT pg_relation_filepath('{table.name}')")) for table in TABLES]


def held_in(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


async def test_sqlite_holds_the_same_bytes_in_whatever_order_people_voted(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two histories of two votes of 150 people: after the close of one the files are the same to the last byte.

    And beside the file nothing says in which order its pages were changed.
    """
    found = []
    for seed in (1, 2):
        monkeypatch.setattr(codes, "CHANCE", Random(0))
        found.append(await lived(sqlite_template, tmp_path / f"{seed}.db", Random(seed), closes=True))
    (first, changed), (second, changed_too) = found
    assert changed == changed_too
    assert len(first) == len(second) > 100_000
    assert [place for place in range(len(first)) if first[place] != second[place] and place not in CHANGING] == []


async def test_sqlite_without_it_holds_other_bytes(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages are split where people came in between: the two histories show as long as nothing is written anew."""
    found = []
    for seed in (1, 2):
        monkeypatch.setattr(codes, "CHANCE", Random(0))
        found.append(await lived(sqlite_template, tmp_path / f"{seed}.db", Random(seed), closes=False))
    assert found[0] != found[1]


async def lived(template: Path, file: Path, chance: Random, *, closes: bool) -> tuple[bytes, bytes]:
    """150 people cast two ballots each, one transaction each, in an order of chance, and one of the votes closes.

    The file afterwards, and the numbers of the pages that "-shm" has in the order in which they were changed.
    """
    copy(template, file)
    store = database(f"sqlite:///{file}")
    await store.open()
    cast = await store.transaction(prepared)
    for ballot in chance.sample(cast, len(cast)):
        assert await store.transaction(lambda db, ballot=ballot: secret.cast(db, *ballot)) is secret.Cast.RECORDED
    if closes:
        vote = cast[0][0]
        await store.transaction(lambda db: closing.close(db, vote.id, vote.closes_at))
    assert await store.tidy(anew=closes)
    changed = bytes_of(file.with_name(file.name + "-shm"))[INDEX]
    await store.close()
    return bytes_of(file), changed


def prepared(db: Connection) -> list[tuple[Vote, rolls.Line, int, str, str, datetime]]:
    """All that is going to be cast, with a key that is the same each time."""
    first = booth(db, 150).vote
    second = opened(db, first.territory, row=2).vote
    db.execute(update(votes).values(key=KEY))
    return [
        (vote, line, line.speaker or 0, codes.new_code(KEY, vote.id), ("for", "against")[place % 2], LATER)
        for vote in (first, second)
        for place, line in enumerate(rolls.lines(db, vote.id))
    ]


def bytes_of(file: Path) -> bytes:
    return file.read_bytes()
