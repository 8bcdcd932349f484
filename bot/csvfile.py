"""Tables for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from bot.direction import strip_controls

Cell = str | int | float | bool | None

# A spreadsheet would take what begins so for a formula, also in its full-width forms (OWASP, "CSV Injection").
_FORMULAS = tuple("=+-@\t\r\n\0＝＋－＠")
_BLANKS = " \u00a0\u202f"


def csv_file(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows below their head, everything quoted, in UTF-8 with the mark by which Excel knows it."""
    written = StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerows([cell(value) for value in row] for row in [head, *rows])
    return written.getvalue().encode("utf-8-sig")


def cell(value: Cell) -> str:
    """A value as it is shown; never a formula."""
    if isinstance(value, int | float):
        return str(value)
    text = strip_controls(value or "")
    return f"'{text}" if text.lstrip(_BLANKS).startswith(_FORMULAS) else text
