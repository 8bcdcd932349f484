"""Somebody whom something is told that they did not ask for just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.i18n import Voice


@dataclass(frozen=True, slots=True)
class Listener:
    """What a broadcast needs to know of a person. ``chat`` is their private one; nothing arrives before ``since``."""

    person: int
    chat: int
    voice: Voice
    since: datetime
