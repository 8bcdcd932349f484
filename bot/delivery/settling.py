"""One transaction of the sender: what is done is written down, what comes next is taken in hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.errors import GroupMoved, Unreachable
from bot.outbox.claims import claim, next_due, record
from bot.outbox.parcel import Outcome, Parcel
from bot.outbox.tables import Urgency
from bot.storage.trouble import is_trouble

log = structlog.get_logger()

OnAway = Callable[[Connection, int, datetime], None]
OnMoved = Callable[[Connection, int, int], None]


@dataclass(frozen=True, slots=True)
class Round:
    """What is done, and who may hear from us next: at most ``room`` chats, as ``claim`` wants it said."""

    now: datetime
    done: Sequence[Outcome]
    room: int
    up_to: Urgency
    busy: Collection[int]
    calm: Collection[int]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in hand, and when the next row comes up if that is all there is for now."""

    parcels: Sequence[Parcel] = ()
    due: datetime | None = None


def settle(db: Connection, plan: Round, lease: timedelta, on_away: OnAway, on_moved: OnMoved) -> Taken:
    """Write down what is done, tell of chats that are gone or moved, and take the next rows in hand."""
    record(db, plan.done, plan.now)
    for outcome in plan.done:
        match outcome.cause:
            case Unreachable():
                apart(db, partial(on_away, db, outcome.parcel.chat, plan.now))
            case GroupMoved(new_id=new_id):
                apart(db, partial(on_moved, db, outcome.parcel.chat, new_id))
    if not plan.room:
        return Taken()
    parcels = claim(db, plan.now, lease, plan.room, busy=plan.busy, calm=plan.calm, up_to=plan.up_to)
    return Taken(parcels, next_due(db, plan.now) if len(parcels) < plan.room else None)


def apart(db: Connection, act: Callable[[], None]) -> None:
    """Let somebody else's mistake undo only what they did: the results are true all the same."""
    try:
        with db.begin_nested():
            act()
    except Exception as error:
        if is_trouble(error):
            raise
        log.error("follow_up_failed", error=type(error).__name__)
