"""From the outbox to Telegram and back, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.delivery import sender as module
from bot.delivery.limits import Limits
from bot.outbox import rows
from bot.outbox.tables import State
from bot.storage.engine import Database
from tests.bot.delivery.office import UNHURRIED, Office, Work, until_true
from tests.builders import words
from tests.letters import AMINA, BULK, GROUP, REMINDER, SARA, YOUSSEF, column, letter, states

pytestmark = pytest.mark.usefixtures("short_pauses")


async def test_everything_is_sent_once_and_in_each_chat_in_order(database: Database) -> None:
    """Many chats at a time, never two messages at once for one of them."""
    work = Work(database, at_once=8)
    told = [letter(f"{chat}: {number}", chat) for number in range(5) for chat in range(1, 21)]

    await work.send_all(*told)

    assert sorted(work.office.words) == sorted(words(one) for one in told)
    for chat in range(1, 21):
        assert [said for whom, said in work.office.heard if whom == chat] == [f"{chat}: {n}" for n in range(5)]
    assert work.office.most_inside <= 8
    assert work.office.most_of_one_chat == 1


async def test_replies_go_before_reminders_before_bulk(database: Database) -> None:
    """However late they were written."""
    work = Work(database, at_once=1)

    await work.send_all(letter("bulk", 1, BULK), letter("reminder", 2, REMINDER), letter("reply", 3))

    assert work.office.words == ["reply", "reminder", "bulk"]


async def test_a_reply_has_a_place_while_bulk_is_slow(database: Database) -> None:
    """A quarter of the places are kept free for those who wait for an answer."""
    slow = asyncio.Event()
    office = Office({f"news {chat}": [slow] for chat in range(1, 9)})
    work = Work(database, office, at_once=4)
    await work.write(*(letter(f"news {chat}", chat, BULK) for chat in range(1, 9)))

    async with work.running() as sender:
        await until_true(lambda: len(office.heard) == 3)
        await work.write(letter("answer", SARA))
        sender.wake()
        await until_true(lambda: "answer" in office.words)
        slow.set()
        await work.done()

    assert office.words[3] == "answer"


async def test_what_is_written_is_sent_when_the_sender_is_woken(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for the sender's next look by itself."""
    monkeypatch.setattr(module, "IDLE", 3600.0)
    work = Work(database)

    async with work.running() as sender:
        for number in range(3):
            await work.write(letter(f"hello {number}"))
            sender.wake()
            await work.done()

    assert work.office.words == ["hello 0", "hello 1", "hello 2"]


async def test_another_process_wakes_nobody_and_is_heard_all_the_same(database: Database) -> None:
    """The sender looks by itself now and then."""
    work = Work(database)

    async with work.running():
        await work.write(letter("hello"))
        await work.done()

    assert work.office.words == ["hello"]


async def test_a_message_waits_for_its_moment(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender sleeps until then, or is woken when the demo's clock is moved."""
    monkeypatch.setattr(module, "IDLE", 3600.0)
    work = Work(database)
    now = work.clock.now()
    await work.write(
        letter("in a moment", due=now + timedelta(seconds=0.2)), letter("tomorrow", AMINA, due=now + timedelta(days=1))
    )

    async with work.running() as sender:
        await until_true(lambda: work.office.words == ["in a moment"])
        work.clock.set(now + timedelta(days=2))
        sender.wake()
        await work.done()

    assert work.office.words == ["in a moment", "tomorrow"]


async def test_a_kept_message_is_sent_and_then_changed(database: Database) -> None:
    """The outbox knows the id, so handlers need not."""
    work = Work(database)
    for number in range(3):
        await work.send_all(letter(f"{number} votes", GROUP, key="count"))

    assert work.office.edits == {"0 votes": None, "1 votes": 501, "2 votes": 501}


async def test_live_counts_rest_between_two_changes_and_answers_do_not_wait(database: Database) -> None:
    """The last state wins when its time comes."""
    limits = Limits(1e6, 1e6, 10**6, tally_seconds=0.3)
    work = Work(database, limits=limits)
    await work.write(letter("1 vote", GROUP, key="count"))

    async with work.running() as sender:
        await until_true(lambda: work.office.words == ["1 vote"])
        await work.write(letter("2 votes", GROUP, key="count"), letter("answer", GROUP))
        sender.wake()
        await until_true(lambda: "answer" in work.office.words)
        await work.write(letter("3 votes", GROUP, key="count"))
        await work.done()

    times = work.office.times
    assert work.office.words == ["1 vote", "answer", "3 votes"]
    assert times["3 votes"][0] - times["1 vote"][0] >= 0.3


async def test_the_pace_is_kept(database: Database) -> None:
    """Twenty messages of one chat at a hundred a second take no less than their time."""
    work = Work(database, limits=Limits(per_second=1000, chat_per_second=100))

    await work.send_all(*(letter(f"{number}") for number in range(20)))

    first, last = work.office.times["0"][0], work.office.times["19"][0]
    assert last - first >= (19 - 10) / 100


async def test_two_senders_share_the_work_and_double_nothing(database: Database) -> None:
    """Two replicas on one database."""
    office = Office()
    one, other = Work(database, office, at_once=4), Work(database, office, at_once=4)
    await one.write(*(letter(f"{chat}: {n}", chat) for n in range(3) for chat in range(1, 31)))

    async with one.running(), other.running():
        await one.done()

    assert len(office.heard) == len(set(office.heard)) == 90
    assert office.most_of_one_chat == 1


async def test_whoever_is_told_to_stop_finishes_what_is_on_its_way(database: Database) -> None:
    """A restart by the operator doubles nothing, and takes nothing more in hand."""
    slow = asyncio.Event()
    work = Work(database, Office({"one": [slow]}))
    await work.write(letter("one"), letter("two"))

    async with work.running():
        await until_true(lambda: work.office.words == ["one"])
        asyncio.get_running_loop().call_later(0.05, slow.set)

    assert await database.transaction(states) == {"one": State.SENT, "two": State.WAITING}


async def test_what_a_dead_sender_held_is_sent_after_its_lease(database: Database) -> None:
    """Nothing is lost; what was on its way may be heard twice, and is counted."""
    work = Work(database, Office({"on its way": [asyncio.Event()]}))
    await work.write(letter("on its way"), letter("behind it"), letter("arrived", AMINA))
    await die_once_recorded(work, "arrived")

    async with work.running():
        await work.write(letter("later", YOUSSEF))
        await until_true(lambda: is_sent(work, "later"))
    assert work.office.words.count("on its way") == 1

    work.clock.set(work.clock.now() + module.LEASE)
    await work.send_all()
    assert work.office.heard.count((SARA, "on its way")) == 2
    assert work.office.words[-1] == "behind it"
    assert await database.transaction(lambda db: column(db, "attempts")) == {
        "on its way": 2,
        "behind it": 1,
        "arrived": 1,
        "later": 1,
    }
    assert await database.transaction(rows.count_repeated) == 1


async def test_a_sender_never_takes_up_what_it_has_in_hand_itself(database: Database) -> None:
    """Not even when the demo's clock runs past the lease while Telegram takes its time."""
    slow = asyncio.Event()
    work = Work(database, Office({"one": [slow]}))
    await work.write(letter("one"))

    async with work.running() as sender:
        await until_true(lambda: work.office.words == ["one"])
        work.clock.set(work.clock.now() + 2 * module.LEASE)
        await work.write(letter("other", AMINA))
        sender.wake()
        await until_true(lambda: is_sent(work, "other"))
        slow.set()
        await work.done()

    assert work.office.words == ["one", "other"]


async def test_nobody_waits_for_the_lease_where_only_one_process_runs(database: Database) -> None:
    """The bot lets go of everything when it starts."""
    work = Work(database, Office({"on its way": [asyncio.Event()]}))
    await work.write(letter("on its way"), letter("arrived", AMINA))
    await die_once_recorded(work, "arrived")
    await database.transaction(rows.release)

    await work.send_all()

    assert sorted(work.office.words) == ["arrived", "on its way", "on its way"]


async def die_once_recorded(work: Work, words: str) -> None:
    """Run a sender until that message is marked as sent, and then end it with what is on its way."""
    task = asyncio.ensure_future(work.sender().run())
    await until_true(lambda: is_sent(work, words))
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()  # told a second time: no grace
    await asyncio.wait([task])


async def is_sent(work: Work, words: str) -> bool:
    found = await work.database.transaction(states)
    return found[words] is State.SENT


def test_the_defaults_are_those_of_telegram() -> None:
    """Source: Telegram Bots FAQ."""
    assert Limits() == Limits(per_second=30, chat_per_second=1, group_per_minute=20, tally_seconds=6)
    assert Limits() != UNHURRIED
