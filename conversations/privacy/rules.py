"""How long a button that cannot be undone may be pressed, and how own data are laid out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.contributions import OwnData
from bot.csvfile import Cell

VALID_FOR = timedelta(hours=1)


def is_fresh(drawn: int, now: datetime) -> bool:
    """Whether a button drawn then (seconds since 1970) still stands for what its reader knew."""
    return 0 <= int(now.timestamp()) - drawn <= VALID_FOR.total_seconds()


def as_json(parts: Sequence[OwnData], now: datetime) -> bytes:
    """Everything under its headings, for other programs and for reading."""
    content = {"made_at": now.isoformat(timespec="seconds"), "data": sections(parts)}
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def sections(parts: Sequence[OwnData]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each heading; several parts may share one."""
    found: dict[str, list[dict[str, Any]]] = {}
    for part in parts:
        found.setdefault(part.heading, []).extend(part.rows)
    return found


def as_table(parts: Sequence[OwnData]) -> Iterator[tuple[Cell, ...]]:
    """One line for each value: heading, number of the row, name of the value, value."""
    for heading, rows in sections(parts).items():
        for number, row in enumerate(rows, 1):
            for name, value in row.items():
                yield heading, number, name, readable(value)


def readable(value: Any) -> Cell:
    """What is no plain value, as JSON."""
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    cell: Cell = value
    return cell
