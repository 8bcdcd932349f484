"""A press on a button, while it waits for the bot's answer."""

import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Press:
    """Pressed by ``person`` at ``at`` (seconds, by the world's clock). ``answer`` is set by answerCallbackQuery."""

    person: int
    at: float
    answer: asyncio.Future[dict[str, Any]] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
