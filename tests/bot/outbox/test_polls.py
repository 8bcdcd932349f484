"""Telegram's own polls on their way, and under which key their answers belong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.delivery.verdict import arrived
from bot.i18n import T, Voice, Written
from bot.outbox import polls, rows
from bot.outbox.claims import record
from bot.outbox.message import Message, TelegramPoll
from bot.outbox.parcel import Parcel, Posted
from bot.outbox.polls import PostedPoll
from bot.outbox.tables import Urgency
from bot.storage.engine import Database
from tests.letters import GROUP, NOW, take, write

OPTIONS = (Written("ar", {"ar": "الجمعة", "fr": "Vendredi"}), Written("ar", {"ar": "السبت"}))
CLOSES = NOW + timedelta(days=1)


def asked(key: str = "poll:3", poll: TelegramPoll | None = None) -> Message:
    question = T("{question}", question=Written("ar", {"ar": "متى؟", "fr": "Quand <b> ?"}))
    ours = poll or TelegramPoll(OPTIONS, anonymous=False, several=True, closes_at=CLOSES)
    return Message(GROUP, Voice("fr"), question, urgency=Urgency.REMINDER, key=key, poll=ours)


def sent(db: Connection, name: str = "77", message: int = 5) -> Parcel:
    """The poll as it was taken in hand and has arrived."""
    [parcel] = take(db)
    record(db, [arrived(parcel, Posted(message, name, ("a", "b")))], NOW)
    return parcel


async def test_a_poll_is_written_in_the_words_of_the_group(database: Database) -> None:
    """Plain, since Telegram reads no markup in it; an option that nobody translated stays as it is."""

    def unit(db: Connection) -> Parcel:
        write(db, asked())
        return take(db)[0]

    parcel = await database.transaction(unit)
    assert (parcel.media, parcel.key, "Quand <b> ?" in parcel.html) == ("poll", "poll:3", True)
    options = ["Vendredi", "السبت"]
    assert parcel.poll is not None
    told = [option.strip("\u200e\u200f") for option in parcel.poll["options"]]
    assert {**parcel.poll, "options": told} == {
        "options": options, "anonymous": False, "several": True, "closes_at": int(CLOSES.timestamp()),
    }  # fmt: skip


async def test_its_name_is_kept_with_the_send_that_brought_it(database: Database) -> None:
    """Its answers come with nothing else; written twice, it stays the same."""

    def unit(db: Connection) -> list[PostedPoll | None]:
        write(db, asked())
        parcel = sent(db)
        record(db, [arrived(parcel, Posted(5, "77", ("a", "b")))], NOW)
        return [polls.posted(db, "77"), polls.posted(db, "78")]

    assert await database.transaction(unit) == [PostedPoll(GROUP, "poll:3", ("a", "b")), None]


async def test_two_polls_are_told_apart(database: Database) -> None:
    """Each under its own key, with its own options."""

    def unit(db: Connection) -> list[PostedPoll | None]:
        for number in (3, 4):
            write(db, asked(f"poll:{number}"))
            sent(db, str(number))
        return [polls.posted(db, name) for name in ("3", "4")]

    assert await database.transaction(unit) == [
        PostedPoll(GROUP, "poll:3", ("a", "b")),
        PostedPoll(GROUP, "poll:4", ("a", "b")),
    ]


async def test_the_end_of_a_poll_goes_to_where_it_stands(database: Database) -> None:
    """It changes the message of its key, and what is known of the poll's answers stays until it is forgotten."""

    def unit(db: Connection) -> tuple[int | None, list[str] | None, bool]:
        write(db, asked())
        sent(db)
        write(db, asked(poll=TelegramPoll()))
        [stop] = take(db)
        record(db, [arrived(stop, None)], NOW)
        known = polls.posted(db, "77") is not None
        polls.forget(db, "poll:3")
        return stop.edits, (stop.poll or {})["options"], known and polls.posted(db, "77") is None

    assert await database.transaction(unit) == (5, [], True)


async def test_a_poll_goes_with_its_group(database: Database) -> None:
    """Telegram's name for it stays the same when the group gets another id."""

    def unit(db: Connection) -> PostedPoll | None:
        write(db, asked())
        sent(db)
        rows.move_chat(db, GROUP, -999)
        return polls.posted(db, "77")

    assert await database.transaction(unit) == PostedPoll(-999, "poll:3", ("a", "b"))


@pytest.mark.parametrize("age", [3, 89])
async def test_what_a_poll_is_known_by_outlives_it(database: Database, age: int) -> None:
    """A poll is open for weeks; replies are forgotten after days."""

    def unit(db: Connection) -> PostedPoll | None:
        write(db, asked())
        sent(db)
        rows.prune(db, NOW + timedelta(days=age), Urgency.REPLY)
        return polls.posted(db, "77")

    assert await database.transaction(unit) is not None
