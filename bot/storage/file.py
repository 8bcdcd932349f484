"""Connections to an SQLite file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

PATIENCE = 5  # seconds to wait for another process's lock on the file


def connect(path: str) -> sqlite3.Connection:
    """A connection that writes: a commit is on disk when it returns (``synchronous=FULL``)."""
    raw = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def connect_to_read(path: str) -> sqlite3.Connection:
    file = f"{Path(path).absolute().as_uri()}?mode=ro"
    return sqlite3.connect(file, uri=True, isolation_level=None, timeout=PATIENCE)
