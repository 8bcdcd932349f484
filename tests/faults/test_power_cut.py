"""Power cuts replayed: what the bot wrote and synced while people answered, cut off at every point.

The process's death is no power cut: the kernel goes on writing what it was given. So the writes and syncs of the
database's files are recorded, and the files built anew as they would be found: what was not synced is there wholly,
not at all, or in part.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.faults.answerer import Answerer, crowd, together
from tests.faults.aside import file_of, log_of
from tests.faults.disk import Disk
from tests.faults.kept import at_rest, members
from tests.faults.kernel import traced
from tests.faults.recording import TOLD, Confirmed, Happening, Said, Sync, Write, read
from tests.faults.waiting import until
from tests.town import town

pytestmark = pytest.mark.timeout(300)  # it waits for processes to start, on a machine that may be busy

EACH_FAILS = ("-e", "inject=fdatasync:error=EIO:when=3+5")
"""Every fifth sync fails, of what is said on the line too; the next try succeeds."""


@dataclass(frozen=True, slots=True)
class Recording:
    """``folder`` holds the files as they were at the beginning, everything in them synced.

    ``taken`` are all the updates whose turn was in the file at the end.
    """

    folder: Path
    file: str
    log: str
    taken: frozenset[int]
    happenings: Sequence[Happening]


@dataclass(frozen=True, slots=True)
class Found:
    """What is in the files after a cut."""

    taken: frozenset[int]
    messages: int
    answers: int = 0
    whole: bool = True


async def test_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    """Neither an answer that Telegram was told to forget, nor one that somebody saw recorded."""
    recording = await recorded(tmp_path, people=3)

    assert losses(recording, torn=2, every=9) == []


async def test_a_replay_sees_what_a_missing_sync_would_lose(tmp_path: Path) -> None:
    """With ``synchronous=NORMAL`` the log of changes is not synced at a commit: answers that were seen are gone."""
    recording = await recorded(tmp_path, people=1)
    never = [one for one in recording.happenings if not (isinstance(one, Sync) and one.file == recording.log)]

    assert losses(replace(recording, happenings=never), torn=0, every=9) != []


@pytest.mark.faults
@pytest.mark.timeout(900)
async def test_nothing_that_was_acknowledged_is_lost_whatever_is_torn(tmp_path: Path) -> None:
    """At every write, and while the log is being written into the file, which comes after a thousand pages."""
    recording = await recorded(tmp_path, people=10)
    assert any(isinstance(one, Write) and one.file == recording.file for one in recording.happenings)

    assert losses(recording, torn=3, every=3) == []


@pytest.mark.faults
@pytest.mark.timeout(900)
async def test_a_sync_that_fails_once_loses_nothing_either(tmp_path: Path) -> None:
    """After it the kernel may take for written what is not, and say of the next sync that all is well.

    SQLite does not believe it: what a failed commit had written to the log is written there again before the next
    sync. So the bot need not start anew. Source: sqlite.org, "Write-Ahead Logging"; Linux's behaviour, "fsyncgate".
    """
    recording = await recorded(tmp_path, *EACH_FAILS, people=5)
    assert any(isinstance(one, Sync) and not one.held for one in recording.happenings)

    assert losses(recording, torn=3, every=3) == []


async def recorded(home: Path, *faults: str, people: int) -> Recording:
    """What the bot does while people write their answers: each update that it takes brings one answer."""
    async with town(home) as made, crowd(await members(made, people), seed=16) as answerers:
        for each in answerers:
            each.typing = True
        await together(*(begins(each) for each in answerers))
        await at_rest(made)
        strace, folder, file = home / "strace", home / "before", file_of(made)
        folder.mkdir()
        async with traced(made, *TOLD, *faults, log=strace):
            for each in (file, log_of(file)):
                shutil.copyfile(each, folder / each.name)
            await together(*(answers_all(each) for each in answerers))
            await at_rest(made)
            taken = found(file).taken
            await until(lambda: Confirmed(max(taken) + 1) in read(strace), "the last to be confirmed")
        return Recording(folder, file.name, log_of(file).name, taken, read(strace, file, log_of(file)))


async def begins(one: Answerer) -> None:
    await one.begins()
    await one.sees(one.is_open)


async def answers_all(one: Answerer) -> None:
    while await one.answers_next():
        pass


def losses(recording: Recording, *, torn: int, every: int) -> list[str]:
    """Cut the power after every happening (of writes: after every so many), in every way; what was lost by that."""
    disk = Disk(recording.folder, recording.file, recording.log, chance=random.Random(17))
    after, confirmed, said, lost = recording.folder / "after", 0, 0, []
    after.mkdir()
    disk.leaves(after, lambda change: [])
    begun = found(after / recording.file)
    for number, happening in enumerate(recording.happenings):
        disk.sees(happening)
        confirmed = max(confirmed, happening.below) if isinstance(happening, Confirmed) else confirmed
        said += isinstance(happening, Said)
        if isinstance(happening, Write) and number % every:
            continue
        for keeps in disk.ways(torn):
            disk.leaves(after, keeps)
            must = Found(frozenset(one for one in recording.taken if one < confirmed), begun.messages + said)
            lost += [f"at {number}: {one}" for one in missed(begun, must, found(after / recording.file))]
    return lost


def missed(begun: Found, must: Found, after: Found) -> list[str]:
    """What is not as it must be after a cut."""
    wrong = []
    if not after.whole:
        wrong.append("the file is broken")
    if forgotten := must.taken - after.taken:
        wrong.append(f"{len(forgotten)} updates that Telegram was told to forget")
    if after.messages < must.messages:
        wrong.append(f"{must.messages - after.messages} messages that somebody read")
    if after.answers - begun.answers != len(after.taken) - len(begun.taken):
        wrong.append("half a turn")
    return wrong


def found(file: Path) -> Found:
    with closing(sqlite3.connect(file)) as db:
        whole = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        taken = frozenset(number for (number,) in db.execute("SELECT update_id FROM updates_seen"))
        answers, messages = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("assessment_answers", "outbox")
        )
    return Found(taken, messages, answers, whole)
