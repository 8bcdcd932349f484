"""What is thrown away, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.dispatch import tables as dispatch
from bot.outbox import rows
from bot.outbox.tables import Urgency
from bot.storage.engine import Database

KEEP_SENT = timedelta(days=90)
KEEP_REPLIES = timedelta(days=2)  # nobody asks later whether an answer arrived, and it holds people's words
AT_HOUR = 2  # UTC: night in all the territories we know


async def tidy(database: Database, now: datetime) -> None:
    """Forget what has served its time: numbers of updates, failures, messages sent long ago."""

    await database.transaction(lambda db: dispatch.prune(db, now))
    while await database.transaction(lambda db: rows.prune(db, now - KEEP_REPLIES, Urgency.REPLY)):
        pass
    while await database.transaction(lambda db: rows.prune(db, now - KEEP_SENT)):
        pass
    await database.tidy()


async def counts(database: Database) -> Mapping[str, int]:
    """How many messages stand in each state, and how many updates could not be taken."""

    def unit(db: Connection) -> dict[str, int]:
        said = {f"outbox_{state}": number for state, number in rows.counts(db).items()}
        return {**said, "updates_failed": dispatch.count_failed(db)}

    return await database.read(unit)
