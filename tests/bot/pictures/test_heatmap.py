"""A table of what there is says it in words, and shades them."""

from dataclasses import replace

import pytest

from bot.pictures.heatmap import HeatCell, Heatmap, heatmap
from tests.bot.pictures.samples import ACCENT, dots, is_clear_at_the_edge, opened
from tests.bot.pictures.territory import LANGUAGES, some_heatmap


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (6, 1), (10, 2), (10, 4), (12, 5)])
def test_it_fits_a_phone(language, rows, columns):
    """1080 dots wide, under 100 kB, nothing cut off, the same bytes each time."""
    png = heatmap(some_heatmap(language, rows, columns))

    assert opened(png).width == 1080
    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))
    assert png == heatmap(some_heatmap(language, rows, columns))


def test_each_cell_says_its_shade_in_a_word():
    """Neither the word nor the shade is drawn for the other."""
    pictures = {heatmap(one(HeatCell(word, level))) for word in ("few", "most") for level in range(4)}

    assert len(pictures) == 8


@pytest.mark.parametrize(("language", "is_left"), [("ar", False), ("fr", True), ("en", True)])
def test_the_first_column_stands_where_one_begins_to_read(language, is_left):
    """Names at the start, then the first column: in Arabic all of it from the right."""
    grid = Heatmap(language, "", "", ("A", "B", "C"), ("x",), ((HeatCell("·", 3), HeatCell("·", 0), HeatCell("·", 0)),))

    left, _, right, _ = dots(opened(heatmap(grid)), ACCENT).crop((0, 120, 1080, 5000)).getbbox()

    assert (left + right < 1080) == is_left


def test_headings_of_long_words_stand_upright():
    """Five long words do not fit side by side; they take height instead of being broken or cut."""
    short, long = some_heatmap("fr", 2, 5), replace(some_heatmap("fr", 2, 5), columns=("internationalisation",) * 5)

    assert opened(heatmap(long)).height > opened(heatmap(replace(short, columns=("A",) * 5))).height + 100
    assert is_clear_at_the_edge(opened(heatmap(long)))


@pytest.mark.parametrize("word", ["institutionnellement", "w" * 40, "الاستراتيجيات" * 3])
@pytest.mark.parametrize("columns", [1, 5])
def test_a_word_of_any_length_stays_within_the_sheet(word, columns):
    """In a name, in a heading and in a cell."""
    heads = (word,) * columns if columns > 1 else ()
    grid = Heatmap("fr", "", "", heads, (word,) * 2, ((HeatCell(word, 3),) * columns,) * 2, word)

    assert is_clear_at_the_edge(opened(heatmap(grid)), wide=50)


@pytest.mark.parametrize("level", [-1, 4])
def test_there_are_four_shades(level):
    """A shade that does not exist is a mistake of the caller."""
    with pytest.raises(ValueError):
        HeatCell("most", level)


@pytest.mark.parametrize(
    ("columns", "rows", "cells"),
    [(("a",), ("x", "y"), 1), (("a", "b"), ("x",), 1), ((), ("x",), 2)],
)
def test_a_table_with_holes_is_refused(columns, rows, cells):
    """Every row has a cell for each column; without columns it has one."""
    with pytest.raises(ValueError):
        Heatmap("en", "", "", columns, rows, ((HeatCell("few", 0),) * cells,))


def one(cell):
    return Heatmap("en", "", "", (), ("Training",), ((cell,),))
