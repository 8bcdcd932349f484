"""An invitation that a camera can read."""

import pytest

from bot.pictures.poster import Poster, poster
from tests.bot.pictures.samples import code_drawn, code_of_link, dots, is_clear_at_the_edge, opened

LINK = "https://t.me/muyassir_bot?start=inv_7Kq2Zb81mXQ4r9TtVw0PLa"
BLACK = (0, 0, 0)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_code_drawn_is_the_code_of_the_link(language):
    """Each module of what was drawn is compared with the code that the link has."""
    picture = opened(poster(Poster(language, "🌱 #Atlas", "*", LINK)))
    expected = code_of_link(LINK)
    left, top, right, bottom = dots(picture, BLACK).getbbox()

    assert code_drawn(picture, len(expected)) == expected
    assert right - left == pytest.approx(bottom - top, abs=1)


def test_the_code_has_its_quiet_border():
    """A camera needs four modules of nothing around the code."""
    picture = opened(poster(Poster("en", "Atlas", "Scan", LINK)))
    left, top, right, _ = dots(picture, BLACK).getbbox()
    module = (right - left) / len(code_of_link(LINK))
    quiet = picture.crop((left - round(4 * module), top - round(4 * module), right + round(4 * module), top - 2))

    assert len(quiet.getcolors()) == 1


@pytest.mark.parametrize("title", ["Atlas", "جمعية أطلس للتنمية والاقتصاد الاجتماعي والتضامني " * 4, "W" * 300, "🌱"])
def test_a_poster_is_a_sheet_of_any_title(title):
    """1080 dots wide unless that weighs too much; A4, and taller rather than cut where a name is very long."""
    png = poster(Poster("ar", title, "وجّه الكاميرا نحو الرمز", LINK))
    picture = opened(png)

    assert 540 <= picture.width <= 1080
    assert picture.height / picture.width > 1.41
    assert len(png) < 100_000
    assert is_clear_at_the_edge(picture)


def test_it_can_be_printed():
    """The same sheet as a PDF, the same bytes each time."""
    shown = Poster("fr", "Pôle de Mahdia", "Visez le code avec le téléphone", LINK)

    assert poster(shown, "pdf").startswith(b"%PDF")
    assert poster(shown, "pdf") == poster(shown, "pdf")
    assert poster(shown) == poster(shown)
