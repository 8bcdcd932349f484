"""A sheet for the wall: one code, and what it opens in up to three languages."""

import subprocess
import warnings

import pytest

from bot.pictures.wall import Wall, WallWords, wall
from tests.bot.pictures.pages import UNRULY, asked, edges_of, needs_poppler, pages_of, said
from tests.bot.pictures.samples import code_drawn, code_of_link, opened

LINK = "https://t.me/muyassir_bot?start=inv_7Kq2Zb81mXQ4r9TtVw0PLa"
WORDS = {
    "ar": WallWords(
        "ar", "ميثاقنا: للقراءة والنقاش والتوقيع", "بتوجيه كاميرا الهاتف نحو الرمز يُفتح الميثاق في تيليغرام."
    ),
    "fr": WallWords("fr", "Notre charte\u00a0: à lire, à signer", "Visez le code avec le téléphone."),
    "en": WallWords("en", "Our charter: read it, sign it", "Point a phone's camera at the code."),
}


@needs_poppler
@pytest.mark.parametrize("languages", [("ar", "fr", "en"), ("fr", "ar"), ("en",)])
def test_it_is_one_sheet_of_a4_with_every_language(tmp_path, languages):
    """The link stands there in letters too, for phones without a camera."""
    pdf = wall(Wall("Sidi Bouzid", tuple(WORDS[language] for language in languages), LINK))
    words = said(tmp_path, pdf)

    assert "A4" in asked(tmp_path, pdf, "pdfinfo") and len(pages_of(tmp_path, pdf)) == 1
    assert ("Notrecharte" in words, "Ourcharter" in words) == ("fr" in languages, "en" in languages)
    assert "SidiBouzid" in words and LINK in words
    assert pdf == wall(Wall("Sidi Bouzid", tuple(WORDS[language] for language in languages), LINK))


@needs_poppler
@pytest.mark.parametrize("first", ["ar", "fr"])
def test_each_language_ends_its_sentences_at_its_own_side(tmp_path, first):
    """The full stop of an Arabic line stands at its left, that of a French one at its right, on any sheet."""
    other = {"ar": "fr", "fr": "ar"}[first]
    pdf = wall(Wall("Sidi Bouzid", (WORDS[first], WORDS[other]), LINK))
    left, right = edges_of(tmp_path, pdf, "téléphone.")

    assert edges_of(tmp_path, pdf, "Visez")[0] < left < right
    assert edges_of(tmp_path, pdf, "بتوجيه"[::-1])[0] > 595 / 2


@needs_poppler
def test_the_code_drawn_is_the_code_of_the_link(tmp_path):
    """Each module on the printed sheet is compared with the code that the link has."""
    (tmp_path / "wall.pdf").write_bytes(wall(Wall("Sidi Bouzid", (WORDS["fr"],), LINK)))
    order = ["pdftoppm", "-r", "150", "-png", tmp_path / "wall.pdf"]
    picture = opened(subprocess.run(order, capture_output=True, check=True).stdout)
    expected = code_of_link(LINK)

    assert code_drawn(picture, len(expected)) == expected


@pytest.mark.parametrize("typed", UNRULY)
def test_no_name_stops_it_or_draws_a_warning(typed):
    """A territory may be called anything."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert wall(Wall(typed, (WallWords("ar", typed, typed), WallWords("fr", typed, typed)), LINK)).startswith(
            b"%PDF"
        )


def test_a_sheet_says_something():
    """Without words nobody knows what the code opens."""
    with pytest.raises(ValueError):
        Wall("Sidi Bouzid", (), LINK)
