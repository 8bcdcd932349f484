"""Tables as a workbook for Excel or LibreOffice, and as one plain table for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from bot.csvfile import Cell, csv_file
from bot.direction import strip_controls
from conversations.self_assessment.territory.sheets import Sheet

WIDEST = 60  # characters of a column
_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOT_IN_A_TAB = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TAB = 31  # characters, of Excel


def workbook(reading: Sheet, sheets: Sequence[Sheet], *, right_to_left: bool, made: datetime) -> bytes:
    """An XLSX file: first how to read it, then a tab for each table. Words are words, also those that begin with =."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **_TEXT}) as book:
        book.set_properties({"title": reading.title, "created": made.replace(tzinfo=None)})
        for sheet in (reading, *sheets):
            _write(book, sheet, right_to_left)
    return written.getvalue()


def plain_table(sheets: Sequence[Sheet], head: tuple[str, str, str, str]) -> bytes:
    """All tables below each other, a line for each shown cell: the table, the row, the column, the value."""
    return csv_file(head, _cells(sheets))


def _cells(sheets: Sequence[Sheet]) -> Iterator[tuple[Cell, ...]]:
    for sheet in sheets:
        for row in sheet.rows:
            name = " – ".join(str(key) for key in row[: sheet.keys] if key is not None)
            for what, value in zip(sheet.head[sheet.keys :], row[sheet.keys :], strict=True):
                if value is not None:
                    yield sheet.title, name, what, value


def _write(book: Any, sheet: Sheet, right_to_left: bool) -> None:
    tab = book.add_worksheet(sheet.title.translate(_NOT_IN_A_TAB)[:_TAB].strip())
    if right_to_left:
        tab.right_to_left()
    wrapped = {"valign": "top", "text_wrap": True, "reading_order": 2 if right_to_left else 0}
    bold, text = book.add_format({**wrapped, "bold": True, "bottom": 1}), book.add_format(wrapped)
    numbers = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "num_format": "0 %"})
    for column, words in enumerate(sheet.head):
        tab.write_string(0, column, strip_controls(words), bold)
        tab.set_column(column, column, _width(sheet, column))
    for at, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int | float):
                tab.write_number(at, column, value, numbers[column in sheet.shares])
            elif value is not None:
                tab.write_string(at, column, strip_controls(value), text)
    tab.freeze_panes(1, sheet.keys)


def _width(sheet: Sheet, column: int) -> int:
    """Room for the longest value, and for a third of the heading, which wraps."""
    values = [str(row[column]) for row in sheet.rows if row[column] is not None]
    return min(WIDEST, max([len(sheet.head[column]) // 3 + 2, *map(len, values)], default=0) + 2)
