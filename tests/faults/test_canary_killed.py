"""A secret vote in the running bot, which dies twice in it: what is on the disk and in the log, then and later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.ballots import opening, published
from bot.ballots import vote as votes_seen
from bot.ballots.presses import ShowVote, VoteCloses
from bot.ballots.recount import recount
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.subject import Motion
from bot.ballots.tables import secret_ballots, votes
from bot.ballots.vote import Vote
from bot.buttons import deep_link
from bot.events import Due
from bot.i18n import Written
from bot.people import territories
from bot.schedule import due
from tests.faults.aside import file_of, log_of
from tests.faults.kept import members, records
from tests.faults.waiting import until
from tests.faults.whispers import CODE, rows_but_ballots
from tests.prompt import muyassir
from tests.sandbox import Someone
from tests.town import Town, town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy


async def test_a_secret_vote_in_a_bot_that_dies_leaves_only_its_published_list(tmp_path: Path, sqlite_url: str) -> None:
    """Nothing else holds a code; after the close no file, log or backup has one in the form in which it was cast."""
    async with town(tmp_path, sqlite_url, BOT_LOG_LEVEL="debug") as made:
        voters = await members(made, 5)
        now = await made.now()
        async with records(made) as store:
            vote = await store.transaction(lambda db: opened(db, now))
        codes = [await votes_for(made, vote, voter, dies=voter in voters[1:3]) for voter in voters]
        await nothing_but_ballots(made, codes)
        await made.turns_to(vote.closes_at + timedelta(minutes=1))
        await until(lambda: is_tidied(made, vote), "the vote to be closed and the file to be tidied")
        text = await nothing_at_all(made, codes)

    file = published.read(text)
    assert sorted(each.code for each in file.ballots) == sorted(codes)
    assert recount(file).agrees


def opened(db: Connection, now: datetime) -> Vote:
    here = territories.named(db, "Mahdia")
    assert here is not None
    opening.choose_one_vote(db, here.id, OneVote.PERSON)
    motion = Motion(Rule.TWO_THIRDS, written("Water"), written("Water is shared."))
    vote = opening.open_vote(db, here.id, "canary", 1, motion, secret=True, by=None, now=now, zone=here.zone)
    due.add(db, [Due(VoteCloses(vote.id), vote.closes_at, None, None)])
    return vote


def written(words: str) -> Written:
    return Written("en", {"en": words})


async def votes_for(made: Town, vote: Vote, voter: Someone, *, dies: bool) -> str:
    """Vote; where the bot ``dies``, the word that it was recorded is lost, and they press again. The code."""
    await voter.opens(deep_link(made.world.username, ShowVote(vote.territory, vote.id)))
    await voter.presses("To my ballot")
    await voter.presses("Show my code and vote")
    code = code_in((await voter.sees("Your code")).text)
    await voter.presses("For")
    await voter.sees("Nothing is recorded before you confirm.")
    if dies:
        await lost(made, voter)
    await voter.presses("Confirm")
    assert code_in((await voter.sees("Recorded.", fresh=True)).text) == code
    return code


async def lost(made: Town, voter: Someone) -> None:
    """The ballot is cast, nothing of it is heard, and the bot is dead before it can try again."""
    before = await cast(made)
    await made.world.fault("reset", "editMessageText", rate=1)
    await voter.presses("Confirm")
    await until(lambda: is_cast(made, before + 1), "the ballot to be written")
    await made.kill()
    await made.world.mend()
    await made.start()
    assert await cast(made) == before + 1


async def is_cast(made: Town, number: int) -> bool:
    return await cast(made) == number


async def cast(made: Town) -> int:
    async with records(made) as store:
        return await store.read(lambda db: db.scalar(select(func.count()).select_from(secret_ballots)) or 0)


async def is_tidied(made: Town, vote: Vote) -> bool:
    """Closed, and no slow work left to do."""
    async with records(made) as store:
        found = await store.read(lambda db: votes_seen.wherever(db, vote.id))
        waiting = await store.read(lambda db: db.scalar(select(func.count()).where(due.due.c.job)))
    return found is not None and found.closed_at is not None and not waiting


async def nothing_but_ballots(made: Town, codes: list[str]) -> None:
    """While the vote is open: no row of another table, and no line of the log."""
    async with records(made) as store:
        rows = await store.read(rows_but_ballots)
    assert "Water" in rows and "update_failed" not in made.log
    assert [form for code in codes for form in forms(code) if form in rows or form in made.log] == []


async def nothing_at_all(made: Town, codes: list[str]) -> str:
    """Afterwards no file has a code as it was cast; as it is published it stands in the list alone. The list."""
    told = await muyassir(made.home, "backup", "copy.db", BOT_DATABASE=made.database)
    assert told.code == 0, told.all
    held = {path.name: path.read_bytes() for path in lying_there(made)}
    kept = [(name, code) for name, blob in held.items() for code in codes if plain(code).encode() in blob]
    assert kept == [] and "copy.db" in held
    async with records(made) as store:
        rows = await store.read(rows_but_ballots)
        text: str = await store.read(lambda db: db.scalar(select(votes.c.published)))
    assert [form for code in codes for form in forms(code) if form in rows or form in made.log] == []
    return text


def lying_there(made: Town) -> Iterator[Path]:
    file = file_of(made)
    beside = (file, log_of(file), file.with_name(file.name + "-shm"), made.home / "copy.db", made.home / "bot.log")
    return filter(Path.exists, beside)


def code_in(words: str) -> str:
    found = CODE.search(words)
    assert found is not None, words
    return found[0]


def forms(code: str) -> tuple[str, str]:
    return code, plain(code)


def plain(code: str) -> str:
    return re.sub("-", "", code)
