"""From ratings to a figure."""

from collections.abc import Collection, Iterable

from bot.figures.figure import Figure
from bot.figures.rated import Rated


def figure(rated: Iterable[Rated], joined: Collection[int] | None = None) -> Figure:
    raise NotImplementedError
