"""A sense-check: six levels with their meanings, and how many showed each."""

from dataclasses import replace

import pytest

from bot.pictures.fist import FistLevel, fist
from tests.bot.pictures.samples import ACCENT, dots, is_clear_at_the_edge, opened
from tests.bot.pictures.territory import LANGUAGES
from tests.bot.pictures.voted import some_fist

UNDER_THREE = (168, 105, 10)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("counts", [(0, 1, 2, 6, 8, 3), (0,) * 6, (140, 0, 3, 60, 850, 1)])
def test_it_fits_a_phone(language, counts):
    """1080 dots wide, under 100 kB, nothing cut off."""
    png = fist(some_fist(language, counts))

    assert opened(png).width == 1080
    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))


def test_who_would_change_something_is_seen_at_once():
    """Levels under three have a colour of their own, and every level has its number."""
    bare = replace(some_fist("en"), question="", turnout="")
    high, low = (replace(bare, levels=(level(number),)) for number in (3, 2))

    assert dots(opened(fist(low)), UNDER_THREE).getbbox() and not dots(opened(fist(high)), UNDER_THREE).getbbox()
    assert not below_heading(fist(low)).getbbox() and below_heading(fist(high)).getbbox()
    assert fist(replace(bare, levels=(level(4),))) != fist(replace(bare, levels=(level(5),)))


@pytest.mark.parametrize("number", [-1, 6])
def test_a_hand_has_five_fingers(number):
    """Any other level is a mistake of the caller."""
    with pytest.raises(ValueError):
        level(number)


def level(number):
    return FistLevel(number, str(number), "It is good", 3, "3")


def below_heading(png):
    return dots(opened(png), ACCENT).crop((0, 120, 1080, 5000))
