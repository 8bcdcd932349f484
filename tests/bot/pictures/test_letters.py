"""Which letters are drawn, and what becomes of those that the font does not have."""

import json

import pytest
import typst

from bot.pictures.letters import LACKING, drawable
from bot.pictures.render import _TEMPLATES, _fonts


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Café", "Café"),
        ("Cafe\u0301", "Café"),
        ("مَيْسَرَة", "مَيْسَرَة"),
        ("🌱 Atlas 👩‍🌾 coop 🇹🇳", "Atlas coop"),
        ("🌱🌱", ""),
        ("日本 Sfax", "Sfax"),
        ("𝗔𝘁𝗹𝗮𝘀 ①", "Atlas 1"),
        ("10\u2009000, e\u2011mail", "10 000, e\u2010mail"),
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


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("🌱 Atlas 👩‍🌾🏽 coop 🇹🇳", "□ Atlas □ coop □"),
        ("❤\ufe0f", "□"),
        ("日本 Sfax", "□ Sfax"),
        ("a\u200d\x00b\ufe0f", "ab"),
        ("□", "□"),
        ("① Café\u202f!", "1 Café\u00a0!"),
    ],
)
def test_a_document_marks_what_it_cannot_draw(typed, drawn):
    """Nobody signs under words from which something has silently gone; what nobody would see leaves no mark."""
    assert drawable(typed, LACKING) == drawn


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_no_letter_that_is_kept_lacks_a_glyph(weight):
    """PDF/A refuses a missing glyph, so every letter of the first two planes goes through it."""
    letters = drawable(" ".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x20000)])))

    assert len(letters) > 1500
    assert as_archive(letters, weight).startswith(b"%PDF")
    with pytest.raises(typst.TypstError):
        as_archive("🌱", weight)


def as_archive(letters, weight):
    source = """#import "lib.typ": *
        #set document(date: datetime(year: 2026, month: 1, day: 1))
        #show: base
        #text(weight: data.weight, data.letters)"""
    data = json.dumps({"language": "en", "weight": weight, "letters": letters})
    return typst.compile(
        source.encode(), root=str(_TEMPLATES), font_paths=_fonts(), sys_inputs={"data": data}, pdf_standards="a-2a"
    )
