"""Several values in one sentence: "a, b and c", as each language writes it."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list

from bot.numerals import locale


def joined(items: Sequence[str], language: str, country: str | None) -> str:
    """With commas in Arabic too, where CLDR has only its "and": a name of several words may hold an "and" itself."""
    if language == "ar" and len(items) > 2:
        return f"{'، '.join(items[:-1])}، و{items[-1]}"
    return format_list(items, locale=locale(language, country))
