"""Looking after the outbox, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.outbox import rows
from bot.outbox.claims import record
from bot.outbox.message import shown_as
from bot.outbox.parcel import Outcome
from bot.outbox.tables import State, bodies, outbox
from bot.storage.engine import Database
from tests.letters import AMINA, GROUP, NOW, SARA, YOUSSEF, letter, states, take, write

EVERY = [State.SENT, State.UNKNOWN, State.FAILED, State.CANCELLED, State.WAITING, State.CLAIMED]


def one_of_each(db: Connection) -> None:
    """A message in each state, each in a chat of its own, named after it."""
    write(db, *(letter(state.value, chat) for chat, state in enumerate(EVERY, start=1)))
    results = {state.value: state for state in EVERY if state is not State.CLAIMED}
    record(db, [Outcome(each, results[each.html], 1) for each in take(db) if each.html in results], NOW)


async def test_what_a_dead_sender_held_is_let_go(database: Database) -> None:
    """After a restart nobody waits for a lease to end."""

    def unit(db: Connection) -> Any:
        one_of_each(db)
        return rows.release(db), [parcel.html for parcel in take(db)]

    assert await database.transaction(unit) == (1, ["waiting", "claimed"])


async def test_how_many_stand_where(database: Database) -> None:
    """The operator sees a jam before people tell of it."""

    def unit(db: Connection) -> Any:
        one_of_each(db)
        return rows.counts(db)

    assert await database.transaction(unit) == dict.fromkeys(EVERY, 1)


async def test_those_that_may_have_arrived_twice_are_counted(database: Database) -> None:
    """We never claim that everything arrives exactly once."""

    def unit(db: Connection) -> int:
        write(db, letter("once", SARA), letter("perhaps twice", AMINA))
        once, twice = take(db)
        record(db, [Outcome(once, State.SENT, 1), Outcome(twice, State.WAITING, unheard=True)], NOW)
        record(db, [Outcome(each, State.SENT, 2) for each in take(db)], NOW)
        return rows.count_repeated(db)

    assert await database.transaction(unit) == 1


async def test_unclear_ones_are_sent_again_when_somebody_says_so(database: Database) -> None:
    """A facilitator decides, for their own announcement or for all."""

    def unit(db: Connection) -> Any:
        write(db, letter("mine", SARA), letter("theirs", AMINA))
        record(db, [Outcome(each, State.UNKNOWN, unheard=True) for each in take(db)], NOW)
        mine = db.scalars(select(bodies.c.id).where(bodies.c.html == "mine")).all()
        first = rows.retry(db, mine), states(db)["theirs"]
        return first, rows.retry(db), [parcel.attempts for parcel in take(db)]

    assert await database.transaction(unit) == ((1, State.UNKNOWN), 1, [1, 1])


async def test_a_chat_that_is_gone_hears_no_more(database: Database) -> None:
    """What waits for it is called off, and what was said stays said."""

    def unit(db: Connection) -> Any:
        write(db, letter("said"))
        record(db, [Outcome(each, State.SENT, 1) for each in take(db)], NOW)
        write(db, letter("on its way"), letter("waiting"), letter("other", AMINA))
        take(db)
        return rows.cancel_chat(db, SARA), list(states(db).values())

    expected = (2, [State.SENT, State.CANCELLED, State.CANCELLED, State.CLAIMED])
    assert await database.transaction(unit) == expected


async def test_every_word_of_a_chat_is_forgotten(database: Database) -> None:
    """Also from the bodies, and nobody else loses anything."""

    def unit(db: Connection) -> Any:
        write(db, letter("hers", SARA, key="day"), letter("his", YOUSSEF, key="day"))
        record(db, [Outcome(each, State.SENT, 7) for each in take(db)], NOW)
        write(db, letter("waiting", SARA))
        rows.forget_chat(db, SARA)
        left = db.scalars(select(bodies.c.html)).all()
        return left, list(states(db)), shown_as(db, SARA, "day"), shown_as(db, YOUSSEF, "day")

    assert await database.transaction(unit) == (["his"], ["his"], None, 7)


async def test_what_is_done_and_old_is_deleted_a_slice_at_a_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits is kept however old it is, and nobody is held up while the rest goes."""
    monkeypatch.setattr(rows, "SLICE", 3)

    def unit(db: Connection) -> Any:
        one_of_each(db)
        too_young = rows.prune(db, NOW)
        gone = [rows.prune(db, NOW + timedelta(seconds=1)) for _ in range(3)]
        return too_young, gone, list(states(db)), db.execute(select(func.count()).select_from(bodies)).scalar_one()

    assert await database.transaction(unit) == (0, [3, 1, 0], ["waiting", "claimed"], 2)


async def test_a_body_is_kept_while_another_row_points_at_it(database: Database) -> None:
    """An announcement has one body for many people."""

    def unit(db: Connection) -> list[str]:
        write(db, letter("news", SARA))
        body = db.execute(select(bodies.c.id)).scalar_one()
        other = {"chat_id": AMINA, "body_id": body, "urgency": 2, "state": State.WAITING, "due_at": NOW, "attempts": 0}
        db.execute(outbox.insert(), other)
        rows.forget_chat(db, SARA)
        return [parcel.html for parcel in take(db)]

    assert await database.transaction(unit) == ["news"]


async def test_a_group_keeps_what_waits_for_it_under_its_new_number(database: Database) -> None:
    """Told twice, by Telegram's update and by a failed send, it moves once."""

    def unit(db: Connection) -> Any:
        write(db, letter("hello", GROUP, edits=5), letter("other", SARA))
        rows.move_chat(db, GROUP, -999)
        rows.move_chat(db, GROUP, -999)
        return [(parcel.chat, parcel.edits) for parcel in take(db)]

    assert await database.transaction(unit) == [(-999, None), (SARA, None)]
