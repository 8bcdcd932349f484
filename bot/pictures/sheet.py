"""The page that charts are drawn on: a heading, and below it one part or several."""

from collections.abc import Iterable

from bot.pictures.render import light_png

Part = dict[str, object]
_PHONE = 216  # dots per inch at which a sheet, 360 pt wide, is 1080 dots wide


def sheet(language: str, title: str, subtitle: str, parts: Iterable[Part]) -> bytes:
    """A PNG, under 100 kB, 1080 px wide and as tall as its parts need; ``language`` is "ar", "fr" or "en"."""
    data = {"language": language, "title": title, "subtitle": subtitle, "parts": list(parts)}
    return light_png("chart.typ", data, ppi=_PHONE)


def check_scale(values: Iterable[float | None], maximum: float) -> None:
    """Raises ValueError unless each value is None or lies between 0 and ``maximum``."""
    for value in values:
        if value is not None and not 0 <= value <= maximum:
            raise ValueError(f"{value} does not lie between 0 and {maximum}")
