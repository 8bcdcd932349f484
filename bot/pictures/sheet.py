"""The page that charts are drawn on: a heading, and below it one part or several."""

from collections.abc import Iterable

from bot.pictures.render import render

Part = dict[str, object]
HEAVIEST = 100_000  # bytes, for a phone on a slow network
_FINENESS = (216, 180, 144, 108)  # dots per inch; a sheet is 360 pt wide, so the first makes 1080 px


def sheet(language: str, title: str, subtitle: str, parts: Iterable[Part]) -> bytes:
    """A PNG, 1080 px wide and as tall as its parts need; ``language`` is "ar", "fr" or "en".

    One that would weigh 100 kB or more is drawn with fewer dots, down to 540 px wide.
    """
    data = {"language": language, "title": title, "subtitle": subtitle, "parts": list(parts)}
    drawn = b""
    for ppi in _FINENESS:
        drawn = render("chart.typ", data, ppi=ppi)
        if len(drawn) < HEAVIEST:
            break
    return drawn


def check_scale(values: Iterable[float | None], maximum: float) -> None:
    """Raises ValueError unless each value is None or lies between 0 and ``maximum``."""
    for value in values:
        if value is not None and not 0 <= value <= maximum:
            raise ValueError(f"{value} does not lie between 0 and {maximum}")
