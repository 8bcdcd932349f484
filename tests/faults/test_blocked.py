"""Somebody blocks the bot, and comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from bot.i18n import T, Voice
from bot.outbox.message import Message, put
from bot.outbox.tables import State, Urgency
from bot.people.tables import people
from tests.faults.answerer import Answerer, crowd
from tests.faults.kept import at_rest, diaries, members, records
from tests.faults.screen import asked_in, written
from tests.faults.waiting import until
from tests.town import Town, town


async def test_who_blocks_us_is_left_alone_and_goes_on_where_they_were(tmp_path: Path) -> None:
    """What they answered before they went is kept, and the next question waits for them."""
    async with town(tmp_path) as made, crowd(await members(made, 1), seed=8) as (sara,):
        await answers_some(sara, 4)
        await sara.sees(sara.is_open)
        await sara.someone.blocks()
        await until(lambda: is_away(made), "her to be marked away")
        before = await said_to(made, sara)
        await made.world.advance(days=2)
        await at_rest(made)
        assert await said_to(made, sara) == before

        await sara.someone.unblocks()
        await sara.goes_through()

        async with records(made) as store:
            assert await store.read(diaries) == {sara.someone.id: sara.diary}
        assert not await is_away(made)


async def test_the_question_that_waits_is_the_one_that_was_left(tmp_path: Path) -> None:
    """Not the first one again."""
    async with town(tmp_path) as made, crowd(await members(made, 1), seed=9) as (sara,):
        await answers_some(sara, 4)
        left = asked_in(await sara.sees(sara.is_open))
        await sara.someone.blocks()
        await until(lambda: is_away(made), "her to be marked away")
        await sara.someone.unblocks()

        await sara.someone.says("/start")
        menu = await sara.sees(lambda message: message.labels[:1] == [GOES_ON])
        await sara.presses(menu, GOES_ON)

        assert asked_in(await sara.sees(lambda message: message.id == menu.id and sara.is_open(message))) == left


async def test_who_blocked_us_while_we_were_down_hears_nothing_after_the_first_refusal(tmp_path: Path) -> None:
    """The news of it came too late to be delivered; Telegram's refusal tells the same."""
    async with town(tmp_path) as made, crowd(await members(made, 1), seed=10) as (sara,):
        await answers_some(sara, 2)
        await sara.sees(sara.is_open)
        await at_rest(made)
        await made.kill()
        await sara.someone.blocks()
        await made.world.advance(days=2)
        async with records(made) as store:
            await store.transaction(lambda db: put(db, announcements(sara, 3), datetime.now(UTC)))
        before = await said_to(made, sara)

        await made.start()
        states = await at_rest(made)

        assert await said_to(made, sara) == before + 1
        assert states[State.CANCELLED] == 3
        assert await is_away(made)


GOES_ON = written(T("Continue ({done} of {total})", done=1, total=13))


async def answers_some(one: Answerer, number: int) -> None:
    await one.begins()
    for _ in range(number):
        await one.answers_next()


def announcements(to: Answerer, number: int) -> list[Message]:
    text = T("What would you like to do?")
    return [Message(to.someone.id, Voice("en"), text, urgency=Urgency.BULK) for _ in range(number)]


async def is_away(made: Town) -> bool:
    async with records(made) as store:
        return await store.read(lambda db: db.scalar(select(people.c.away_since)) is not None)


async def said_to(made: Town, one: Answerer) -> int:
    """How many calls concerned their chat so far."""
    return sum(str(call["parameters"].get("chat_id")) == str(one.someone.id) for call in await made.world.calls())
