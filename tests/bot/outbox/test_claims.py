"""Taking rows in hand: the most urgent first, in each chat in order, each once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from bot.errors import GroupMoved, TryLater, Unclear, Unreachable
from bot.outbox.claims import next_due, record
from bot.outbox.message import shown_as
from bot.outbox.parcel import Outcome, Parcel
from bot.outbox.tables import State, outbox
from bot.storage.engine import Database
from tests.letters import (
    AMINA,
    BULK,
    GROUP,
    LEASE,
    NOW,
    REMINDER,
    REPLY,
    SARA,
    YOUSSEF,
    column,
    letter,
    states,
    take,
    words,
    write,
)

LATER = NOW + LEASE


async def test_the_most_urgent_go_first_then_the_oldest(database: Database) -> None:
    """Someone who waits for an answer never waits behind an announcement."""

    def unit(db: Connection) -> list[str]:
        write(db, letter("bulk", 1, BULK), letter("reminder", 2, REMINDER), letter("reply", 3), letter("reply 2", 4))
        return words(take(db, 3))

    assert await database.transaction(unit) == ["reply", "reply 2", "reminder"]


async def test_of_each_chat_only_the_first_row_is_taken(database: Database) -> None:
    """What is said in a chat stays in order, and an answer overtakes only what is less urgent."""

    def unit(db: Connection) -> list[list[str]]:
        write(db, letter("news", SARA, BULK), letter("one"), letter("two"), letter("other", AMINA))
        first = take(db)
        meanwhile = take(db)
        record(db, [arrived(parcel) for parcel in first], NOW)
        return [words(first), words(meanwhile), words(take(db))]

    assert await database.transaction(unit) == [["one", "other"], [], ["two"]]


async def test_a_row_whose_lease_has_ended_is_taken_up_again(database: Database) -> None:
    """Whoever held it died; the try is counted, since it may have arrived."""

    def unit(db: Connection) -> list[list[tuple[str, int]]]:
        write(db, letter("one"), letter("two"))
        moments = (NOW, LATER - timedelta(seconds=1), LATER)
        return [[(parcel.html, parcel.attempts) for parcel in take(db, now=now)] for now in moments]

    assert await database.transaction(unit) == [[("one", 0)], [], [("one", 1)]]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({}, ["a", "c", "d"]),
        ({"busy": [SARA]}, ["c", "d"]),
        ({"busy": [SARA, GROUP, AMINA]}, []),
        ({"calm": [GROUP]}, ["a", "c", "e"]),
        ({"up_to": REPLY}, ["a", "d"]),
        ({"up_to": REMINDER}, ["a", "c", "d"]),
        ({"room": 1}, ["a"]),
    ],
)
async def test_who_is_left_alone(database: Database, how: dict[str, Any], expected: list[str]) -> None:
    """Busy chats hear nothing; calm ones see no kept message change; bulk waits while there is little room."""

    def unit(db: Connection) -> list[str]:
        write(db, letter("a"), letter("b", SARA, BULK), letter("c", AMINA, REMINDER))
        write(db, letter("d", GROUP, key="count"), letter("e", GROUP, REMINDER))
        return sorted(words(take(db, **how)))

    assert await database.transaction(unit) == expected


async def test_a_kept_message_is_changed_once_it_was_shown(database: Database) -> None:
    """The first of its key is sent, the next ones change it, in each chat its own."""

    def unit(db: Connection) -> list[int | None]:
        write(db, letter("1 vote", GROUP, key="count"))
        [first] = take(db)
        record(db, [arrived(first, 77)], NOW)
        write(db, letter("2 votes", GROUP, key="count"), letter("2 votes", SARA, key="count"))
        second = {parcel.chat: parcel.edits for parcel in take(db)}
        return [first.edits, second[GROUP], second[SARA], shown_as(db, GROUP, "count")]

    assert await database.transaction(unit) == [None, 77, None, 77]


async def test_two_senders_never_take_the_same_row(database: Database) -> None:
    """Replicas on one PostgreSQL ask at the same moment."""
    await database.transaction(lambda db: write(db, *(letter(str(chat), chat) for chat in range(1, 101))))

    taken = await asyncio.gather(*(database.transaction(partial(take, room=30)) for _ in range(8)))

    rows = [parcel.row for parcels in taken for parcel in parcels]
    assert len(rows) == len(set(rows))


async def test_what_became_of_them_is_written_down(database: Database) -> None:
    """Each state with its facts; only a try that may have arrived counts."""

    def unit(db: Connection) -> dict[str, Any]:
        write(db, *(letter(name, chat) for chat, name in enumerate(["sent", "unclear", "again", "failed"], start=1)))
        sent, unclear, again, failed = take(db)
        outcomes = [
            Outcome(sent, State.SENT, 9),
            Outcome(unclear, State.UNKNOWN, cause=Unclear(), unheard=True),
            Outcome(again, State.WAITING, cause=TryLater(timedelta(seconds=3))),
            Outcome(failed, State.FAILED, cause=KeyError("Sara")),
        ]
        record(db, outcomes, NOW)
        names = ("state", "message_id", "sent_at", "error", "attempts", "lease_until")
        return {name: list(column(db, name).values()) for name in names}

    assert await database.transaction(unit) == {
        "state": [State.SENT, State.UNKNOWN, State.WAITING, State.FAILED],
        "message_id": [9, None, None, None],
        "sent_at": [NOW, None, None, None],
        "error": [None, "Unclear", "TryLater", "KeyError"],
        "attempts": [1, 1, 0, 0],
        "lease_until": [None, None, None, None],
    }


async def test_writing_a_result_twice_does_no_harm(database: Database) -> None:
    """A commit whose answer got lost is made again; what was called off in between stays so."""

    def unit(db: Connection) -> dict[str, State]:
        write(db, letter("sent", SARA, key="x"), letter("again", AMINA))
        sent, again = take(db)
        outcomes = [arrived(sent), Outcome(again, State.WAITING, cause=TryLater(timedelta()))]
        record(db, outcomes, NOW)
        db.execute(sa.update(outbox).where(outbox.c.chat_id == AMINA).values(state=State.CANCELLED))
        record(db, outcomes, NOW)
        return states(db)

    assert await database.transaction(unit) == {"sent": State.SENT, "again": State.CANCELLED}


async def test_what_arrived_after_it_was_called_off_has_arrived(database: Database) -> None:
    """The truth about a message on its way is known last."""

    def unit(db: Connection) -> dict[str, State]:
        write(db, letter("hello"))
        [parcel] = take(db)
        db.execute(sa.update(outbox).values(state=State.CANCELLED))
        record(db, [arrived(parcel)], NOW)
        return states(db)

    assert await database.transaction(unit) == {"hello": State.SENT}


async def test_whoever_cannot_be_reached_is_spared_the_rest(database: Database) -> None:
    """Nobody's messages pile up at a closed door."""

    def unit(db: Connection) -> dict[str, State]:
        write(db, letter("one"), letter("two"), letter("other", AMINA))
        gone = next(parcel for parcel in take(db) if parcel.chat == SARA)
        record(db, [Outcome(gone, State.CANCELLED, cause=Unreachable())], NOW)
        return states(db)

    expected = {"one": State.CANCELLED, "two": State.CANCELLED, "other": State.CLAIMED}
    assert await database.transaction(unit) == expected


async def test_a_group_that_moved_hears_everything_at_its_new_place(database: Database) -> None:
    """Messages shown under the old id cannot be changed under the new one: they are said anew."""

    def unit(db: Connection) -> list[tuple[int, str, int | None]]:
        write(db, letter("1 vote", GROUP, key="count"))
        record(db, [arrived(take(db)[0], 77)], NOW)
        write(db, letter("2 votes", GROUP, key="count"), letter("hello", GROUP))
        [parcel] = take(db)
        record(db, [Outcome(parcel, State.WAITING, cause=GroupMoved(-999))], NOW)
        return [(parcel.chat, parcel.html, parcel.edits) for parcel in take(db)]

    assert await database.transaction(unit) == [(-999, "2 votes", None)]


async def test_the_next_moment_is_known(database: Database) -> None:
    """The sender sleeps until then."""

    def unit(db: Connection) -> list[Any]:
        nothing = next_due(db, NOW)
        write(db, letter("now"), letter("later", YOUSSEF, due=LATER), letter("much later", AMINA, due=LATER + LEASE))
        return [nothing, next_due(db, NOW), next_due(db, LATER + LEASE)]

    assert await database.transaction(unit) == [None, LATER, None]


async def test_a_claim_walks_the_index_and_sorts_nothing(database: Database) -> None:
    """With ten thousand rows just written, the next thirty cost as little as with a hundred."""

    def unit(db: Connection) -> str:
        write(db, *(letter(str(chat), chat) for chat in range(1, 10_001)))
        seen: list[tuple[str, Any]] = []
        sa.event.listen(db, "before_cursor_execute", lambda _c, _cursor, sql, values, *_: seen.append((sql, values)))
        take(db, 30, busy=[SARA], calm=[GROUP])
        sql, values = next((sql, values) for sql, values in seen if "LIMIT" in sql)
        explain = "EXPLAIN QUERY PLAN" if db.dialect.name == "sqlite" else "EXPLAIN"
        return "\n".join(str(row[-1]) for row in db.exec_driver_sql(f"{explain} {sql}", values))

    plan = await database.transaction(unit)

    assert "outbox USING INDEX ix_outbox_next" in plan or "Index Scan using ix_outbox_next on outbox" in plan
    assert "other USING INDEX ix_outbox_chat (chat_id=?)" in plan or "using ix_outbox_chat on outbox other" in plan
    assert not any(slow in plan for slow in ("TEMP B-TREE", "Sort", "Seq Scan", "Bitmap", "SCAN outbox"))


def arrived(parcel: Parcel, message: int = 1) -> Outcome:
    return Outcome(parcel, State.SENT, message)
