"""The world's clock: real time plus however far it was moved."""

import time
from datetime import UTC, datetime, timedelta

from bot.sandbox.bell import Bell


class Clock:
    """Runs at the speed of real time. ``moved`` rings whenever somebody sets it.

    Who follows it says what it waits for: ``asked`` rings when that is wanted, ``told`` when ``awaited`` was said.
    """

    def __init__(self) -> None:
        self.moved = Bell()
        self.asked, self.told = Bell(), Bell()
        self.awaited: datetime | None = None
        self._offset = 0.0

    def seconds(self) -> float:
        """Now, in seconds since 1970."""
        return time.time() + self._offset

    def now(self) -> datetime:
        """Now, as an aware time in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._offset)

    def advance(self, seconds: float) -> None:
        """Move by ``seconds``; backwards when negative."""
        self._offset += seconds
        self.moved.ring()

    def set(self, moment: datetime) -> None:
        """Move to ``moment``, which must be aware."""
        self.advance((moment - self.now()).total_seconds())
