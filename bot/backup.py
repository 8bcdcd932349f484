"""A copy of the database, made while the bot runs, and checked."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.errors import OperatorError


def back_up(url: str, file: Path) -> int:
    """Copy the database at ``url`` to ``file``; its size in bytes.

    SQLite is copied page by page and checked row by row; PostgreSQL by its own pg_dump, and its list is read back.
    Raises OperatorError: the file is there already, the folder cannot be written, the copy is not whole.
    """
    if file.exists():
        raise OperatorError(f"{file} is there already: give another name, so that no backup is overwritten.")
    parsed = make_url(url)
    try:
        if parsed.get_backend_name() == "sqlite":
            copy_file(Path(parsed.database or ""), file)
        else:
            dump_server(parsed.set(drivername="postgresql").render_as_string(hide_password=False), file)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        file.unlink(missing_ok=True)
        raise OperatorError(f"no backup was made: {error}") from None
    return file.stat().st_size


def copy_file(source: Path, target: Path) -> None:
    if not source.exists():
        raise OperatorError(f"there is no database at {source}: check BOT_DATABASE.")
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        copy_pages(source, partial)
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)


def copy_pages(source: Path, target: Path) -> None:
    old, new = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True), sqlite3.connect(target)
    try:
        old.backup(new)
        verdict = new.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok" or new.execute("PRAGMA foreign_key_check").fetchall():
            raise OperatorError(f"the copy is not whole ({verdict}); it was thrown away.")
    finally:
        old.close()
        new.close()


def dump_server(url: str, target: Path) -> None:
    try:
        subprocess.run(["pg_dump", "--format=custom", f"--file={target}", url], check=True, capture_output=True)
        subprocess.run(["pg_restore", "--list", str(target)], check=True, capture_output=True)
    except FileNotFoundError:
        raise OperatorError("pg_dump is not installed: install PostgreSQL's client programs.") from None
