"""What is on disk: who said what, and what became of what was to be said."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.outbox import rows
from bot.outbox.tables import State
from bot.people import consent, membership, preferences, standing, territories
from bot.people.consent import Purpose
from bot.people.roles import Kind, Role
from bot.people.tables import people
from bot.questionnaire import Position, Value, from_json
from bot.storage.engine import Database, database
from bot.storage.metadata import metadata
from conversations.self_assessment.tables import answers, assessments
from tests.faults.waiting import until
from tests.sandbox import Someone
from tests.town import Town

Diaries = dict[int, dict[Position, Value]]


@asynccontextmanager
async def records(town: Town) -> AsyncIterator[Database]:
    """The town's database, beside the bot or without it."""
    store = database(town.database)
    await store.open()
    try:
        yield store
    finally:
        await store.close()


async def members(town: Town, number: int) -> list[Someone]:
    """People who joined Mahdia some time ago."""
    made = [await town.newcomer(f"Person {n}") for n in range(1, number + 1)]
    async with records(town) as store:
        await store.transaction(lambda db: settle(db, made))
    return made


def settle(db: Connection, newcomers: Sequence[Someone]) -> None:
    now = datetime.now(UTC)
    place = territories.named(db, "Mahdia")
    assert place is not None
    for someone in newcomers:
        person = standing.meet(db, someone.id, someone.name, "en", now)
        preferences.choose_language(db, person.id, "en")
        consent.give(db, person.id, Purpose.PARTICIPATION, now)
        membership.join(db, person.id, place.id, role=Role.ACTOR, kind=Kind.INDIVIDUAL, now=now)


def diaries(db: Connection) -> Diaries:
    """Every answer on disk, by Telegram id and position. No row is counted twice: the positions are a primary key."""
    mine = answers.join(assessments).join(people, people.c.id == assessments.c.person_id)
    found = select(people.c.telegram_id, answers.c.question, answers.c.card, answers.c.value).select_from(mine)
    kept: Diaries = {}
    for row in db.execute(found):
        kept.setdefault(row.telegram_id, {})[Position(row.question, row.card)] = from_json(row.value)
    return kept


async def at_rest(town: Town) -> Mapping[State, int]:
    """Wait until nothing is to be said any more; how many messages stand in which state then."""
    async with records(town) as store:

        async def quiet() -> bool:
            return not {State.WAITING, State.CLAIMED} & (await store.read(rows.counts)).keys()

        await until(quiet, "everything to be said")
        return await store.read(rows.counts)


def everything(db: Connection) -> dict[str, list[Any]]:
    """Every row of every table."""
    return {
        table.name: [tuple(row) for row in db.execute(select(table).order_by(*table.primary_key))]
        for table in metadata.sorted_tables
    }
