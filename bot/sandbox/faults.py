"""Connections that tear, answers that get lost, servers that say no: put in the bot's way on purpose."""

import random
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import Impossible

BEFORE = frozenset({"reset", "502-before", "429"})  # nothing has happened yet
AFTER = frozenset({"reset-after", "502-after", "late"})  # it has happened, and the bot does not hear so in time


@dataclass(slots=True)
class Fault:
    """Strikes calls of ``method`` ("*": all but getUpdates) in the share ``rate``, at most ``times``."""

    method: str
    kind: str
    rate: float
    times: int | None
    retry_after: int
    delay: float
    chance: random.Random = field(repr=False)
    struck: int = 0

    def strikes(self, method: str) -> bool:
        """Whether this call is hit; counts the hits."""
        if self.times is not None and self.struck >= self.times:
            return False
        aimed = method != "getupdates" if self.method == "*" else method == self.method
        if not aimed or self.chance.random() >= self.rate:
            return False
        self.struck += 1
        return True


def read_fault(body: dict[str, Any]) -> Fault:
    """A fault as POST /world/faults describes it; ``delay`` is the seconds of a "late" answer."""
    kind = str(body.get("kind", ""))
    if kind not in BEFORE | AFTER:
        raise Impossible(f"no fault of kind {kind!r}; there are {', '.join(sorted(BEFORE | AFTER))}")
    return Fault(
        method=str(body.get("method", "*")).lower(),
        kind=kind,
        rate=float(body.get("rate", 1.0)),
        times=None if body.get("times") is None else int(body["times"]),
        retry_after=int(body.get("retry_after", 1)),
        delay=float(body.get("delay", 2.0)),
        chance=random.Random(body.get("seed", 0)),
    )
