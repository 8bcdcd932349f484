"""Whatever waits in the outbox, a claim equals a plain model of who may go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert

from bot.outbox.claims import claim
from bot.outbox.tables import State, Urgency, bodies, outbox
from bot.storage.engine import Database
from tests.letters import LEASE, NOW

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row as the model sees it; ``leased`` and ``due`` in seconds from now."""

    chat: int
    urgency: Urgency
    state: State
    leased: int
    due: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Wish:
    room: int
    busy: frozenset[int]
    calm: frozenset[int]
    up_to: Urgency


chats = st.sampled_from([-2, -1, 1, 2, 3])
moments = st.sampled_from([-1, 0, 1])
rows = st.builds(Waiting, chats, st.sampled_from(Urgency), st.sampled_from(State), moments, moments, st.booleans())
wishes = st.builds(Wish, st.integers(1, 6), st.frozensets(chats), st.frozensets(chats), st.sampled_from(Urgency))


class Undone(Exception):
    """Carries a result out of a transaction that leaves nothing behind."""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(waiting=st.lists(rows, max_size=14), wish=wishes)
async def test_a_claim_takes_whom_the_model_takes(database: Database, waiting: list[Waiting], wish: Wish) -> None:
    """Urgency, age, order in a chat, leases, pauses: no mixture of them surprises."""

    def unit(db: Connection) -> None:
        ids = fill(db, waiting)
        taken = claim(db, NOW, LEASE, wish.room, busy=wish.busy, calm=wish.calm, up_to=wish.up_to)
        raise Undone([ids.index(parcel.row) for parcel in taken])

    try:
        await database.transaction(unit)
    except Undone as result:
        assert result.args[0] == expected(waiting, wish)


def expected(waiting: list[Waiting], wish: Wish) -> list[int]:
    """The positions of the rows that may go, in the order in which they go."""
    held = {row.chat for row in waiting if row.state is State.CLAIMED and row.leased > 0}
    ready = [place for place, row in enumerate(waiting) if is_ready(row, wish)]
    ready.sort(key=lambda place: (waiting[place].urgency, place))
    heads = {waiting[place].chat: place for place in reversed(ready)}
    going = [place for chat, place in heads.items() if chat not in held | wish.busy]
    going = [place for place in going if waiting[place].urgency <= wish.up_to]
    return sorted(going, key=ready.index)[: wish.room]


def is_ready(row: Waiting, wish: Wish) -> bool:
    free = row.state is State.WAITING or (row.state is State.CLAIMED and row.leased <= 0)
    return free and row.due <= 0 and not (row.kept and row.chat in wish.calm)


def fill(db: Connection, waiting: list[Waiting]) -> list[int]:
    """Write the rows; their numbers, in order."""
    body = db.execute(insert(bodies).values(html="x", keyboard=[]).returning(bodies.c.id)).scalar_one()
    new = insert(outbox).returning(outbox.c.id)
    return [db.execute(new, as_row(row, place, body)).scalar_one() for place, row in enumerate(waiting)]


def as_row(row: Waiting, place: int, body: int) -> dict[str, object]:
    return {
        "chat_id": row.chat,
        "body_id": body,
        "urgency": int(row.urgency),
        "state": row.state,
        "due_at": NOW + row.due * SECOND,
        "lease_until": NOW + row.leased * SECOND if row.state is State.CLAIMED else None,
        "key": f"key {place}" if row.kept else None,
        "attempts": 0,
    }
