"""One after another, in whatever process: what is read and then written has not changed in between."""

from __future__ import annotations

from sqlalchemy import Connection, text

KEY = 0x4D75796173736973  # any number would do that stands for nothing else: see presence.KEY


def alone(db: Connection) -> None:
    """As the first words of a transaction: until its end no other that says so begins.

    SQLite lets only one write at a time; PostgreSQL would let two read the same, and the second undo the first.
    """
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": KEY})
