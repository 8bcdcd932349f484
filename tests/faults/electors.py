"""People who vote in the open and change their minds, each remembering what they chose last.

They do everything once, and go on when they have read that it was recorded: nobody presses a second time.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.ballots import casting, closing, opening, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rules.majority import Side
from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.subject import Motion
from bot.ballots.vote import Vote, wherever
from bot.buttons import deep_link
from bot.dispatch.tables import failed
from bot.i18n import T, Written
from bot.people import territories
from bot.people.tables import people
from conversations.votes.naming import choices
from tests.faults.answerer import tell
from tests.faults.screen import written
from tests.sandbox import NotSeen, Seen, Someone

LABELS = {side: written(choices(Rule.TWO_THIRDS)[side]) for side in Side}
CHANGE = written(T("Change it"))
PATIENCE = 600.0  # seconds until somebody gives up, on a machine that may be busy
AT_ONCE = 100  # presses that wait for their screen: one that waits for minutes is forgotten by Telegram itself


@dataclass(slots=True)
class Elector:
    """``chosen`` is what they read last that it was recorded; ``pressed`` is how often they pressed anything."""

    someone: Someone
    chance: random.Random
    door: asyncio.Semaphore
    chosen: Side | None = None
    pressed: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    on_their_way: list[asyncio.Task[object]] = field(default_factory=list)

    async def votes(self, link: str, changes: int) -> None:
        """Come by the link of a group, vote, and change that so often."""
        async with self.door:
            await self.someone.opens(link)
            ballot = await self.sees(is_ballot)
        recorded = await self.chooses(ballot)
        for _ in range(changes):
            recorded = await self.chooses(await self.presses(recorded, CHANGE, is_ballot))

    async def chooses(self, ballot: Seen) -> Seen:
        side = self.chance.choice(list(Side))
        recorded = await self.presses(ballot, LABELS[side], is_recorded)
        self.chosen = side
        return recorded

    async def presses(self, message: Seen, label: str, wanted: Callable[[Seen], bool]) -> Seen:
        """What they see then. The answer over the message may be lost: nobody waits for that."""
        async with self.door:
            self.press(message, label)
            return await self.sees(wanted)

    def press(self, message: Seen, label: str) -> None:
        self.pressed += 1
        at = {"chat": "bot", "message": message.id, "button": label}
        press = self.someone.world.post(f"/world/people/{self.someone.id}/press", **at)
        self.on_their_way.append(asyncio.create_task(press))

    async def sees(self, fits: Callable[[Seen], bool]) -> Seen:
        """What they are shown of the vote, once it fits."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := await self.screen()) is None or not fits(found):
                    await self.news.wait()
        except TimeoutError:
            raise NotSeen(f"{self.someone.name} is stuck, and sees:\n{await self.someone.screen()}") from None
        return found

    async def screen(self) -> Seen | None:
        """The newest message about the vote."""
        self.news.clear()
        messages = await self.someone.messages()
        return next((each for each in reversed(messages) if is_ballot(each) or is_recorded(each)), None)


def is_ballot(message: Seen) -> bool:
    return set(LABELS.values()) <= set(message.labels)


def is_recorded(message: Seen) -> bool:
    return CHANGE in message.labels


@asynccontextmanager
async def electorate(those: Sequence[Someone], seed: int) -> AsyncIterator[list[Elector]]:
    """These people as electors; each is told when their chat changes."""
    door = asyncio.Semaphore(AT_ONCE)
    made = [Elector(one, random.Random(f"{seed} {n}"), door) for n, one in enumerate(those)]
    watch = asyncio.create_task(tell(those[0].world, {each.someone.id: each for each in made}))
    try:
        yield made
        await asyncio.gather(*(press for each in made for press in each.on_their_way))
    finally:
        watch.cancel()


def opened(db: Connection, now: datetime) -> Vote:
    """A vote by two thirds in Mahdia in which everybody there has a vote."""
    here = territories.named(db, "Mahdia")
    assert here is not None
    opening.choose_one_vote(db, here.id, OneVote.PERSON)
    motion = Motion(Rule.TWO_THIRDS, Written("en", {"en": "Water"}), Written("en", {"en": "Water is shared."}))
    return opening.open_vote(db, here.id, "race", 1, motion, secret=False, by=None, now=now, zone=here.zone)


def way_in(username: str, vote: Vote) -> str:
    return deep_link(username, ShowVote(vote.territory, vote.id))


def on_disk(db: Connection, vote: Vote) -> dict[int, str]:
    """What everybody chose, by Telegram id; whoever has a ballot is marked as having voted, and no turn failed."""
    assert db.scalar(select(func.count()).select_from(failed)) == 0
    cast = {ballot.voter: ballot.choice for ballot in casting.ballots(db, vote.id)}
    assert cast.keys() == {line.voter for line in rolls.lines(db, vote.id) if line.voted}
    telegram = {rolls.of_person(row.id): row.telegram_id for row in db.execute(select(people))}
    return {telegram[voter]: str(choice) for voter, choice in cast.items()}


def counted(db: Connection, vote: Vote, now: datetime) -> Outcome:
    """The vote ends now."""
    closed = closing.close(db, vote.id, now)
    assert closed is not None and wherever(db, vote.id) == closed.vote
    return closed.outcome


def tally(electors: Sequence[Elector]) -> dict[str, int]:
    """As the electors remember it."""
    found = Counter(each.chosen for each in electors)
    return {side.value: found[side] for side in Side}
