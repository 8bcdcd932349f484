"""The disk is full, or fails, and is well again."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from pathlib import Path

import aiohttp
import pytest

from bot.dispatch.tables import seen
from bot.outbox.tables import State
from tests.faults.answerer import Answerer, crowd, together
from tests.faults.kept import at_rest, diaries, members, records
from tests.faults.kernel import LEAST, SYNC, WRITE, failing
from tests.faults.waiting import until
from tests.town import Town, town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy

FULL = (WRITE, "ENOSPC")
BROKEN = (WRITE, "EIO")
FORGETFUL = (SYNC, "EIO")
FAILURES = [FULL, BROKEN, FORGETFUL]


@pytest.mark.parametrize("failure", FAILURES, ids=" ".join)
async def test_people_answer_while_the_disk_fails(tmp_path: Path, sqlite_url: str, failure: tuple[str, str]) -> None:
    """Nothing is acknowledged that is not on disk, and all of it arrives once the disk is well."""
    port = free_port()
    async with town(tmp_path, sqlite_url, BOT_HEALTH_PORT=str(port), BOT_LOG_LEVEL="debug") as made:
        async with crowd(await members(made, 4), seed=11) as answerers:
            await together(*(starts(each) for each in answerers))
            before = await answers_on_disk(made)
            async with failing(made, *failure):
                await together(*(answers(each) for each in answerers))
                await until(lambda: "storage_in_trouble" in made.log, "a line in the log")
                assert await answers_on_disk(made) == before
                assert await acknowledged_in_vain(made) == set()
                assert await health(port) == 503

            await together(*(answers_on(each) for each in answerers))
            states = await at_rest(made)

        async with records(made) as store:
            assert await store.read(diaries) == {each.someone.id: each.diary for each in answerers}
        assert states == {State.SENT: await said(made)}
        assert (made.log.count("storage_in_trouble"), made.log.count("storage_recovered")) == (1, 1)
        assert await health(port) == 200


async def test_the_bot_is_killed_while_the_disk_is_full(tmp_path: Path, sqlite_url: str) -> None:
    """Telegram still has what could not be written down."""
    async with town(tmp_path, sqlite_url) as made, crowd(await members(made, 4), seed=12) as answerers:
        await together(*(starts(each) for each in answerers))
        async with failing(made, *FULL):
            await together(*(answers(each) for each in answerers))
            await until(lambda: "storage_in_trouble" in made.log, "a line in the log")
            await made.kill()
        await made.start()

        await together(*(answers_on(each) for each in answerers))

        async with records(made) as store:
            assert await store.read(diaries) == {each.someone.id: each.diary for each in answerers}


@pytest.mark.parametrize("failure", [FULL, FORGETFUL], ids=" ".join)
async def test_one_call_fails_somewhere_in_a_turn_or_its_send(
    tmp_path: Path, sqlite_url: str, failure: tuple[str, str]
) -> None:
    """It goes on by itself, without starting anew, and nobody is asked or told anything twice."""
    async with town(tmp_path, sqlite_url) as made:
        await fails_once(made, failure, (1, 33) if failure[0] == WRITE else (1, 3))


@pytest.mark.faults
@pytest.mark.timeout(600)
@pytest.mark.parametrize("failure", FAILURES, ids=" ".join)
async def test_one_call_fails_anywhere_in_a_turn_or_its_send(
    tmp_path: Path, sqlite_url: str, failure: tuple[str, str]
) -> None:
    """The same at every second write of the three transactions, and at each of their syncs."""
    async with town(tmp_path, sqlite_url) as made:
        await fails_once(made, failure, range(1, 40, 2) if failure[0] == WRITE else (1, 2, 3))


async def fails_once(made: Town, failure: tuple[str, str], numbers: Sequence[int]) -> None:
    """Let somebody answer while the bot's such call of the first number fails, somebody else at the second…"""
    async with crowd(await members(made, len(numbers)), seed=18) as people:
        await together(*(starts(each) for each in people))
        for one, number in zip(people, numbers, strict=True):
            await at_rest(made)
            async with failing(made, *failure, when=str(number)):
                await one.answers_next()
                await one.sees(one.is_open)
                await at_rest(made)
        states = await at_rest(made)
    async with records(made) as store:
        assert await store.read(diaries) == {one.someone.id: one.diary for one in people}
    assert states == {State.SENT: await said(made)}
    failed = made.log.count("storage_in_trouble") + made.log.count("sender_waits")
    assert failed >= len([number for number in numbers if number <= LEAST[failure[0]]])


async def starts(one: Answerer) -> None:
    """Answer twice, and be asked for a third time."""
    await one.begins()
    await answers(one)
    await answers(one)
    await one.sees(one.is_open)


async def answers(one: Answerer) -> None:
    await one.answers_next()


async def answers_on(one: Answerer) -> None:
    while await one.answers_next():
        pass


async def answers_on_disk(made: Town) -> int:
    async with records(made) as store:
        return sum(len(diary) for diary in (await store.read(diaries)).values())


async def acknowledged_in_vain(made: Town) -> set[int]:
    """The updates that Telegram may forget although no row knows of them."""
    polls = await made.world.calls("getUpdates")
    confirmed = max(int(call["parameters"].get("offset", 0)) for call in polls)
    fetched = {update["update_id"] for call in polls for update in call.get("result", ())}
    async with records(made) as store:
        written = await store.read(lambda db: set(db.scalars(seen.select())))
    return {number for number in fetched if number < confirmed} - written


async def said(made: Town) -> int:
    calls = await made.world.calls()
    return sum(call["method"] in ("sendMessage", "editMessageText") for call in calls)


async def health(port: int) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/health") as page:
        return page.status


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
