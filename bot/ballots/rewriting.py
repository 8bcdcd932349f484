"""Roll and secret ballots written anew, so that how they lie on disk tells nothing of how they came there.

A row that was written in the same transaction as another can be known by it: by its place among the others, by
PostgreSQL's hidden ``xmin`` and ``ctid``, by what an earlier version of it left in a page. Written all at once in the
order of their keys, rows are where they would be had nobody ever voted in any order.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, insert, select, text

from bot.ballots.tables import roll, secret_ballots


def rewrite(db: Connection) -> None:
    """Write both tables anew, in the transaction that closes a vote; the rows of votes that go on are kept.

    PostgreSQL puts them into new files. On SQLite the old pages are overwritten with zeros; what its log of changes
    holds, and the order of the pages, go with ``Database.tidy(anew=True)``, which must follow the commit.
    """
    _hold(db)
    for table in (roll, secret_ballots):
        rows = sorted(map(tuple, db.execute(select(table))), key=lambda row: row[:2])
        _empty(db, table)
        if rows:
            names = table.columns.keys()
            db.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def _hold(db: Connection) -> None:
    """Wait for whoever is casting a ballot elsewhere: what is read below must not be older than what is emptied."""
    if db.dialect.name == "postgresql":
        db.execute(text(f"LOCK TABLE {roll.name}, {secret_ballots.name}"))  # in the order in which a ballot is cast


def _empty(db: Connection, table: Table) -> None:
    """TRUNCATE begins a new file. A reader whose look began before finds the table empty: such looks are short."""
    if db.dialect.name == "postgresql":
        db.execute(text(f"TRUNCATE {table.name}"))
    else:
        db.execute(delete(table))
