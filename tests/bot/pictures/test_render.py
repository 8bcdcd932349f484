"""Words and values become a picture, whatever the words are."""

import warnings
from dataclasses import replace

import pytest

from bot.pictures.heatmap import HeatCell, Heatmap, heatmap
from bot.pictures.render import render
from bot.pictures.spread import Spread, SpreadRow, spread

PLAIN = {"language": "en", "title": "", "subtitle": "", "parts": []}


@pytest.mark.parametrize("sign", ["#", "*", "_", "$", "<", ">", "\\", "@", "`", "=", '"', "&", "[", "]"])
def test_markup_in_a_name_is_drawn_as_it_was_typed(sign):
    """A name is nobody's program: every sign of it is seen, none of it is obeyed."""
    assert render("chart.typ", PLAIN | {"title": f"{sign}bold{sign}"}) != render("chart.typ", PLAIN | {"title": "bold"})


@pytest.mark.parametrize(
    "name", ["#panic()", "#set page(width: 1pt)", '<b>$x^2$*_`</b> \\u{1F600} //"', "= - + / @a #{", ""]
)
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_name_stops_a_picture_or_draws_a_warning(name, language):
    """What somebody calls their association must not keep a whole group from its picture."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png = render("chart.typ", PLAIN | {"language": language, "title": name})

    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "typed", ["#panic()", '$x^2$ @a <b> [c] {d} "', "\u202e\u2066abc\u200f", "🌱", "كلمة " * 400, "\ud800"]
)
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_no_label_stops_a_territorys_picture(typed, language):
    """Neither in a spread nor in a table, wherever words may stand."""
    row = SpreadRow(typed, 5, typed, flags=(typed,) * 2, note=typed, change=typed)
    cells = ((HeatCell(typed, 1), HeatCell(typed, 3)),)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pictures = [
            spread(Spread(language, typed, typed, (row, replace(row, indent=True)))),
            heatmap(Heatmap(language, typed, typed, (typed, typed), (typed,), cells, typed)),
        ]

    assert all(png.startswith(b"\x89PNG") for png in pictures)


@pytest.mark.parametrize("format", ["png", "pdf"])
def test_the_same_values_give_the_same_bytes(format):
    """A picture can be made again, and compared, and kept once."""
    data = PLAIN | {"title": "التقييم الذاتي", "language": "ar"}

    assert render("chart.typ", data, format=format) == render("chart.typ", data, format=format)
