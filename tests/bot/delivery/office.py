"""A sender at work in a test: its clock, the function it sends with, and what was heard of it."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.clock import Clock
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.outbox.message import Message, put
from bot.outbox.parcel import Parcel
from bot.outbox.tables import State, outbox
from bot.storage.engine import Database

UNHURRIED = Limits(per_second=1e6, chat_per_second=1e6, group_per_minute=10**6, tally_seconds=0)
Answer = Exception | asyncio.Event | tuple[asyncio.Event, Exception]


@dataclass(slots=True)
class Office:
    """Where parcels are taken. ``answers`` are for a text's first tries: an error, an event to wait for, or both."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    heard: list[tuple[int, str]] = field(default_factory=list)
    edits: dict[str, int | None] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    inside: Counter[int] = field(default_factory=Counter)
    most_inside: int = 0
    most_of_one_chat: int = 0
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(501))

    async def take(self, parcel: Parcel) -> int | None:
        self.heard.append((parcel.chat, parcel.html))
        self.edits[parcel.html] = parcel.edits
        self.times[parcel.html].append(time.monotonic())
        self.inside[parcel.chat] += 1
        self.most_inside = max(self.most_inside, self.inside.total())
        self.most_of_one_chat = max(self.most_of_one_chat, self.inside[parcel.chat])
        try:
            return await self.answer(parcel)
        finally:
            self.inside[parcel.chat] -= 1

    async def answer(self, parcel: Parcel) -> int:
        await asyncio.sleep(0)
        waiting = self.answers.get(parcel.html)
        answer = waiting.pop(0) if waiting else ()
        for step in answer if isinstance(answer, tuple) else (answer,):
            if isinstance(step, Exception):
                raise step
            await step.wait()
        return parcel.edits or next(self.ids)

    @property
    def words(self) -> list[str]:
        return [words for _, words in self.heard]


@dataclass(slots=True)
class Work:
    """A sender at work on a database."""

    database: Database
    office: Office = field(default_factory=Office)
    clock: Clock = field(default_factory=Clock)
    limits: Limits = UNHURRIED
    at_once: int = 32
    away: list[int] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    on_away: Callable[[Connection, int, datetime], None] | None = None

    def sender(self) -> Sender:
        return Sender(
            self.database,
            self.office.take,
            self.clock,
            self.limits,
            on_away=self.on_away or (lambda db, chat, now: self.away.append(chat)),
            on_moved=lambda db, old, new: self.moved.append((old, new)),
            at_once=self.at_once,
        )

    async def write(self, *messages: Message) -> None:
        await self.database.transaction(lambda db: put(db, messages, self.clock.now()))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Sender]:
        """A sender that runs as long as the block, and then ends as it does when the bot is stopped."""
        sender = self.sender()
        task = asyncio.ensure_future(sender.run())
        try:
            yield sender
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def send_all(self, *messages: Message) -> None:
        """Write the messages, if any, and let a sender run until nothing is left to do."""
        await self.write(*messages)
        async with self.running():
            await self.done()

    async def done(self) -> None:
        await until_true(self.nothing_in_hand)

    async def nothing_in_hand(self) -> bool:
        in_hand = outbox.c.state.in_([State.WAITING, State.CLAIMED]) & (outbox.c.due_at <= self.clock.now())
        number = select(func.count()).where(in_hand)
        return await self.database.transaction(lambda db: db.execute(number).scalar_one()) == 0


async def until_true(look: Callable[[], object]) -> None:
    """Look again and again; the test's own time limit ends it."""
    while True:
        found = look()
        if await found if asyncio.iscoroutine(found) else found:
            return
        await asyncio.sleep(0.005)
