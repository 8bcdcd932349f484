"""The only place that knows the time.

In the demo and in journeys the sandbox keeps it: its clock runs as ours does, with an offset that can be moved.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """The time, in UTC. ``offset`` is how far the demo's clock is ahead of the machine's."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def set(self, moment: datetime) -> None:
        """Let ``moment`` (aware) be now; time runs on from there."""
        self.offset = moment - datetime.now(UTC)
