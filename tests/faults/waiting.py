"""Waiting for what no screen shows: a line in the log, a row, a process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

PATIENCE = 60.0  # seconds; a machine may be busy with other tests
LOOK_AGAIN = 0.02  # seconds


async def until(look: Callable[[], Awaitable[bool] | bool], what: str, patience: float = PATIENCE) -> None:
    """Look again and again until it is so. Fails with ``what`` was waited for."""
    end = time.monotonic() + patience
    while True:
        seen = look()
        if await seen if isinstance(seen, Awaitable) else seen:
            return
        assert time.monotonic() < end, f"waited {patience:g} s for {what}"
        await asyncio.sleep(LOOK_AGAIN)
