"""Being seen by the other processes of one database. The mark lives as long as the process, however that ends."""

from __future__ import annotations

import fcntl
import os

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

KEY = 0x4D75796173736972  # "Muyassir" in ASCII: any number would do, if nobody else of this database takes it


def enter_file(path: str) -> tuple[int, bool]:
    """Leave a mark beside the file: its descriptor, to be closed at the end, and whether nobody else's is there.

    Not on the file itself: closing it a second time would let go of SQLite's own locks.
    """
    mark = os.open(f"{path}-used", os.O_RDONLY | os.O_CREAT, 0o644)  # whoever owns it, it can be locked
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return mark, False
    else:
        return mark, True
    finally:
        fcntl.flock(mark, fcntl.LOCK_SH)


async def enter_server(mark: AsyncConnection) -> bool:
    """Leave a mark in the database for as long as the connection lasts; whether nobody else's is there."""
    await mark.execution_options(isolation_level="AUTOCOMMIT")
    first = bool(await mark.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY}))
    await mark.execute(text("SELECT pg_advisory_lock_shared(:key)"), {"key": KEY})
    if first:
        await mark.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": KEY})
    return first
