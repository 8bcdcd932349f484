"""One thing said to many, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection, func, insert, select

from bot.attention.audience import SLICE, everybody
from bot.buttons import Link
from bot.events import GoHome
from bot.i18n import T, Voice
from bot.outbox.broadcast import broadcast
from bot.outbox.claims import claim
from bot.outbox.message import Message, put
from bot.outbox.tables import Urgency, bodies, outbox
from bot.people.listeners import Listener
from bot.people.roles import Kind, Role
from bot.people.tables import memberships, people
from bot.storage.engine import Database
from tests.builders import NOW, territory

ARABIC, FRENCH = Voice("ar", "TN"), Voice("fr", "TN")
MENU = (Link(T("Menu"), GoHome()),)
LEASE = timedelta(minutes=1)


def listener(number: int, voice: Voice = FRENCH, hours: int = 0) -> Listener:
    return Listener(number, 1000 + number, voice, NOW + timedelta(hours=hours))


async def test_each_voice_is_spoken_once_and_everybody_has_a_row(database: Database) -> None:
    """In their language, in their private chat, after their quiet hours."""
    audience = [listener(1), listener(2, ARABIC, hours=9), listener(3)]

    def unit(db: Connection) -> list[tuple[object, ...]]:
        spoken = broadcast(db, audience, T("Menu"), (MENU,), NOW)
        assert spoken == list(db.scalars(select(bodies.c.id).order_by(bodies.c.id)))
        shown = (outbox.c.chat_id, outbox.c.person_id, bodies.c.html, outbox.c.urgency, outbox.c.due_at)
        return [tuple(row) for row in db.execute(select(*shown).join(bodies).order_by(outbox.c.id))]

    assert await database.transaction(unit) == [
        (1001, 1, "Menu", Urgency.BULK, NOW),
        (1002, 2, "القائمة", Urgency.BULK, NOW + timedelta(hours=9)),
        (1003, 3, "Menu", Urgency.BULK, NOW),
    ]


async def test_answers_go_before_it_and_who_sleeps_hears_it_later(database: Database) -> None:
    """The sender takes first what somebody waits for, and leaves alone what is not due."""

    def unit(db: Connection) -> list[int]:
        broadcast(db, [listener(1), listener(2, hours=9)], T("Menu"), (), NOW)
        put(db, [Message(1007, FRENCH, T("Menu"))], NOW)
        return [parcel.chat for parcel in claim(db, NOW, LEASE, 10)]

    assert await database.transaction(unit) == [1007, 1001]


async def test_nobody_to_tell_is_nothing_to_write(database: Database) -> None:
    """Not even a body."""

    def unit(db: Connection) -> tuple[list[int], int]:
        told = broadcast(db, [], T("Menu"), (), NOW)
        return told, db.execute(select(func.count()).select_from(bodies)).scalar_one()

    assert await database.transaction(unit) == ([], 0)


async def test_ten_thousand_people_are_told_in_slices(database: Database) -> None:
    """Each slice is a transaction of its own, with one body for each voice in it."""
    await database.transaction(settle)

    told: list[list[int]] = [[0]]
    while slice_told := await database.transaction(slice_from(told[-1][-1])):
        told.append(slice_told)
    assert [len(one) for one in told[1:]] == [SLICE] * 4
    assert await database.read(counted) == (10_000, 10_000, 4 * 2)


def counted(db: Connection) -> tuple[int, ...]:
    """Rows, chats and bodies."""
    asked = (func.count(), func.count(outbox.c.chat_id.distinct()), func.count(outbox.c.body_id.distinct()))
    return tuple(db.execute(select(*asked).select_from(outbox)).one())


def slice_from(after: int) -> Callable[[Connection], list[int]]:
    def unit(db: Connection) -> list[int]:
        audience = everybody(db, 1, NOW, after=after)
        broadcast(db, audience, T("Menu"), (MENU,), NOW)
        return [one.person for one in audience]

    return unit


def settle(db: Connection) -> None:
    """Ten thousand people in a territory, every second of them with Arabic."""
    here = territory(db)
    numbers = range(1, 10_001)
    named = [{"id": n, "telegram_id": 1000 + n, "language": "ar" if n % 2 else "fr"} for n in numbers]
    alike = {"name": "Sara", "chosen": True, "created_at": NOW, "territory_id": here.id}
    joined = {"territory_id": here.id, "role": Role.ACTOR, "kind": Kind.INDIVIDUAL, "joined_at": NOW}
    db.execute(insert(people), [one | alike for one in named])
    db.execute(insert(memberships), [{"person_id": n, **joined} for n in numbers])
