"""What a person gets back: a radar above, and bars below that say its numbers."""

from dataclasses import dataclass

from bot.pictures.bars import Bars, bars_part
from bot.pictures.radar import FEWEST_SPOKES, Radar, radar_part
from bot.pictures.sheet import sheet


@dataclass(frozen=True, slots=True)
class Profile:
    """The radar's and the bars' titles, where not empty, are headings within the picture."""

    language: str
    title: str
    radar: Radar
    bars: Bars
    subtitle: str = ""


def profile(shown: Profile) -> bytes:
    """A PNG, 1080 px wide. A radar of one line and too few spokes would only repeat the bars, and is left out."""
    repeats = len(shown.radar.axes) < FEWEST_SPOKES and len(shown.radar.series) <= 1
    above = [] if repeats else [radar_part(shown.radar)]
    return sheet(shown.language, shown.title, shown.subtitle, [*above, bars_part(shown.bars)])
