"""How far apart the answers lie: one block a question, with its middle, its spread and what to make of it in words."""

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from bot.pictures.sheet import Part, check_scale, sheet

Tone = Literal["strength", "discuss", "concern", "split", "gap", "none"]
RATINGS = 11  # from 0 to 10


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """One rating of the territory; everything that stands in words was said by the caller.

    ``shown`` stands where one looks for the number: "6.4", or why there is none. ``low`` and
    ``high`` bound the middle half. ``histogram`` is empty or holds eleven heights, of which only
    the proportions are drawn. ``before`` is the last round's median, and ``change`` says in words
    what became of it. The first of ``flags`` wears the colour of ``tone``. ``note`` is small print:
    "17 people, 8 organisations". An indented row belongs to the one above it that is not.
    """

    label: str
    median: float | None
    shown: str
    low: float | None = None
    high: float | None = None
    histogram: tuple[int, ...] = ()
    before: float | None = None
    flags: tuple[str, ...] = ()
    tone: Tone = "none"
    indent: bool = False
    change: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_scale((self.median, self.low, self.high, self.before), RATINGS - 1)
        if len(self.histogram) not in (0, RATINGS) or any(height < 0 for height in self.histogram):
            raise ValueError(f"{self.histogram} does not hold a height for each rating from 0 to 10")
        if self.tone not in get_args(Tone):
            raise ValueError(f"{self.tone} is not a tone")


@dataclass(frozen=True, slots=True)
class SpreadLegend:
    """What each sign means, in words; a sign without words is left out, as is one that nothing shows."""

    median: str = ""
    half: str = ""
    histogram: str = ""
    before: str = ""


UNEXPLAINED = SpreadLegend()


@dataclass(frozen=True, slots=True)
class Spread:
    """Up to 20 rows. ``ticks`` are the words of the scale, evenly spaced from 0 to 10."""

    language: str
    title: str
    subtitle: str
    rows: tuple[SpreadRow, ...]
    legend: SpreadLegend = UNEXPLAINED
    ticks: tuple[str, ...] = ("0", "5", "10")


def spread(shown: Spread) -> bytes:
    """A PNG, under 100 kB, 1080 px wide and as tall as its rows need."""
    return sheet(shown.language, shown.title, shown.subtitle, [spread_part(shown) | {"title": "", "subtitle": ""}])


def spread_part(shown: Spread) -> Part:
    """The blocks under a small heading of their own."""
    return asdict(shown) | {"kind": "spread"}
