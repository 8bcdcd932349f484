"""What one conversation may give to the others, as plain values.

A conversation registers a function that yields them, and whoever needs them asks the turn, which walks the menu.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.buttons import Button
from bot.i18n import Text


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of a person's menu: what they can do, or go on with, here."""

    button: Button
    order: int = 50
    for_facilitators: bool = False


@dataclass(frozen=True, slots=True)
class OwnData:
    """One conversation's part of "my data": rows of plain JSON values under a heading."""

    heading: str
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What a conversation erased of someone who asked to be forgotten, in words; and what it must keep, if anything."""

    erased: Text
    kept: Text | None = None
