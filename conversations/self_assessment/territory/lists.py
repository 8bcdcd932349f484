"""Options one after another: their names hold an "and" themselves, so that "a, b and c" would mislead in Arabic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from bot.i18n import T, Text


def listed(names: Sequence[Text]) -> Text:
    """ "a; b; c", with the semicolon of the language. Raises TypeError for an empty list."""
    return reduce(lambda before, name: T("{before}; {name}", before=before, name=name), names)
