"""Updates that could not be taken: set aside with a fingerprint, so that one never stops the others."""

from __future__ import annotations

import traceback
from datetime import datetime
from hashlib import blake2s

import structlog
from sqlalchemy import Connection, insert

from bot.buttons import full_name
from bot.dispatch.tables import failed
from bot.events import Event

log = structlog.get_logger()


def set_aside(db: Connection, event: Event, error: Exception, now: datetime) -> None:
    """Remember that the event failed, and where in the code; nothing of what it said."""
    where = place_of(error)
    mark = blake2s(f"{type(error).__name__} {where}".encode(), digest_size=6).hexdigest()
    signal = full_name(event.signal)
    db.execute(insert(failed).values(update_id=event.update, signal=signal, fingerprint=mark, at=now))
    log.error("update_failed", update=event.update, signal=signal, error=type(error).__name__, at=where, mark=mark)


def place_of(error: Exception) -> str:
    """``module.py:line`` of the innermost frame: enough to find it, and no word of anybody's."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename] or frames
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(ours[-3:]))
