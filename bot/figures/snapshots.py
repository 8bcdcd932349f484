"""What may be said while a round is open: words, and not at every answer."""

from collections.abc import Iterable

from bot.figures.bands import Band
from bot.figures.rated import Rated
from bot.figures.reckoning import figure

STEP = 5
"""As many newcomers as make a cell: whoever looks twice sees the work of five people, never of one."""


def next_at(last: int) -> int:
    """When a question's word is reckoned next, in people who have rated it, after a snapshot of ``last`` of them.

    At 5, 10, 15 … 100, then after every 5 % rounded down to a multiple of five. 0 is before the first.
    """
    return last // STEP * STEP + STEP * max(1, last // (20 * STEP))


def word(rated: Iterable[Rated]) -> Band | None:
    """The band of the median, and nothing else; None while those who rated are no cell."""
    numbers = figure(rated).numbers
    return numbers.band if numbers else None
