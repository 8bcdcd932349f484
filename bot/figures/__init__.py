"""From answers to figures: what a territory may see of what its people said, and what stays hidden. Pure."""

from bot.figures.bands import Band, band
from bot.figures.cells import is_shown, shown_parts, shown_share
from bot.figures.choices import Choice, Choices, Grid, Level, Ranking, grid, many_of, one_of, ranking
from bot.figures.compare import Change, Direction, change, follow, is_another_picture, kind_changes
from bot.figures.figure import Figure, KindFigure, Numbers, Split, Verdict
from bot.figures.rated import Chosen, Marked, Rated
from bot.figures.reckoning import figure
from bot.figures.results import Results, Turnout, turnout
from bot.figures.snapshots import next_at, word
from bot.figures.storing import from_json, to_json

__all__ = [
    "Band",
    "Change",
    "Choice",
    "Choices",
    "Chosen",
    "Direction",
    "Figure",
    "Grid",
    "KindFigure",
    "Level",
    "Marked",
    "Numbers",
    "Ranking",
    "Rated",
    "Results",
    "Split",
    "Turnout",
    "Verdict",
    "band",
    "change",
    "figure",
    "follow",
    "from_json",
    "grid",
    "is_another_picture",
    "is_shown",
    "kind_changes",
    "many_of",
    "next_at",
    "one_of",
    "ranking",
    "shown_parts",
    "shown_share",
    "to_json",
    "turnout",
    "word",
]
