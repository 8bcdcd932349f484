"""A round on the radar: one spoke for each overall rating that it asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.figures import Figure
from bot.i18n import T, Text, Voice, label, number
from bot.pictures.radar import Radar, Series
from bot.questionnaire import Topic

TICKS = (0, 5, 10)


def radar_of(voice: Voice, topics: Sequence[Topic], series: Sequence[Series], title: Text, subtitle: Text) -> Radar:
    """The topics as axes, said in the voice's language and digits; a grey axis has no median that may be shown."""
    return Radar(
        language=voice.language,
        title=label(voice, title),
        subtitle=label(voice, subtitle),
        axes=tuple(label(voice, topic.name) for topic in topics),
        series=tuple(series),
        ticks=tuple(number(voice, tick) for tick in TICKS),
        missing=label(voice, T("not enough answers")),
    )


def medians(topics: Sequence[Topic], figures: Mapping[str, Figure]) -> tuple[float | None, ...]:
    """The median of each overall rating, None where it is hidden."""
    return tuple(median(figures.get(topic.id, Figure())) for topic in topics)


def median(figure: Figure) -> float | None:
    return None if figure.numbers is None else figure.numbers.median
