"""A person's profile: the radar above, the bars below."""

from dataclasses import replace

import pytest

from bot.pictures.bars import Row, bars
from bot.pictures.profile import Profile, profile
from bot.pictures.radar import radar
from tests.bot.pictures.samples import ANSWERS, LABELS, is_clear_at_the_edge, opened, some_bars, some_radar


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("axes", [1, 2, 3, 4, 6, 13])
def test_a_profile_fits_a_phone(language, axes):
    """Radar and bars of one to thirteen questions: 1080 dots wide, under 100 kB, nothing cut off."""
    png = profile(Profile(language, LABELS[language][7], some_radar(language, axes), some_bars(language, axes)))

    assert opened(png).width == 1080
    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))


def test_it_holds_both():
    """It is as tall as its two parts, less one border."""
    both = opened(profile(Profile("en", "", some_radar(), some_bars()))).height

    assert both > 0.9 * (opened(radar(some_radar())).height + opened(bars(some_bars())).height) - 150


def test_one_question_needs_no_radar():
    """With one line and too few spokes it would only say again what the bars say."""
    assert profile(Profile("en", "", some_radar("en", 2), some_bars("en", 2))) == bars(some_bars("en", 2))


def test_two_lines_are_compared_even_on_two_questions():
    """A second line says what the bars do not."""
    shown = Profile("en", "", some_radar("en", 2, (1, 2), (3, 4)), some_bars("en", 2))

    assert opened(profile(shown)).height > opened(bars(some_bars("en", 2))).height


def test_a_very_full_picture_is_drawn_with_fewer_dots():
    """It stays under 100 kB, and no narrower than a phone shows it."""
    rows = tuple(Row(" ".join(LABELS["fr"][i:]), value, "7") for i, value in enumerate(ANSWERS))
    png = profile(Profile("fr", "", some_radar("fr"), replace(some_bars(), language="fr", rows=rows)))

    assert len(png) < 100_000
    assert 540 <= opened(png).width < 1080
