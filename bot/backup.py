"""A copy of the database, made while the bot runs, and checked."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import URL

from bot.errors import OperatorError
from bot.founding import address


def back_up(url: str, file: Path) -> int:
    """Copy the database at ``url`` to ``file``, readable by its owner alone; its size in bytes.

    SQLite is copied page by page and checked row by row; PostgreSQL by its own pg_dump, and its list is read back.
    Raises OperatorError: the file is there already, the folder cannot be written, the copy is not whole.
    """
    where = address(url)
    if file.exists():
        raise OperatorError(f"{file} is there already: give another name, so that no backup is overwritten.")
    partial = file.with_name(f".{file.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        copy(where, partial)
        partial.rename(file)
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(
            f"no backup was made ({error}). Check that {file.parent.absolute()} may be written."
        ) from None
    finally:
        remove(partial)
    return file.stat().st_size


def copy(where: URL, target: Path) -> None:
    if where.get_backend_name() == "sqlite":
        copy_pages(Path(where.database or ""), target)
    else:
        dump_server(where, target)


def copy_pages(source: Path, target: Path) -> None:
    if not source.exists():
        raise OperatorError(f"there is no database at {source}: check BOT_DATABASE.")
    old, new = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True), sqlite3.connect(target)
    try:
        old.backup(new)
        verdict = new.execute("PRAGMA integrity_check").fetchone()[0]
        astray = len(new.execute("PRAGMA foreign_key_check").fetchall())
        if verdict != "ok" or astray:
            told = f"{verdict}; rows that point at nothing: {astray}"
            raise OperatorError(f"the copy is not whole ({told}). It was thrown away: mend the database first.")
    finally:
        old.close()
        new.close()


def dump_server(where: URL, target: Path) -> None:
    """The password travels in the environment: a command line can be read by everybody on the machine."""
    secret = {"PGPASSWORD": str(where.password)} if where.password else {}
    url = where.set(drivername="postgresql", password=None).render_as_string()
    run("pg_dump", "--format=custom", f"--file={target}", url, secret=secret)
    run("pg_restore", "--list", str(target), secret={})


def run(*command: str, secret: dict[str, str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **secret})
    except FileNotFoundError:
        raise OperatorError(f"{command[0]} is not there: install PostgreSQL's client programs.") from None
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise OperatorError(f"no backup was made: {last}") from None


def remove(partial: Path) -> None:
    """What a copy that was not finished leaves behind."""
    for leftover in (partial, Path(f"{partial}-journal"), Path(f"{partial}-wal"), Path(f"{partial}-shm")):
        if leftover.exists():
            leftover.unlink()
