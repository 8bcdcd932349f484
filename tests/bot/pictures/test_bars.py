"""Bars say a number for each question, and where there is none, that there is none."""

from dataclasses import replace

import pytest

from bot.pictures.bars import Bars, Row, bars
from tests.bot.pictures.samples import ACCENT, LABELS, dots, is_clear_at_the_edge, opened, some_bars

FULL = 1080 - 2 * 54  # dots between the margins


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("rows", [1, 2, 3, 4, 6, 13])
def test_bars_fit_a_phone(language, rows):
    """1080 dots wide, under 100 kB, nothing cut off, the same bytes each time."""
    shown = replace(some_bars(language, rows), title=LABELS[language][7], subtitle=LABELS[language][0])
    png = bars(shown)

    assert opened(png).width == 1080
    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))
    assert png == bars(shown)


@pytest.mark.parametrize("value", [0, 1, 5, 7.5, 10])
def test_a_bar_is_as_long_as_its_value(value):
    """Half of ten is half of the width; nought is a dot, so that it does not look forgotten."""
    assert bar_of(one_bar(value)) == pytest.approx(max(value / 10, 0.015) * FULL, abs=6)


@pytest.mark.parametrize(("language", "from_left"), [("ar", False), ("fr", True), ("en", True)])
def test_bars_begin_where_one_begins_to_read(language, from_left):
    """In Arabic they grow from the right."""
    left, _, right, _ = dots(opened(bars(one_bar(3, language))), ACCENT).crop((0, 120, 1080, 5000)).getbbox()

    assert (right < 540) == from_left
    assert (left > 540) != from_left


def test_no_answer_has_words_and_no_bar():
    """The caller's words stand where the number would, over an empty line."""
    silent = bars(one_bar(None, shown="— I don't know"))

    assert silent != bars(one_bar(None, shown="—"))
    assert dots(opened(silent), ACCENT).crop((0, 120, 1080, 5000)).getbbox() is None


def test_a_long_label_takes_more_lines():
    """Nothing of a question is cut off."""
    long = Row(" ".join(LABELS["fr"]), 3, "3")

    assert opened(bars(replace(one_bar(3), rows=(long,)))).height > opened(bars(one_bar(3))).height + 100


@pytest.mark.parametrize("value", [-1, 10.1, float("nan")])
def test_a_value_off_the_scale_is_refused(value):
    """A bar over its edge would be a number that nobody gave."""
    with pytest.raises(ValueError):
        one_bar(value)


def one_bar(value, language="en", shown="7"):
    return Bars(language, "", "", (Row("A charter", value, shown),))


def bar_of(shown):
    left, _, right, _ = dots(opened(bars(shown)), ACCENT).crop((0, 120, 1080, 5000)).getbbox()
    return right - left
