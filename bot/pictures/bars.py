"""One bar a row: what was answered to each question, with its number."""

from dataclasses import asdict, dataclass

from bot.pictures.sheet import Part, check_scale, sheet


@dataclass(frozen=True, slots=True)
class Row:
    """``value`` is None where there is no answer; ``shown`` says either of them: "7", "— no answer"."""

    label: str
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """``title`` and ``subtitle`` may be empty where the bars are a part of a profile."""

    language: str
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    maximum: float = 10

    def __post_init__(self) -> None:
        check_scale((row.value for row in self.rows), self.maximum)


def bars(shown: Bars) -> bytes:
    """A PNG, 1080 px wide and as tall as its rows need."""
    return sheet(shown.language, shown.title, shown.subtitle, [bars_part(shown) | {"title": "", "subtitle": ""}])


def bars_part(shown: Bars) -> Part:
    """The bars under a small heading of their own."""
    rows = [{"label": row.label, "shown": row.shown, "values": [row.value]} for row in shown.rows]
    return asdict(shown) | {"kind": "bars", "rows": rows, "names": [], "ticks": [], "missing": ""}
