"""Telegram's own polls against the sandbox: posted, answered, answered otherwise, taken back, ended."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest_asyncio

from bot.delivery.attempt import attempt
from bot.dispatch import Routes
from bot.events import Event, PollAnswer, PollState
from bot.outbox.parcel import Outcome, Parcel, Posted
from bot.outbox.tables import State, Urgency
from bot.telegram.connection import Bot, connected
from bot.telegram.inbound import WANTED, understood
from bot.telegram.outbound import postman
from tests.sandbox import Sandbox, Someone, sandbox
from tests.voters import counts, poll_seen, votes

ROUTES = Routes(())


@dataclass(frozen=True, slots=True)
class Hall:
    """A group with Sara in it, and the bot's hands."""

    world: Sandbox
    bot: Bot
    sara: Someone
    group: int

    async def sends(self, *, edits: int | None = None, options: Sequence[str] = ("نعم", "Non"), **more: Any) -> Outcome:
        poll = {"options": list(options), "anonymous": False, "several": False, "closes_at": None, **more}
        parcel = Parcel(1, self.group, None, "متى؟", [], "poll", None, None, edits, "k", Urgency.REMINDER, 0, poll=poll)
        return await attempt(postman(self.bot), parcel, lambda _: True)

    async def posts(self, **more: Any) -> Posted:
        outcome = await self.sends(**more)
        assert outcome.state is State.SENT and outcome.poll is not None
        return outcome.poll

    async def heard(self) -> list[Event]:
        """What the bot is told, and understands, of polls."""
        raw = await self.bot.raw_updates(0, limit=100, seconds=0, silence=5, kinds=WANTED)
        told = [understood(update, ROUTES, "muyassir_bot") for update in raw]
        return [event for event in told if event and isinstance(event.signal, PollAnswer | PollState)]

    async def state(self) -> PollState:
        """What was told last of how the poll stands."""
        return [e.signal for e in await self.heard() if isinstance(e.signal, PollState)][-1]


@pytest_asyncio.fixture
async def hall() -> AsyncIterator[Hall]:
    async with sandbox() as world, connected(world.token, world.url, 1) as bot:
        sara = await world.person("Sara")
        yield Hall(world, bot, sara, await world.group("Atlas", sara))


async def test_a_poll_that_arrived_says_by_which_names_it_goes(hall: Hall) -> None:
    """Telegram's own, for the poll and for each of its options."""
    posted = await hall.posts(several=True)

    seen = await poll_seen(hall.sara, hall.group)
    assert seen.id == posted.message and len(set(posted.marks)) == 2
    assert (seen.media or {})["question"] == "متى؟" and (seen.media or {})["multiple"]
    assert await counts(hall.sara, hall.group) == {"نعم": None, "Non": None}


async def test_answers_come_with_who_gave_them_and_may_change(hall: Hall) -> None:
    """Chosen, chosen otherwise, taken back: each says what holds from now on."""
    posted = await hall.posts()
    for choice in (["نعم"], ["Non"], []):
        await votes(hall.sara, *choice, chat=hall.group)

    told = [event for event in await hall.heard() if isinstance(event.signal, PollAnswer)]
    marks = [event.signal.marks for event in told]
    assert marks == [(posted.marks[0],), (posted.marks[1],), ()]
    assert {(event.sender.telegram_id, event.signal.poll) for event in told if event.sender} == {
        (hall.sara.id, posted.poll)
    }


async def test_an_anonymous_poll_tells_numbers_only(hall: Hall) -> None:
    """Not who: only how many."""
    posted = await hall.posts(anonymous=True)
    await votes(hall.sara, "Non", chat=hall.group)

    [event] = await hall.heard()
    assert event.sender is None
    assert event.signal == PollState(posted.poll, ((posted.marks[0], 0), (posted.marks[1], 1)), 1, closed=False)


async def test_a_group_that_votes_is_no_person(hall: Hall) -> None:
    """An administrator who stays anonymous votes as the group."""
    promoted = await hall.world.post(f"/world/people/{hall.sara.id}/promote", chat=hall.group, anonymous=True)
    hall = replace(hall, group=promoted["chat"])  # a supergroup now
    await hall.posts()
    await votes(hall.sara, "Non", chat=hall.group)

    [voter] = [event.sender for event in await hall.heard() if isinstance(event.signal, PollAnswer)]
    assert voter is not None and (voter.telegram_id, voter.name) == (hall.group, "Atlas")


async def test_a_poll_is_ended_once(hall: Hall) -> None:
    """Ended again, or gone meanwhile, is as good as ended."""
    posted = await hall.posts()
    first = await hall.sends(edits=posted.message, options=())
    again = await hall.sends(edits=posted.message, options=())
    never = await hall.sends(options=())
    gone = await hall.sends(edits=9999, options=())

    assert [outcome.state for outcome in (first, again, never, gone)] == [State.SENT] * 4
    assert (await hall.state()).closed
    assert (await poll_seen(hall.sara, hall.group)).media["closed"]  # type: ignore[index]


async def test_a_poll_closes_by_itself_at_its_time(hall: Hall) -> None:
    """Also while the bot is not there."""
    now = (await hall.world.get("/world/clock"))["now"]
    await hall.posts(closes_at=int(datetime.fromisoformat(now).timestamp()) + 3600)
    await hall.world.advance(hours=2)

    assert (await hall.state()).closed


async def test_a_poll_that_waited_past_its_end_is_posted_all_the_same(hall: Hall) -> None:
    """Telegram would not take such an end; we end it ourselves."""
    posted = await hall.posts(closes_at=1)

    assert not (await poll_seen(hall.sara, hall.group)).media["closed"]  # type: ignore[index]
    assert posted.message
