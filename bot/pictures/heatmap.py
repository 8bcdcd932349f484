"""What there is of what, and what is missing: a table whose cells say it in a shade and in a word."""

from dataclasses import asdict, dataclass

from bot.pictures.sheet import Part, sheet

_DARKEST = 3


@dataclass(frozen=True, slots=True)
class HeatCell:
    """``level`` goes from 0, the lightest, to 3; the word says the same, for no shade speaks alone."""

    word: str
    level: int

    def __post_init__(self) -> None:
        if not 0 <= self.level <= _DARKEST:
            raise ValueError(f"{self.level} is no shade from 0 to {_DARKEST}")


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Up to 12 rows of up to 5 columns; ``columns`` may be empty where there is only one, as in a list.

    ``cells`` holds a tuple for each row. ``legend`` is a line below: what the words stand for.
    """

    language: str
    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[HeatCell, ...], ...]
    legend: str = ""

    def __post_init__(self) -> None:
        wide = len(self.columns) or 1
        if len(self.cells) != len(self.rows) or any(len(row) != wide for row in self.cells):
            raise ValueError(f"the cells are not {len(self.rows)} rows of {wide}")


def heatmap(shown: Heatmap) -> bytes:
    """A PNG, under 100 kB, 1080 px wide and as tall as its rows need."""
    return sheet(shown.language, shown.title, shown.subtitle, [heatmap_part(shown) | {"title": "", "subtitle": ""}])


def heatmap_part(shown: Heatmap) -> Part:
    """The table under a small heading of its own."""
    return asdict(shown) | {"kind": "heatmap"}
