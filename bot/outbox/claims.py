"""Taking rows in hand and putting them down again: the sender's half of the outbox."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    update,
)

from bot.errors import GroupMoved, Unreachable
from bot.outbox import polls
from bot.outbox.parcel import Outcome, Parcel, parcel_from
from bot.outbox.rows import cancel_chat, move_chat
from bot.outbox.tables import State, Urgency, bodies, outbox, shown
from bot.storage.plan import walk_indexes
from bot.storage.types import Instant
from bot.storage.upsert import put

WAITING: ColumnElement[str] = literal_column("'waiting'")
CLAIMED: ColumnElement[str] = literal_column("'claimed'")
"""Written out, because a partial index serves only a statement that shows its condition."""

NOW = bindparam("now", type_=Instant)


def claim(
    db: Connection,
    now: datetime,
    lease: timedelta,
    room: int,
    *,
    busy: Collection[int] = (),
    calm: Collection[int] = (),
    up_to: Urgency = Urgency.BULK,
) -> list[Parcel]:
    """Take at most ``room`` rows in hand until the lease ends: the most urgent first, then the oldest.

    Of each chat only the first row, and none while another of it is in hand: what is said in a chat stays in order.
    The ``busy`` chats are left alone, the ``calm`` ones only spared changes of kept messages, and what is less urgent
    than ``up_to`` waits. A row whose lease has ended is taken up again.
    """
    wanted = {"now": now, "busy": list(busy), "calm": list(calm), "up_to": int(up_to), "room": room}
    walk_indexes(db)
    found = {row.id: parcel_from(row) for row in db.execute(HEADS, wanted)}
    if not found:
        return []
    taken = set(db.scalars(TAKE, {"now": now, "rows": list(found), "until": now + lease}))
    return [parcel for row, parcel in found.items() if row in taken]


def next_due(db: Connection, now: datetime) -> datetime | None:
    """When the next row comes up that is not due yet; None if none waits."""
    moment: datetime | None = db.execute(NEXT, {"now": now}).scalar_one()
    return moment


def record(db: Connection, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write what became of parcels, and what follows for their chats. To write it twice does no harm."""
    for state in dict.fromkeys(outcome.state for outcome in outcomes):
        statement = SENT if state is State.SENT else PUT_DOWN
        db.execute(statement, [written(outcome, now) for outcome in outcomes if outcome.state is state])
    put(db, shown, [shown_row(outcome) for outcome in outcomes if is_kept(outcome)])
    polls.remember(db, [outcome for outcome in outcomes if outcome.poll])
    for outcome in outcomes:
        match outcome.cause:
            case Unreachable():
                cancel_chat(db, outcome.parcel.chat)
            case GroupMoved(new_id=new_id):
                move_chat(db, outcome.parcel.chat, new_id)


def written(outcome: Outcome, now: datetime) -> dict[str, object]:
    arrived = outcome.state is State.SENT
    return {
        "row": outcome.parcel.row,
        "new_state": outcome.state,
        "new_sent_at": now if arrived else None,
        "new_message_id": outcome.message,
        "new_error": type(outcome.cause).__name__[:64] if outcome.cause and not arrived else None,
        "new_due_at": now + outcome.put_off if outcome.put_off else None,
        "new_attempts": outcome.parcel.attempts + (arrived or outcome.unheard),
    }


def shown_row(outcome: Outcome) -> dict[str, object]:
    return {"chat_id": outcome.parcel.chat, "key": outcome.parcel.key, "message_id": outcome.message}


def is_kept(outcome: Outcome) -> bool:
    return outcome.parcel.key is not None and outcome.message is not None and outcome.state is State.SENT


def is_ready(row: FromClause) -> ColumnElement[bool]:
    """Whether a row may go now, as far as it and its chat's pauses are concerned."""
    spared = and_(row.c.key.is_not(None), row.c.chat_id.in_(bindparam("calm", expanding=True)))
    return and_(row.c.state.in_([WAITING, CLAIMED]), is_free(row), row.c.due_at <= NOW, not_(spared))


def is_free(row: FromClause) -> ColumnElement[bool]:
    return or_(row.c.state == WAITING, row.c.lease_until <= NOW)


def is_held_back() -> ColumnElement[bool]:
    """Whether another row of the chat is in somebody's hand, or goes first."""
    other = outbox.alias("other")
    sooner = or_(
        other.c.urgency < outbox.c.urgency, and_(other.c.urgency == outbox.c.urgency, other.c.id < outbox.c.id)
    )
    in_hand = and_(other.c.state == CLAIMED, other.c.lease_until > NOW)
    first = or_(in_hand, and_(sooner, is_ready(other)))
    return exists().where(other.c.chat_id == outbox.c.chat_id, other.c.state.in_([WAITING, CLAIMED]), first)


HEADS = (
    select(outbox, *(column for column in bodies.c if column.name != "id"), shown.c.message_id.label("shown_id"))
    .join(bodies)
    .outerjoin(shown, and_(shown.c.chat_id == outbox.c.chat_id, shown.c.key == outbox.c.key))
    .where(outbox.c.chat_id.not_in(bindparam("busy", expanding=True)), outbox.c.urgency <= bindparam("up_to"))
    .where(is_ready(outbox), not_(is_held_back()))
    .order_by(outbox.c.urgency, outbox.c.id)
    .limit(bindparam("room"))
)
TAKE = (  # asks again whether the row is free: another process may have been quicker
    update(outbox)
    .where(outbox.c.id.in_(bindparam("rows", expanding=True)), is_free(outbox))
    .where(outbox.c.state.in_([WAITING, CLAIMED]))
    .values(state=State.CLAIMED, lease_until=bindparam("until"), attempts=outbox.c.attempts + 1)
    .returning(outbox.c.id)
)
NEXT = select(func.min(outbox.c.due_at)).where(
    outbox.c.state.in_([WAITING, CLAIMED]), outbox.c.state == WAITING, outbox.c.due_at > NOW
)
SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values({name: bindparam(f"new_{name}") for name in ("state", "sent_at", "message_id", "error", "attempts")})
    .values(lease_until=None, due_at=func.coalesce(bindparam("new_due_at", type_=Instant), outbox.c.due_at))
)
PUT_DOWN = SENT.where(outbox.c.state == CLAIMED)  # what was cancelled in the meantime stays so
