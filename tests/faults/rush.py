"""A crowd before the same question, the doors through which its presses come in, and all that goes on meanwhile."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import Connection, func, insert, select

from bot.dispatch import Dispatcher
from bot.dispatch.routing import Routes
from bot.events import Event, Place, Said, Sender
from bot.people import standing
from bot.people.roles import Person
from bot.people.tables import groups, people
from bot.questionnaire import ManyOf
from bot.schedule import due
from bot.schedule.jobs import Workshop
from bot.schedule.ticker import Ticker
from bot.storage.engine import Database
from conversations import MENU
from conversations.privacy.presses import WantOwnData
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.tables import assessments, rounds
from tests.builders import NOW, person, territory
from tests.faults.waiting import until
from tests.phones import StandingClock

NUMBERS = count(1)
ROUTES = Routes(MENU)
MANY = next(
    part for part in SELF_ASSESSMENT.module("R").topics[0].parts if isinstance(getattr(part, "answer", None), ManyOf)
)
"""A question of which several options may be chosen; each press adds one or takes one away."""

OPTIONS = len(MANY.answer.options)
GROUP = -100


def gathered(db: Connection, number: int, module: str, question: str) -> dict[Person, int]:
    """So many people who all stand before the same question of an open round; the number of each one's sitting."""
    place = territory(db)
    row = {"territory_id": place.id, "name": "Spring", "modules": ["A", "R"], "version": SELF_ASSESSMENT.version}
    dated = {"drafted_at": NOW, "opened_at": NOW, "closes_at": NOW + timedelta(days=9), "invited": number}
    round_ = db.execute(insert(rounds).values(row | dated).returning(rounds.c.id)).scalar_one()
    group = {"chat_id": GROUP, "territory_id": place.id, "title": "Mahdia", "language": "en", "key": "k"}
    db.execute(insert(groups).values(group | {"created_at": NOW}))
    stands = {"module": module, "question": question, "started_at": NOW, "changed_at": NOW}
    sitting = {"territory_id": place.id, "round_id": round_, "version": SELF_ASSESSMENT.version, **stands}
    begun, sittings = insert(assessments).returning(assessments.c.id), {}
    for one in [person(db, f"Person {n}") for n in range(number)]:
        who = {"person_id": one.id, "kind": one.kind}
        sittings[one] = db.execute(begun.values(sitting | who)).scalar_one()
    return sittings


def press(one: Person, what: Any) -> Event:
    number = next(NUMBERS)
    sender = Sender(one.telegram_id, one.name, "en")
    return Event(what, sender, Place(sender.telegram_id), Said(message=1, editable=True), update=number)


async def at_random(doors: Sequence[Dispatcher], presses: list[Event], seed: int) -> None:
    """All at once, some alone and some in a batch, each through one door or the other."""
    chance = random.Random(seed)
    chance.shuffle(presses)
    batches = []
    while presses:
        size = chance.choice((1, 1, 2, 5, 40))
        batches.append(presses[:size])
        del presses[:size]
    await asyncio.gather(*(chance.choice(doors).take(batch) for batch in batches))


@asynccontextmanager
async def at_work(doors: Sequence[Dispatcher], database: Database) -> AsyncIterator[StandingClock]:
    """Due times come about and slow work is done meanwhile, in each process; the clock that all of it goes by."""
    clock = StandingClock()
    orders = [press(one, WantOwnData()) for one in await database.read(some)]
    tasks = [asyncio.create_task(keep_looking(Ticker(database, clock, ROUTES.codec, door.take))) for door in doors]
    workshop = Workshop(database, clock, ROUTES.job, lambda: None, MENU, "muyassir_bot")
    tasks.append(asyncio.create_task(workshop.run()))
    await doors[0].take(orders)
    try:
        yield clock
        await until(lambda: nothing_due(database), "the slow work to be done")
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def keep_looking(ticker: Ticker) -> None:
    while True:
        await ticker.look()
        await asyncio.sleep(0.01)


async def nothing_due(database: Database) -> bool:
    return not await database.read(lambda db: db.scalar(select(func.count()).select_from(due.due)))


def some(db: Connection) -> list[Person]:
    """A few who would like to have all that is kept about them."""
    ids = db.scalars(select(people.c.telegram_id).order_by(people.c.id).limit(5)).all()
    return list(standing.known(db, ids).values())
