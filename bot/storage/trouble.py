"""Telling a database in trouble (wait, then try again) from a mistake of ours (set it aside, go on)."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoRoom

PASSING = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_CANTOPEN")
"""Primary result codes of SQLite that say nothing about our statement. Source: sqlite.org, "Result and Error Codes"."""

GIVEN_UP = "no such savepoint"
"""What SQLite says where a disk that is full, within a savepoint, made it undo the whole transaction by itself.

Source: sqlite.org, "Transaction", 4.1 "Response To Errors Within A Transaction".
"""

PASSING_CLASSES = ("08", "53", "57", "58", "40")
"""SQLSTATE classes: connection, resources, operator, system, rollback. Source: PostgreSQL manual, appendix A."""


def is_trouble(error: BaseException) -> bool:
    """Whether the same work may well succeed later: disk full, I/O error, lock, lost or no free connection."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or is_trouble_of_driver(error.orig)
    return isinstance(error, OSError | NoRoom)


def is_trouble_of_driver(error: BaseException | None) -> bool:
    sqlite = getattr(error, "sqlite_errorname", None) or ""
    postgres = getattr(error, "sqlstate", None) or ""
    return sqlite.startswith(PASSING) or postgres[:2] in PASSING_CLASSES or str(error).startswith(GIVEN_UP)
