"""What Telegram answers, and what then happens, on both databases."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from structlog.testing import capture_logs

from bot.delivery import verdict
from bot.errors import Gone, GroupMoved, Misworded, NotModified, NotSent, TryLater, Unclear, Unreachable
from bot.i18n import Plain
from bot.outbox import rows
from bot.outbox.message import shown_as
from bot.outbox.tables import State, shown
from bot.storage import file
from bot.storage.engine import Database
from bot.storage.engine import database as database_at
from tests.bot.delivery.office import Answer, Office, Work, until_true
from tests.letters import AMINA, BULK, GROUP, REMINDER, SARA, column, letter, states

pytestmark = pytest.mark.usefixtures("short_pauses")


def work_with(database: Database, **answers: Sequence[Answer]) -> Work:
    """A sender whose messages of these names are first answered so."""
    return Work(database, Office({words: list(given) for words, given in answers.items()}))


async def test_a_pause_is_kept_by_the_chat_it_is_asked_for(database: Database) -> None:
    """And by nobody else; afterwards everything comes in order."""
    work = work_with(database, one=[TryLater(timedelta(seconds=0.3))])

    await work.send_all(letter("one"), letter("two"), letter("other", AMINA), letter("third", GROUP))

    first, again = work.office.times["one"]
    assert again - first >= 0.3
    assert max(*work.office.times["other"], *work.office.times["third"]) < again
    assert [said for chat, said in work.office.heard if chat == SARA] == ["one", "one", "two"]
    assert await database.transaction(lambda db: set(column(db, "attempts").values())) == {1}


async def test_a_pause_asked_of_two_chats_is_kept_by_all_and_ends_with_answers(database: Database) -> None:
    """Telegram means the bot then, and people who wait go first when it is over."""
    pause = TryLater(timedelta(seconds=0.4))
    office = Office({"one": [pause], "two": [pause]})
    work = Work(database, office, at_once=4)
    await work.write(letter("one", 1), letter("two", 2))

    async with work.running() as sender:
        await until_true(lambda: len(office.heard) == 2)
        await work.write(letter("news", 3, BULK), letter("answer", 4))
        sender.wake()
        await work.done()

    begin = office.times["one"][0]
    assert office.times["answer"][0] - begin >= 0.4
    assert office.words.index("answer") < office.words.index("news")


async def test_a_pause_asked_of_a_menu_of_commands_holds_back_nobody(database: Database) -> None:
    """Telegram means the method then, for minutes; the menu comes later, and the chat goes on."""
    menu = letter("", commands=(("help", Plain("Help")),), key="commands")
    work = work_with(database)
    work.office.answers[""] = [TryLater(timedelta(seconds=0.3)), TryLater(timedelta(seconds=0.3))]

    await work.send_all(menu, replace(menu, chat=AMINA), letter("answer"), letter("other", AMINA), letter("x", GROUP))
    answered = max(work.office.times[said][-1] for said in ("answer", "other", "x"))
    await asyncio.sleep(0.3)
    await work.send_all()

    assert answered < work.office.times[""][-1] - 0.2
    assert [said for said in work.office.words if said == ""] == [""] * 4
    assert set((await database.transaction(states)).values()) == {State.SENT}


async def test_a_pause_holds_back_what_would_be_said_instead(database: Database) -> None:
    """A message that turns out to be gone is said anew when the pause is over, not in the middle of it."""
    told, pause = asyncio.Event(), TryLater(timedelta(seconds=0.4))
    work = work_with(database, edit=[(told, Gone())], one=[pause], two=[pause])
    await work.write(letter("edit", GROUP, edits=5), letter("one", 1), letter("two", 2))

    async with work.running():
        await until_true(lambda: len(work.office.heard) == 3)
        await asyncio.sleep(0.05)
        told.set()
        await work.done()

    _, *again = work.office.times["edit"]
    assert min(again) - work.office.times["one"][0] >= 0.4
    assert await database.transaction(states) == dict.fromkeys(["edit", "one", "two"], State.SENT)


async def test_an_answer_that_got_no_reply_is_given_again(database: Database) -> None:
    """It is worded so that hearing it twice does no harm; the doubled ones are counted."""
    work = work_with(database, one=[Unclear(), Unclear()])

    await work.send_all(letter("one"), letter("two"))

    assert work.office.words == ["one", "one", "one", "two"]
    assert await database.transaction(rows.count_repeated) == 1


async def test_each_try_waits_longer_than_the_one_before(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever does not answer is not helped by being asked at once again."""
    monkeypatch.setattr(verdict, "PATIENCE", 0.05)
    work = work_with(database, one=[Unclear(), Unclear()])

    await work.send_all(letter("one"))

    first, second, third = work.office.times["one"]
    assert (second - first >= 0.05, third - second >= 0.1) == (True, True)


async def test_after_five_tries_it_is_set_aside_as_unclear(database: Database) -> None:
    """Somebody must look; the chat goes on."""
    work = work_with(database, one=[Unclear()] * 9)

    await work.send_all(letter("one"), letter("two"))

    assert work.office.words == ["one"] * 5 + ["two"]
    assert await database.transaction(states) == {"one": State.UNKNOWN, "two": State.SENT}


async def test_announcements_and_reminders_are_never_doubled(database: Database) -> None:
    """Unclear ones are set aside until a facilitator says "send again"."""
    work = work_with(database, news=[Unclear()], reminder=[Unclear()])
    await work.send_all(letter("news", SARA, BULK), letter("reminder", AMINA, REMINDER))
    first = await database.transaction(states)

    again = await database.transaction(rows.retry)
    await work.send_all()

    assert (first, again) == ({"news": State.UNKNOWN, "reminder": State.UNKNOWN}, 2)
    assert await database.transaction(states) == {"news": State.SENT, "reminder": State.SENT}


async def test_what_reached_nobody_is_sent_until_it_does(database: Database) -> None:
    """Without a network for however long: everything is sent once when it is back."""
    told = [letter(f"hello {chat}", chat, BULK) for chat in range(1, 21)]
    work = work_with(database, **{f"hello {chat}": [NotSent() for _ in range(6)] for chat in range(1, 21)})

    await work.send_all(*told)

    assert await database.transaction(lambda db: set(column(db, "attempts").values())) == {1}
    assert await database.transaction(rows.counts) == {State.SENT: 20}


async def test_whoever_blocked_us_is_away_and_hears_no_more(database: Database) -> None:
    """What waits for them is called off; the rest of the house is told."""
    work = work_with(database, one=[Unreachable()])

    await work.send_all(letter("one"), letter("two"), letter("three", SARA, BULK), letter("other", AMINA))

    expected = {"one": State.CANCELLED, "two": State.CANCELLED, "three": State.CANCELLED, "other": State.SENT}
    assert await database.transaction(states) == expected
    assert (work.away, sorted(work.office.words)) == ([SARA], ["one", "other"])


async def test_the_mistake_of_whoever_is_told_does_not_undo_the_results(database: Database) -> None:
    """Otherwise one bug would send everything of a round again and again."""

    def clumsy(db: Connection, chat: int, now: object) -> None:
        db.execute(shown.insert(), {"chat_id": chat, "key": "half", "message_id": 1})
        raise KeyError("a bug")

    work = work_with(database, one=[Unreachable()])
    work.on_away = clumsy
    with capture_logs() as lines:
        await work.send_all(letter("one"), letter("other", AMINA))

    assert await database.transaction(states) == {"one": State.CANCELLED, "other": State.SENT}
    assert await database.transaction(lambda db: shown_as(db, SARA, "half")) is None
    assert [line["event"] for line in lines if line["log_level"] == "error"] == ["follow_up_failed"]


async def test_a_group_that_moved_hears_it_at_its_new_place(database: Database) -> None:
    """In order, once, and the rest of the house learns the new number."""
    work = work_with(database, one=[GroupMoved(-999)])

    await work.send_all(letter("one", GROUP), letter("two", GROUP))

    assert work.office.heard == [(GROUP, "one"), (-999, "one"), (-999, "two")]
    assert work.moved == [(GROUP, -999)]


async def test_a_changed_message_that_is_gone_is_sent_anew(database: Database) -> None:
    """From then on the new one is changed."""
    work = Work(database, Office({"2 votes": [Gone()], "4 votes": [NotModified()]}))
    for number in range(1, 5):
        await work.send_all(letter(f"{number} votes", GROUP, key="count"))

    assert work.office.edits == {"1 votes": None, "2 votes": None, "3 votes": 502, "4 votes": 502}
    assert await database.transaction(rows.counts) == {State.SENT: 4}
    assert await database.transaction(lambda db: shown_as(db, GROUP, "count")) == 502


async def test_what_telegram_cannot_parse_is_said_plainly(database: Database) -> None:
    """The person hears it; the mistake is ours, and logged."""
    work = Work(database, Office({"1 &lt; 2": [Misworded()]}))
    with capture_logs() as lines:
        await work.send_all(letter("1 < 2"))

    assert work.office.words == ["1 &lt; 2", "1 < 2"]
    assert [line["event"] for line in lines if line["log_level"] == "error"] == ["message_misworded"]


async def test_what_telegram_refuses_never_stops_the_others(database: Database) -> None:
    """A bug in one message is logged, and the chat goes on."""
    work = work_with(database, one=[ValueError("a bug")], two=[Misworded(), Misworded()])

    await work.send_all(letter("one"), letter("two"), letter("three"))

    assert await database.transaction(states) == {"one": State.FAILED, "two": State.FAILED, "three": State.SENT}
    errors = await database.transaction(lambda db: list(column(db, "error").values()))
    assert errors == ["ValueError", "Misworded", None]


async def test_a_file_that_is_locked_is_waited_for(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results are kept until the database takes them: nothing is lost, nothing doubled, and it is said once."""
    monkeypatch.setattr(file, "PATIENCE", 0)
    database = database_at(sqlite_url)
    await database.open()
    arrives = asyncio.Event()
    work = work_with(database, one=[arrives])
    await work.write(letter("one"), letter("two"))
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)

    with capture_logs() as lines:
        async with work.running():
            await until_true(lambda: work.office.words == ["one"])
            other.execute("BEGIN IMMEDIATE")
            arrives.set()
            await until_true(lambda: lines)
            await asyncio.sleep(0.1)
            other.execute("ROLLBACK")
            await work.done()
    other.close()
    await database.close()

    assert work.office.words == ["one", "two"]
    assert [line["event"] for line in lines] == ["sender_waits", "sender_recovered"]


async def test_a_server_that_drops_its_connections_is_waited_for(postgres_url: str) -> None:
    """A restart of the database costs nothing but time."""
    database = database_at(postgres_url)
    await database.open()
    work = Work(database, at_once=4)
    await work.write(*(letter(f"{chat}: {n}", chat) for n in range(10) for chat in range(1, 11)))

    async with work.running():
        for _ in range(3):
            await asyncio.sleep(0.02)
            await disconnect_everybody(postgres_url)
        await until_true(lambda: len(set(work.office.heard)) == 100)
        await work.done()
    counts = await database.transaction(rows.counts)
    await database.close()

    assert counts == {State.SENT: 100}


async def disconnect_everybody(url: str) -> None:
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
    store = database_at(url)
    await store.open()
    await store.transaction(lambda db: db.execute(sa.text(others + "pg_backend_pid()")).all())
    await store.close()
