"""A round's report, to be printed and brought to the meeting: what was said, how far apart, and what to talk about."""

from dataclasses import asdict, dataclass

from bot.pictures.heatmap import Heatmap
from bot.pictures.radar import Radar, radar_part
from bot.pictures.render import render
from bot.pictures.spread import UNEXPLAINED, SpreadLegend, SpreadRow, Tone


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the cover: "Answered", "17 of 42"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """Words and numbers in columns, as many in each row as there are heads; the first column names the row."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"a row does not have {len(self.head)} columns")


@dataclass(frozen=True, slots=True)
class Listing:
    """A short list under a heading of its own, such as the kinds of actor that are missing."""

    title: str
    items: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    """What people wrote to a question, in their own words and without their names, in the order given."""

    question: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportModule:
    """A module's pages. The titles of ``heatmaps`` are headings there, and their language is the report's."""

    title: str
    rows: tuple[SpreadRow, ...]
    intro: str = ""
    tables: tuple[Table, ...] = ()
    heatmaps: tuple[Heatmap, ...] = ()
    lists: tuple[Listing, ...] = ()
    quotes: tuple[Quotes, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """``tag`` says why it is on the agenda ("split: discuss first") and wears the colour of ``tone``."""

    title: str
    why: str = ""
    tag: str = ""
    tone: Tone = "none"


@dataclass(frozen=True, slots=True)
class DemandItem:
    """A training, most wanted first. ``share`` (0 to 1) is drawn beside its words where it may be shown."""

    label: str
    shown: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The report's own headings, in its language; a part without a heading has none.

    ``page`` stands at the foot of each page, with ``{n}`` and ``{total}`` in it; ``digits`` are
    the ten digits that those are written with.
    """

    reading: str = ""
    overview: str = ""
    rating: str = ""
    result: str = ""
    demand: str = ""
    agenda: str = ""
    quotes: str = ""
    hidden: str = ""
    page: str = "\u2066{n} / {total}\u2069"  # held together, or an Arabic page would show them turned around
    digits: str = "0123456789"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything in one language and in finished words; a part that is empty is left out.

    ``overview`` is followed by a table of all rows that are not indented. ``reading`` are the
    paragraphs on how to read it, ``quotes`` the open answers that belong to no module, ``hidden``
    what is not shown and why, at the very end; ``footer`` stands at the foot of each page.
    """

    language: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    words: ReportWords
    reading: tuple[str, ...] = ()
    overview: Radar | None = None
    modules: tuple[ReportModule, ...] = ()
    demand: tuple[DemandItem, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    quotes: tuple[Quotes, ...] = ()
    hidden: tuple[str, ...] = ()
    footer: str = ""
    legend: SpreadLegend = UNEXPLAINED
    ticks: tuple[str, ...] = ("0", "5", "10")


def report(shown: Report) -> bytes:
    """A PDF on A4; in Arabic it runs from right to left."""
    overview = radar_part(shown.overview) if shown.overview else None
    return render("report.typ", asdict(shown) | {"overview": overview}, format="pdf")
