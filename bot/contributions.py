"""What one conversation may give to the others, as plain values.

A conversation registers a function that yields them, and whoever needs them asks the turn, which walks the menu.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.buttons import Button, Row
from bot.i18n import Text


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of a person's menu: what they can do, or go on with, here.

    A ``narrow`` one, of at most 14 characters in every language, shares its row with a narrow neighbour.
    """

    button: Button
    order: int = 50
    for_facilitators: bool = False
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class OwnData:
    """One conversation's part of "my data": rows of plain JSON values under a heading."""

    heading: str
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Forgettable:
    """What a conversation holds of someone who may ask to be forgotten.

    ``goes`` and ``stays`` are read to them before they decide, each as one line of a list. ``erase`` is called once
    they did, with the connection and the person's number; rows that hang on the person's row (ON DELETE CASCADE)
    go without it.
    """

    goes: Text
    stays: Text | None = None
    erase: Callable[[Connection, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """Something that was said elsewhere and the charter might say, without a name; none where it could be guessed.

    ``kind`` is "value", "principle" or "commitment". ``source`` names it for good: at most 40 letters, digits and dots.
    """

    kind: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class GroupNews:
    """What a group that belongs to the turn's territory should see now, such as a round that is open.

    It is kept there under ``key``, and changed in place whenever it is said again.
    """

    text: Text
    rows: tuple[Row, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Example:
    """Something to happen in the demo's territory before anybody comes, so that there is something to see."""

    signal: Any


def menu_rows(items: Iterable[MenuItem], *, facilitator: bool) -> tuple[Row, ...]:
    """The lines of a menu as buttons in their order; those for facilitators only where they are for one."""
    offered = [item for item in items if facilitator or not item.for_facilitators]
    rows: list[Row] = []
    room = False
    for item in sorted(offered, key=lambda item: item.order):
        if room and item.narrow:
            rows[-1], room = (*rows[-1], item.button), False
        else:
            rows.append((item.button,))
            room = item.narrow
    return tuple(rows)
