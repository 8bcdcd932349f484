"""Long lists in a chat: a page at a time, numbered, with a button for each number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.buttons import Button, Row
from bot.i18n import Lines, T, Text, Written, lines

Item = TypeVar("Item")

SIZE = 8  # lines of a page: they fit a phone's screen with their buttons
ABREAST = 4  # number buttons in one row
SHORT = 20  # letters of a name on a button, which has room for 28
_LOOSE = " ·,:;،؛–-"  # marks that go on to something: not before the dots of what is cut


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some ``items`` of a list of ``total``; ``number`` counts pages from 0."""

    items: tuple[Item, ...]
    number: int
    total: int

    @property
    def first(self) -> int:
        """How the first item of this page is numbered in the whole list, from 1."""
        return self.number * SIZE + 1


def page(items: Sequence[Item], number: int) -> Page[Item]:
    """That page of the items, or the nearest there is."""
    start = offset(number, len(items))
    return Page(tuple(items[start : start + SIZE]), start // SIZE, len(items))


def offset(number: int, total: int) -> int:
    """How many items come before that page of ``total``, or before the nearest page there is."""
    last = max(0, (total - 1) // SIZE)
    return min(max(number, 0), last) * SIZE


def numbered(page: Page[Item], line: Callable[[Item], Text]) -> Lines:
    """The page as lines: "9. …"."""
    return lines(*(T("{n}. {item}", n=n, item=line(item)) for n, item in enumerate(page.items, page.first)))


def number_rows(page: Page[Item], press: Callable[[Item], Any]) -> tuple[Row, ...]:
    """A button for each line, four abreast."""
    keys = [Button(T("{n}", n=n), press(item)) for n, item in enumerate(page.items, page.first)]
    return tuple(tuple(keys[start : start + ABREAST]) for start in range(0, len(keys), ABREAST))


def turn_row(page: Page[Item], press: Callable[[int], Any]) -> tuple[Row, ...]:
    """Buttons to the pages before and after, where there are any."""
    before = (Button(T("← Previous"), press(page.number - 1)),) if page.number else ()
    after = (Button(T("Next →"), press(page.number + 1)),) if page.first + SIZE <= page.total else ()
    return (before + after,) if before or after else ()


def short(name: str, longest: int = SHORT) -> str:
    """A name as a button has room for it, words as a list has: ended by dots, after a whole word where one is near."""
    if len(name) <= longest:
        return name
    whole = name[:longest].rpartition(" ")[0]
    kept = whole if len(whole) * 3 > longest * 2 else name[: longest - 1]
    return f"{kept.rstrip(_LOOSE)}…"


def in_short(written: Written, longest: int) -> Written:
    """The same in every language, each cut so."""
    return Written(written.first, {language: short(text, longest) for language, text in written.texts.items()})
