"""A radar: one spoke a question, one line for each whose answers are shown."""

from dataclasses import asdict, dataclass

from bot.pictures.sheet import Part, check_scale, sheet

FEWEST_SPOKES = 3  # fewer make no surface, and are drawn as bars


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each axis; None where there is no answer. The name may be empty where there is one series."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """Up to 13 axes, and up to 4 series that can be told apart; the first one is filled.

    ``ticks`` are the words of the scale, evenly spaced from 0 to ``maximum``. ``missing`` says in
    the legend what a dashed axis means, and is shown only where there is one: an axis without a value
    in the first series. Its label is greyed where no other series has one either.
    """

    language: str
    title: str
    subtitle: str
    axes: tuple[str, ...]
    series: tuple[Series, ...]
    maximum: float = 10
    ticks: tuple[str, ...] = ("0", "5", "10")
    missing: str = ""

    def __post_init__(self) -> None:
        for series in self.series:
            check_scale(series.values, self.maximum)
            if len(series.values) != len(self.axes):
                raise ValueError(f"{len(series.values)} values for {len(self.axes)} axes")
        if len(self.ticks) < 2:
            raise ValueError("a scale has two ends")


def radar(shown: Radar) -> bytes:
    """A PNG, 1080 px wide and as tall as its labels need."""
    return sheet(shown.language, shown.title, shown.subtitle, [radar_part(shown) | {"title": "", "subtitle": ""}])


def radar_part(shown: Radar) -> Part:
    """The radar under a small heading of its own; as bars where it has too few spokes."""
    if len(shown.axes) >= FEWEST_SPOKES:
        return asdict(shown) | {"kind": "radar"}
    rows = [
        {"label": label, "shown": "", "values": [series.values[i] for series in shown.series]}
        for i, label in enumerate(shown.axes)
    ]
    return asdict(shown) | {"kind": "bars", "rows": rows, "names": [series.name for series in shown.series]}
