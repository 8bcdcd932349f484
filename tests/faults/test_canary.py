"""Canaries: no code and no choice of a secret vote is anywhere but in its ballots, at any time, whatever goes wrong."""

from __future__ import annotations

import asyncio
import io
import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, redirect_stderr
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.ballots import closing as service
from bot.ballots import secret
from bot.ballots.tables import roll, secret_ballots
from bot.buttons import pack
from bot.dispatch.tables import failed
from bot.people import leaving
from bot.storage.engine import Database, database
from bot.telegram.inbound import understood
from conversations.votes import announcing
from conversations.votes.presses import AskForCode, CastInSecret
from tests.faults.whispers import Station, Voter, rows_but_ballots, secrets_in, station
from tests.loud import loud
from tests.postgres import Server

FRAME_HEAD, WAL_HEAD = 24, 32


@pytest.fixture(autouse=True)
def said() -> Iterator[io.StringIO]:
    with loud() as lines:
        yield lines


class Watch:
    """Looks at every row and every line logged; ``said`` are the lines so far."""

    def __init__(self, at: Station, said: io.StringIO) -> None:
        self.at, self._said, self.looks = at, said, 0

    @property
    def said(self) -> str:
        return self._said.getvalue()

    async def finds_nothing(self) -> None:
        rows = await self.at.database.read(rows_but_ballots)
        assert "Our legal form" in rows
        assert [secret for secret in sorted(self.at.canaries) if secret in rows or secret in self.said] == []
        self.looks += 1


@pytest.fixture
async def booth(database: Database, said: io.StringIO) -> tuple[Station, list[Voter], Watch]:
    at, voters = await station(database)
    return at, voters, Watch(at, said)


async def ballots(store: Database) -> dict[str, str]:
    rows = await store.read(lambda db: db.execute(select(secret_ballots.c.code, secret_ballots.c.choice)).all())
    return {row.code: row.choice for row in rows}


async def set_aside(store: Database) -> int:
    found: int | None = await store.read(lambda db: db.scalar(select(func.count()).select_from(failed)))
    return found or 0


async def test_nothing_is_left_of_a_vote_that_goes_well(booth: tuple[Station, list[Voter], Watch]) -> None:
    """After each step of six people: asked, looked, confirmed, changed by button and by typing, wrongly too; closed."""
    at, voters, watch = booth
    for voter in voters:
        for step in (voter.asks, voter.asks, voter.looks, voter.confirms, voter.confirms):
            await step()
            await watch.finds_nothing()
    await changes_by_typing(voters[0], watch)
    cast = await ballots(at.database)
    assert cast == {voter.code: voter.choice for voter in voters}
    assert secrets_in(" ".join(cast)) <= at.canaries

    await at.database.transaction(lambda db: service.close(db, at.vote.id, at.vote.closes_at))
    await watch.finds_nothing()
    await voters[0].confirms()
    await watch.finds_nothing()
    assert await ballots(at.database) == {}
    assert await set_aside(at.database) == 0 and watch.looks > 30


async def changes_by_typing(voter: Voter, watch: Watch) -> None:
    """After five wrong tries, and an hour."""
    voter.station.canaries |= secrets_in("ABCD-EFGH-JKMN-PQRS")
    for words in ("ABCD-EFGH-JKMN-PQRS", *["ABCDEFGHJKMNPQRS"] * 4, voter.code.lower(), "my code: " + voter.code):
        await voter.sends(pack(AskForCode(*voter.at)))
        await watch.finds_nothing()
        await voter.writes(words)
        await watch.finds_nothing()
    voter.choice = "0011223"
    await voter.confirms()
    await watch.finds_nothing()


async def test_a_turn_that_fails_after_the_ballot_was_cast_leaves_nothing(
    booth: tuple[Station, list[Voter], Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The update is set aside without what it said, the ballot is undone; pressed again it goes well."""
    at, (voter, *_), watch = booth
    await voter.asks()

    def fails(turn: Any, vote: int) -> None:
        raise RuntimeError(f"no turnout: {voter.code} {voter.choice} {turn}")

    with monkeypatch.context() as broken:
        broken.setattr(announcing, "count_turnout", fails)
        await voter.confirms()
    await watch.finds_nothing()
    assert (await ballots(at.database), await set_aside(at.database)) == ({}, 1)
    assert "update_failed" in watch.said

    await voter.confirms()
    assert await ballots(at.database) == {voter.code: voter.choice}
    await watch.finds_nothing()


async def test_an_error_of_the_database_about_a_code_says_no_code(
    booth: tuple[Station, list[Voter], Watch], monkeypatch: pytest.MonkeyPatch, said: io.StringIO
) -> None:
    """PostgreSQL and its driver quote the row that is there already: not even a traceback does."""
    at, (voter, other, *_), watch = booth
    await voter.asks()
    await voter.confirms()
    code = voter.code
    monkeypatch.setattr(secret, "add_if_new", lambda db, table, row: db.execute(insert(table), row))
    await other.asks()
    other.code = code
    await other.confirms()
    assert await set_aside(at.database) == 1
    await watch.finds_nothing()

    row = {"vote_id": at.vote.id, "code": code, "choice": voter.choice, "kind": "", "advice": False}
    with pytest.raises(IntegrityError) as caught:
        await at.database.transaction(lambda db: db.execute(insert(secret_ballots), row))
    with redirect_stderr(said):
        sys.excepthook(IntegrityError, caught.value, caught.value.__traceback__)
    logging.getLogger("asyncio").error("Task exception was never retrieved", exc_info=caught.value)
    assert watch.said.count("IntegrityError") >= 3
    await watch.finds_nothing()


async def test_dead_between_the_commit_and_the_whisper_one_presses_again(
    booth: tuple[Station, list[Voter], Watch],
) -> None:
    """The ballot is cast, the word for it was lost; the same button says so, and the code is whispered again."""
    at, (voter, *_), watch = booth
    await voter.asks()
    await voter.looks()
    looked = voter.whisper
    await at.takes({"callback_query": press_of(voter)})  # nobody hears what is answered
    await watch.finds_nothing()
    assert await ballots(at.database) == {voter.code: voter.choice}

    voter.whisper = looked
    await voter.presses("Confirm")
    assert voter.whisper is not None and voter.sees_code() == voter.code
    assert await ballots(at.database) == {voter.code: voter.choice}
    await watch.finds_nothing()


def press_of(voter: Voter) -> dict[str, Any]:
    message = {"message_id": 7, "date": 0, "chat": {"id": voter.person.telegram_id, "type": "private"}, "text": "…"}
    data = pack(CastInSecret(*voter.at, voter.code, voter.choice))
    return {"id": "c", "from": {"id": voter.person.telegram_id, "first_name": "Sara"}, "message": message, "data": data}


async def test_presses_that_nobody_can_read_leave_nothing(booth: tuple[Station, list[Voter], Watch]) -> None:
    """Of another version, cut off, with a field too few or a choice that is none; and updates that are broken."""
    at, (voter, *_), watch = booth
    await voter.asks()
    whole = pack(CastInSecret(*voter.at, voter.code, voter.choice))
    tag, _, rest = whole.partition("-")
    at.canaries |= {"9999999"}
    wrong = pack(CastInSecret(*voter.at, voter.code, "9999999"))
    for data in (f"zzzzz-{rest}", whole[:-3], f"{tag}--{rest}", f"{tag}-é{rest}", wrong, rest):
        await voter.sends(data)
        await watch.finds_nothing()
    assert await ballots(at.database) == {}

    broken = [{**press_of(voter), "from": {}}, {**press_of(voter), "message": {"chat": 3}}, {"data": whole}]
    for query in broken:
        event = understood({"update_id": next(at.numbers), "callback_query": query}, at.dispatcher.routes, "bot")
        if event is not None:
            await at.dispatcher.take([event])
        await watch.finds_nothing()
    assert await set_aside(at.database) >= 2


async def test_somebody_who_left_and_presses_the_old_button_leaves_nothing(
    booth: tuple[Station, list[Voter], Watch],
) -> None:
    """Whoever is unknown is led in with what they came for: not with this. Who asked to be forgotten, neither."""
    at, (gone, forgotten, *_), watch = booth
    for voter in (gone, forgotten):
        await voter.asks()
        await voter.looks()
    await at.database.transaction(lambda db: leaving.leave_territories(db, gone.person.id))
    await gone.confirms()
    await watch.finds_nothing()
    await gone.writes(gone.code)
    await watch.finds_nothing()

    await forgotten.sends(pack(AskForCode(*forgotten.at)))
    await forgotten.confirms()
    await forgotten.writes("/privacy")
    await watch.finds_nothing()
    assert await ballots(at.database) == {forgotten.code: forgotten.choice}


async def test_two_who_press_at_once_and_a_press_that_comes_twice(
    booth: tuple[Station, list[Voter], Watch],
) -> None:
    """One batch after another, each ballot once."""
    at, voters, watch = booth
    for voter in voters:
        await voter.asks()
    await asyncio.gather(*(voter.confirms() for voter in voters for _ in range(2)))
    await watch.finds_nothing()
    assert await ballots(at.database) == {voter.code: voter.choice for voter in voters}
    marked = await at.database.read(lambda db: db.scalars(select(roll.c.voter).where(roll.c.voted)).all())
    assert len(marked) == len(voters)


async def test_the_bytes_of_an_open_vote_hold_codes_in_the_pages_of_the_ballots_alone(sqlite_url: str) -> None:
    """In the file and in each page of its log of changes."""
    store = database(sqlite_url)
    await store.open()
    at, voters = await station(store)
    for voter in voters:
        for step in (voter.asks, voter.looks, voter.confirms):
            await step()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    before = pages_with(file, at.canaries)
    await store.tidy()
    after = pages_with(file, at.canaries)
    await store.close()

    with closing(sqlite3.connect(file)) as opened:
        (root,) = opened.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'secret_ballots'").fetchone()
    assert before == after == {root}


def pages_with(file: Path, canaries: set[str]) -> set[int]:
    """The numbers of the pages, in the file or in the log, that hold a canary. Between pages none can hide.

    The log: https://sqlite.org/fileformat2.html#walformat.
    """
    held, log = file.read_bytes(), file.with_name(file.name + "-wal")
    size = int.from_bytes(held[16:18], "big")
    pages = [(place // size + 1, held[place : place + size]) for place in range(0, len(held), size)]
    frames = log.read_bytes()[WAL_HEAD:] if log.exists() else b""
    for place in range(0, len(frames), FRAME_HEAD + size):
        start = place + FRAME_HEAD
        pages.append((int.from_bytes(frames[place : place + 4], "big"), frames[start : start + size]))
    return {number for number, page in pages if any(canary.encode() in page for canary in canaries)}


async def test_a_postgresql_server_writes_no_code_into_its_own_log(postgres_url: str, postgres: Server) -> None:
    """Not even where two would have the same: nothing is refused there that it could quote."""
    store = database(postgres_url)
    await store.open()
    at, voters = await station(store)
    for voter in voters:
        await voter.asks()
        await voter.confirms()
    voters[1].code = voters[0].code
    await voters[1].confirms()
    await store.transaction(lambda db: service.close(db, at.vote.id, at.vote.closes_at))
    await store.close()

    said = log_of(postgres)
    assert [canary for canary in sorted(at.canaries) if canary in said] == []


def log_of(server: Server) -> str:
    return (server.folder / "log").read_text(errors="replace")
