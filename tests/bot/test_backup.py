"""A backup is whole, checked, private, and never in place of another."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.backup import back_up
from bot.errors import OperatorError
from tests.conftest import missing

INSERT = "INSERT INTO halves VALUES (?, 'left'), (?, 'right')"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A database in which every commit leaves two halves, with twenty commits still outside the file proper."""
    path = tmp_path / "house.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE halves (n INTEGER, half TEXT, PRIMARY KEY (n, half))")
        made.execute("CREATE TABLE notes (n INTEGER, half TEXT, FOREIGN KEY (n, half) REFERENCES halves)")
    return path


@contextmanager
def somebody_writing(path: Path) -> Iterator[None]:
    """A writer that commits on and on, from before the block until after it."""
    begun, told = threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as writer:
            number = 0
            while not told.is_set():
                writer.execute(INSERT, (number, number))
                number += 1
                if number == 20:
                    begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait(30)
    try:
        yield
    finally:
        told.set()
        thread.join()


def test_a_backup_made_while_somebody_writes_is_whole(house: Path, tmp_path: Path) -> None:
    """What was committed before it began is in it, and nothing is in it by half."""
    file = tmp_path / "copy.db"
    with somebody_writing(house):
        size = back_up(f"sqlite:///{house}", file)

    with closing(sqlite3.connect(file)) as copy:
        halves = dict(copy.execute("SELECT half, count(*) FROM halves GROUP BY half"))
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert halves["left"] == halves["right"] >= 20
    assert size == file.stat().st_size


def test_nobody_else_can_read_it(house: Path, tmp_path: Path) -> None:
    """It holds what people entrusted to the bot."""
    back_up(f"sqlite:///{house}", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_is_never_overwritten(house: Path, tmp_path: Path) -> None:
    """The one from yesterday may be the last that is good."""
    (tmp_path / "copy.db").write_text("yesterday's")
    with pytest.raises(OperatorError, match="is there already: give another name"):
        back_up(f"sqlite:///{house}", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "yesterday's"


def test_a_copy_that_is_not_whole_is_thrown_away(house: Path, tmp_path: Path) -> None:
    """Rows that point at nothing: better no backup, and knowing it."""
    with closing(sqlite3.connect(house)) as made, made:
        made.execute("INSERT INTO notes VALUES (1, 'left')")

    with pytest.raises(OperatorError, match="the copy is not whole"):
        back_up(f"sqlite:///{house}", tmp_path / "copy.db")

    assert list(tmp_path.glob("*copy*")) == []


def test_a_damaged_database_is_not_passed_off_as_a_backup(house: Path, tmp_path: Path) -> None:
    """The operator hears of it on the day of the backup, not on the day of the restore."""
    house.write_bytes(house.read_bytes()[:1000] + b"\xff" * 9000)
    with pytest.raises(OperatorError):
        back_up(f"sqlite:///{house}", tmp_path / "copy.db")
    assert list(tmp_path.glob("*copy*")) == []


def test_a_folder_that_is_not_there_is_named(house: Path, tmp_path: Path) -> None:
    """And nothing is made on the way."""
    with pytest.raises(OperatorError, match=r"Check that .*/nowhere may be written"):
        back_up(f"sqlite:///{house}", tmp_path / "nowhere" / "copy.db")


def pg_dump_or_skip() -> None:
    if not shutil.which("pg_dump"):
        missing("postgresql", "no pg_dump (apt-get install postgresql-client)")


def test_a_server_is_dumped_and_the_dump_can_be_listed(postgres_url: str, tmp_path: Path) -> None:
    """By PostgreSQL's own programs, whose files its own programs restore."""
    pg_dump_or_skip()
    back_up(postgres_url, tmp_path / "house.dump")

    listed = subprocess.run(["pg_restore", "--list", tmp_path / "house.dump"], capture_output=True, text=True)
    assert "TABLE DATA public people" in listed.stdout
    assert (tmp_path / "house.dump").stat().st_mode & 0o777 == 0o600


def test_a_server_that_does_not_answer_leaves_no_file_and_no_password(tmp_path: Path) -> None:
    """The password is neither in the message nor on a command line that everybody can read."""
    pg_dump_or_skip()
    with pytest.raises(OperatorError) as error:
        back_up("postgresql://u:s3cret-word@127.0.0.1:1/house", tmp_path / "house.dump")
    assert "s3cret-word" not in str(error.value) and str(error.value).startswith("no backup was made: ")
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []
