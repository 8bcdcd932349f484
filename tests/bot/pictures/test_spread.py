"""Where the middle lies, how far the answers spread, and what it means, in words."""

from dataclasses import replace

import pytest

from bot.pictures.spread import RATINGS, Spread, SpreadLegend, SpreadRow, spread
from tests.bot.pictures.samples import ACCENT, dots, is_clear_at_the_edge, opened
from tests.bot.pictures.territory import DIVIDED, LANGUAGES, LEGENDS, row_of, some_rows, some_spread

BAND = (163, 205, 202)
PEOPLE = (195, 204, 205)
FULL, MARGIN = 1080 - 2 * 54, 54  # dots
COLUMN = FULL / RATINGS
LETTERS = 5  # dots of a letter's edge that may have the colour of something else


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rows", [1, 6, 20])
def test_it_fits_a_phone(language, rows):
    """Under 100 kB with nothing cut off; 1080 dots wide, or fewer where twenty rows would weigh too much."""
    png = spread(some_spread(language, rows))

    assert opened(png).width == 1080 if rows <= 6 else 540 <= opened(png).width <= 1080
    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))
    assert png == spread(some_spread(language, rows))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [0, 2.5, 5, 10])
def test_the_median_stands_at_its_rating(language, value):
    """Nought is where one begins to read, in Arabic on the right."""
    left, right = span(only(language, SpreadRow("Trust", value, "x")), ACCENT)

    assert (left + right) / 2 == pytest.approx(across(language, value), abs=4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_band_reaches_from_quartile_to_quartile(language):
    """The middle half: from 1 to 8, with round ends."""
    ends = sorted((across(language, 1), across(language, 8)))
    row = SpreadRow("Trust", 5, "5.0", low=1, high=8)

    assert span(only(language, row), BAND) == pytest.approx((ends[0] - 10, ends[1] + 10), abs=6)


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_stand_above_the_rating_they_gave(language):
    """A column for each rating that somebody gave, as high as its share of the highest."""
    heights = (0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 4)
    drawn = dots(opened(spread(only(language, SpreadRow("Trust", 5, "5.0", histogram=heights)))), PEOPLE)

    strips = [drawn.crop(strip(language, rating, drawn.height)) for rating in range(RATINGS)]
    tall = [column.histogram()[255] / column.width for column in strips]

    assert [rating for rating, dots_high in enumerate(tall) if dots_high > LETTERS] == [1, 10]
    assert tall[1] == pytest.approx(tall[10] / 2, abs=3)


def test_the_last_round_is_a_mark_of_its_own():
    """It is hollow, so that it is never taken for this one; and it moves with its value."""
    row = SpreadRow("Trust", 7, "7.0")
    pictures = {before: spread(only("en", replace(row, before=before))) for before in (None, 2, 3)}

    assert len(set(pictures.values())) == 3
    assert span(only("en", replace(row, before=2)), ACCENT) == span(only("en", row), ACCENT)


def test_no_median_has_no_mark():
    """What is hidden is an empty line and the caller's words."""
    few = only("en", SpreadRow("Trust", None, "too few answers"))

    assert dots(opened(spread(few)), ACCENT).crop((0, 120, 1080, 5000)).getbbox() is None
    assert spread(few) != spread(only("en", SpreadRow("Trust", None, "—")))


def test_a_flag_is_said_in_words():
    """The same colour with other words is another picture, as are the same words in another; a colour alone is none."""
    flagged = replace(row_of("en", "Trust", "split"), note="", change="")
    other = replace(flagged, flags=("strength",))
    colour_only = replace(flagged, flags=())
    other_colour = replace(flagged, tone="concern")

    assert len({spread(only("en", row)) for row in (flagged, other, other_colour)}) == 3
    assert spread(only("en", colour_only)) == spread(only("en", replace(colour_only, tone="none")))


def test_a_part_is_set_in_but_its_scale_is_not():
    """Scales are compared downwards, from the question to its parts."""
    row = SpreadRow("Trust", 5, "5.0", low=3, high=6)
    whole, part = only("en", row), only("en", replace(row, indent=True))

    assert spread(whole) != spread(part)
    assert span(whole, ACCENT) == span(part, ACCENT)
    assert span(whole, BAND) == span(part, BAND)


def test_the_legend_names_only_what_is_drawn():
    """A sign that nobody sees needs no words, and one without words is left out."""
    hidden = only("en", SpreadRow("Trust", None, "too few answers"))
    seen = only("en", SpreadRow("Trust", 5, "5.0", histogram=DIVIDED))

    assert spread(hidden) == spread(replace(hidden, legend=LEGENDS["en"]))
    assert spread(seen) != spread(replace(seen, legend=LEGENDS["en"]))
    assert spread(replace(seen, legend=SpreadLegend(half="the middle half"))) == spread(seen)


def test_a_round_that_is_divided_everywhere_is_drawn():
    """Twenty bands from end to end, each with its words."""
    png = spread(replace(some_spread("fr"), rows=some_rows("fr", 20, kinds=("split",))))

    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))


@pytest.mark.parametrize("word", ["institutionnellement", "w" * 40, "الاستراتيجيات" * 3])
def test_a_word_of_any_length_stays_within_the_sheet(word):
    """A label, a flag or a note that nobody would write is broken, not cut."""
    row = SpreadRow(word, 5, "5.0", flags=(word, word), tone="concern", note=word * 2, change=word)

    assert is_clear_at_the_edge(opened(spread(only("fr", row))), wide=50)


@pytest.mark.parametrize(
    "wrong",
    [{"median": 11}, {"low": -1}, {"high": float("nan")}, {"before": 10.5}, {"histogram": (1,) * 10}, {"tone": "red"}],
)
def test_what_no_round_can_say_is_refused(wrong):
    """A picture that is silently wrong is worse than none."""
    with pytest.raises(ValueError):
        SpreadRow(**({"label": "Trust", "median": 5, "shown": "5.0"} | wrong))


def only(language, row):
    return Spread(language, "", "", (row,))


def span(shown, colour):
    """The first and the last column of dots of a colour, below the heading's own mark."""
    left, _, right, _ = dots(opened(spread(shown)), colour).crop((0, 120, 1080, 5000)).getbbox()
    return left, right


def across(language, value):
    """Where a rating lies, in dots from the left edge of the picture."""
    along = (value + 0.5) * COLUMN
    return MARGIN + (FULL - along if language == "ar" else along)


def strip(language, rating, height):
    """The middle of a rating's column."""
    middle = round(across(language, rating))
    return middle - 20, 0, middle + 20, height
