"""Many at once: what is read and then written is never written over by somebody who read the same."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Connection, func, insert, select

from bot.dispatch import Dispatcher
from bot.dispatch.tables import failed
from bot.outbox.tables import bodies, outbox
from bot.people import standing
from bot.questionnaire import from_json
from bot.storage.engine import Database
from bot.storage.engine import database as open_database
from conversations.self_assessment.presses import Reply
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.tables import answers, assessments, rounds, words
from tests.bot.dispatch.house import MARKS
from tests.builders import NOW
from tests.faults.kept import at_rest, members, records
from tests.faults.rush import GROUP, MANY, OPTIONS, ROUTES, at_random, at_work, gathered, press
from tests.faults.screen import written
from tests.faults.waiting import PATIENCE
from tests.phones import StandingClock
from tests.seen import Seen
from tests.someone import Someone
from tests.town import town

MANY_PEOPLE = pytest.mark.parametrize(
    "number", [40, pytest.param(200, marks=[pytest.mark.faults, pytest.mark.timeout(600)])]
)


@pytest_asyncio.fixture
async def doors(database_url: str) -> AsyncIterator[list[Dispatcher]]:
    """The door through which everything comes in; and that of another process, which somebody started by mistake."""
    stores = [open_database(database_url) for _ in range(2)]
    for store in stores:
        await store.open()
    yield [Dispatcher(store, ROUTES, StandingClock(), "muyassir_bot", lambda: None) for store in stores]
    for store in stores:
        await store.close()


@MANY_PEOPLE
async def test_everybody_who_answers_at_once_is_counted(
    doors: list[Dispatcher], database: Database, number: int
) -> None:
    """In the round, in the words about each question, and in what the group reads, while due times come about."""
    sittings = await database.transaction(lambda db: gathered(db, number, "A", "A1"))
    presses = [press(one, Reply(sitting, "A1", 0, 7)) for one, sitting in sittings.items()]

    async with at_work(doors, database) as clock:
        await at_random(doors, presses, seed=19)
        clock.set(NOW + timedelta(minutes=1))

    counted = await database.read(counts)
    assert counted == {"answered": number, "rated": number, "read": f"{number} of {number}"}


@MANY_PEOPLE
async def test_no_press_of_many_is_lost(doors: list[Dispatcher], database: Database, number: int) -> None:
    """Everybody chooses among ten options at once, and one of them presses thirty times."""
    sittings = await database.transaction(lambda db: gathered(db, number, "R", MANY.id))
    chance, wanted, presses = random.Random(20), {}, []
    for one, sitting in sittings.items():
        chosen = [chance.randrange(OPTIONS) for _ in range(4 if wanted else 30)]
        wanted[sitting] = {option for option in chosen if chosen.count(option) % 2}
        presses += [press(one, Reply(sitting, MANY.id, 0, option)) for option in chosen]

    async with at_work(doors, database):
        await at_random(doors, presses, seed=21)

    assert await database.read(choices) == wanted


async def test_thirty_presses_of_one_person_at_once_all_count(tmp_path: Path, database_url: str) -> None:
    """The same in the running bot: somebody hammers the buttons before their labels have changed."""
    async with town(tmp_path, database_url) as made:
        (sara,) = await members(made, 1)
        async with records(made) as store:
            await store.transaction(lambda db: stands_at(db, sara.id))
            await sara.says("/assess")
            await sara.presses("Resources", patience=PATIENCE)
            message = await sara.sees(written(MANY.ask), patience=PATIENCE)
            chance = random.Random(22)
            pressed = [chance.randrange(OPTIONS) for _ in range(30)]
            await asyncio.gather(*(presses_at(sara, message, option) for option in pressed))
            await at_rest(made)

            assert await store.read(choices) == {1: {one for one in pressed if pressed.count(one) % 2}}


def stands_at(db: Connection, telegram_id: int) -> None:
    one = standing.person(db, telegram_id)
    stands = {"module": "R", "question": MANY.id, "version": SELF_ASSESSMENT.version}
    who = {"person_id": one.id, "territory_id": one.territory, "kind": one.kind}
    db.execute(insert(assessments).values(**who, **stands, started_at=NOW, changed_at=NOW))


async def presses_at(one: Someone, message: Seen, option: int) -> None:
    """Press the button that stood for this option, whatever its label is by now."""
    label = written(MANY.answer.options[option].label)
    (at,) = ([row, keys.index(label)] for row, keys in enumerate(message.buttons) if label in keys)
    await one.world.post(f"/world/people/{one.id}/press", chat="bot", message=message.id, button=at)


def counts(db: Connection) -> dict[str, Any]:
    """How many answered and rated, and what the group read last; nobody's turn failed."""
    assert db.scalar(select(func.count()).select_from(failed)) == 0
    told = select(bodies.c.html).join(outbox).where(outbox.c.chat_id == GROUP).order_by(outbox.c.id.desc())
    read = re.search(r"\d+ of \d+", (db.scalar(told.limit(1)) or "").translate(MARKS))
    return {
        "answered": db.scalar(select(rounds.c.answered)),
        "rated": db.scalar(select(words.c.rated).where(words.c.question == "A1")),
        "read": read and read[0],
    }


def choices(db: Connection) -> dict[int, set[int]]:
    """The options that are chosen now, by sitting; nobody's turn failed."""
    assert db.scalar(select(func.count()).select_from(failed)) == 0
    found = db.execute(select(answers.c.assessment_id, answers.c.value).where(answers.c.question == MANY.id))
    places = {option.id: place for place, option in enumerate(MANY.answer.options)}
    return {sitting: {places[option] for option in from_json(value)} for sitting, value in found}
