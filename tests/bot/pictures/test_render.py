"""Words and values become a picture, whatever the words are."""

import json
import warnings
from dataclasses import replace

import pytest
import typst

from bot.pictures.heatmap import HeatCell, Heatmap, heatmap
from bot.pictures.render import _TEMPLATES, _fonts, drawable, render
from bot.pictures.spread import Spread, SpreadRow, spread

PLAIN = {"language": "en", "title": "", "subtitle": "", "parts": []}


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Café", "Café"),
        ("Cafe\u0301", "Café"),
        ("مَيْسَرَة", "مَيْسَرَة"),
        ("🌱 Atlas 👩‍🌾 coop 🇹🇳", "Atlas coop"),
        ("🌱🌱", ""),
        ("日本 Sfax", "Sfax"),
        ("Prêt\u202f!", "Prêt\u00a0!"),
        ("\u2068Atlas\u2069\x00\x1b", "\u2068Atlas\u2069"),
        ("two\nlines", "two\nlines"),
        ("w" * 21, "\u200b".join("w" * 21)),
        ("w" * 20, "w" * 20),
        ("https://t.me/muyassir_bot?start=abc", "https://t.me/muyassir_bot?start=abc"),
    ],
)
def test_what_the_font_cannot_draw_is_left_out(typed, drawn):
    """An empty box in place of an emoji looks broken; the words around it are what matters."""
    assert drawable(typed) == drawn


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_no_letter_that_is_kept_lacks_a_glyph(weight):
    """PDF/A refuses a missing glyph, so every letter of the first two planes goes through it."""
    letters = drawable(" ".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x20000)])))

    assert len(letters) > 1500
    assert as_archive(letters, weight).startswith(b"%PDF")
    with pytest.raises(typst.TypstError):
        as_archive("🌱", weight)


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


def as_archive(letters, weight):
    source = """#import "lib.typ": *
        #set document(date: datetime(year: 2026, month: 1, day: 1))
        #show: base
        #text(weight: data.weight, data.letters)"""
    data = json.dumps({"language": "en", "weight": weight, "letters": letters})
    return typst.compile(
        source.encode(), root=str(_TEMPLATES), font_paths=_fonts(), sys_inputs={"data": data}, pdf_standards="a-2b"
    )
