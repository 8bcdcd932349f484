"""Who is measured: our bot as it runs for real, and two bots that store nothing."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PEER = ROOT / ".venv-peer" / "bin" / "python"

LIMITS = {
    "BOT_SENDS_PER_SECOND": "1000000",
    "BOT_CHAT_SENDS_PER_SECOND": "1000000",
    "BOT_SENDS_IN_FLIGHT": "256",
}
"""Raised, since Telegram's own are what a bot waits for otherwise."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A program that answers updates, for as long as it is let. ``pressed``: it gets presses, else words."""

    name: str
    command: tuple[str, ...]
    pressed: bool
    settings: dict[str, str] = field(default_factory=dict)


def ours(file: Path, name: str = "this bot") -> Contender:
    """The whole bot on a database of its own; every answer is on disk before it is acknowledged."""
    settings = {"BOT_TOKEN": "123456:bench", "BOT_DATABASE": f"sqlite:///{file}", **LIMITS}
    return Contender(name, (sys.executable, "-m", "bot", "run"), True, settings)


def aiogram(*, pressed: bool = False) -> Contender:
    kind = "presses" if pressed else "words"
    return Contender(f"aiogram, echo of {kind}", (str(PEER), str(HERE / "echo_aiogram.py"), "{url}"), pressed)


def ptb(at_once: int) -> Contender:
    """python-telegram-bot, ``at_once`` updates side by side; 0 for one after another."""
    name = f"python-telegram-bot, echo, {at_once or 1} at once"
    return Contender(name, (sys.executable, str(HERE / "echo_ptb.py"), "{url}", str(at_once)), False)


def environment(contender: Contender, url: str) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return {**ours, **contender.settings, "BOT_API_URL": url}
