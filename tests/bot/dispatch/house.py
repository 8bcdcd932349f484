"""A small house for dispatch: what its turns leave, read back from the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.dispatch.tables import failed
from bot.events import Event, Place, Said, Sender
from bot.outbox.tables import State, bodies, outbox
from bot.people.roles import Role
from bot.storage.engine import Database
from tests import builders

SARA = Sender(1001, "Sara", "en")
HOME = Place(1001)
GROUP = Place(-100, private=False, title="Atlas")
APOLOGY = "Something went wrong on our side. All that was recorded before is safe; please try again."
MARKS = dict.fromkeys(map(ord, "\u2068\u2069\u200e\u200f"))


async def member(database: Database, name: str = "Sara", role: Role = Role.ACTOR) -> int:
    """Somebody in Mahdia; their row number. The first one has Sara's Telegram id."""
    return await database.transaction(lambda db: builders.person(db, name, role).id)


def press(number: int, signal: object, place: Place = HOME, sender: Sender = SARA) -> Event:
    return Event(signal, sender, place, Said(message=5, editable=True), update=number, callback=f"cb{number}")


async def said(database: Database) -> list[str]:
    """What waits to be said, oldest first, without the marks that keep lines in their direction."""

    def unit(db: Connection) -> list[str]:
        waiting = select(bodies.c.html).join(outbox).where(outbox.c.state == State.WAITING).order_by(outbox.c.id)
        return [html.translate(MARKS) for html in db.scalars(waiting)]

    return await database.transaction(unit)


async def set_aside(database: Database) -> list[tuple[Any, ...]]:
    """The updates that could not be taken, and what they were."""
    found = select(failed.c.update_id, failed.c.signal).order_by(failed.c.id)
    return await database.transaction(lambda db: [tuple(row) for row in db.execute(found)])
