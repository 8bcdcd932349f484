"""Looking after the outbox: chats that go or move, what is unclear, how much stands where, what is old."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, and_, delete, exists, func, select, update

from bot.outbox.tables import State, Urgency, bodies, outbox, polls, shown

IN_HAND = (State.WAITING, State.CLAIMED)
SLICE = 5_000  # rows deleted in one transaction: well under 100 ms


def release(db: Connection) -> int:
    """Let go of what a sender that died had in hand, and count it; only where no other process runs."""
    claimed = update(outbox).where(outbox.c.state == State.CLAIMED)
    return db.execute(claimed.values(state=State.WAITING, lease_until=None)).rowcount


def cancel_chat(db: Connection, chat: int) -> int:
    """Call off whatever still waits for a chat, and count it."""
    waiting = update(outbox).where(outbox.c.chat_id == chat, outbox.c.state.in_(IN_HAND))
    return db.execute(waiting.values(state=State.CANCELLED, lease_until=None)).rowcount


def move_chat(db: Connection, old: int, new: int) -> None:
    """A group has another id now. Messages shown there before cannot be changed under the new one."""
    db.execute(update(outbox).where(outbox.c.chat_id == old).values(chat_id=new, edits=None))
    db.execute(delete(shown).where(shown.c.chat_id == old))
    db.execute(update(polls).where(polls.c.chat_id == old).values(chat_id=new))


def counts(db: Connection) -> Mapping[State, int]:
    """How many messages stand in each state."""
    found = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    return {State(state): number for state, number in db.execute(found)}


def count_repeated(db: Connection) -> int:
    """How many arrived messages may have arrived twice: an earlier try of theirs was never answered."""
    again = (outbox.c.state == State.SENT) & (outbox.c.attempts > 1)
    return db.execute(select(func.count()).where(again)).scalar_one()


def retry(db: Connection, of_bodies: Collection[int] | None = None) -> int:
    """Send the unclear ones again (all, or those of some bodies), and count them."""
    unclear = update(outbox).where(outbox.c.state == State.UNKNOWN)
    if of_bodies is not None:
        unclear = unclear.where(outbox.c.body_id.in_(of_bodies))
    return db.execute(unclear.values(state=State.WAITING, error=None)).rowcount


def forget_chat(db: Connection, chat: int) -> None:
    """Delete every word that was or would be said in a chat."""
    mine = list(db.scalars(delete(outbox).where(outbox.c.chat_id == chat).returning(outbox.c.body_id)))
    db.execute(delete(shown).where(shown.c.chat_id == chat))
    delete_orphans(db, mine)


def prune(db: Connection, before: datetime, up_to: Urgency = Urgency.BULK) -> int:
    """Delete one slice of the messages that were due before then and are done with; how many it was.

    ``up_to`` REPLY leaves alone what somebody may want to count later.

    Zero when nothing is left: call it again until then, each time in a transaction of its own.
    """
    done = and_(outbox.c.state.not_in(IN_HAND), outbox.c.due_at < before, outbox.c.urgency <= up_to)
    old = select(outbox.c.id).where(done).limit(SLICE)
    freed = list(db.scalars(delete(outbox).where(outbox.c.id.in_(old)).returning(outbox.c.body_id)))
    delete_orphans(db, freed)
    return len(freed)


def delete_orphans(db: Connection, freed: Collection[int]) -> None:
    """Delete those of the bodies to which no row points any more."""
    unused = ~exists().where(outbox.c.body_id == bodies.c.id)
    for body_ids in slices(sorted(set(freed)), 500):
        db.execute(delete(bodies).where(bodies.c.id.in_(body_ids), unused))


def slices(numbers: list[int], size: int) -> list[list[int]]:
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]
