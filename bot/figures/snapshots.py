"""What may be said while a round is open: words, and not at every answer."""

from collections.abc import Iterable

from bot.figures.bands import Band
from bot.figures.rated import Rated


def next_at(last: int) -> int:
    raise NotImplementedError


def word(rated: Iterable[Rated]) -> Band | None:
    raise NotImplementedError
