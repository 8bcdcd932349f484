"""A majority judgment: who gave which grade, where the middle lies, and which option won."""

import warnings
from dataclasses import replace
from itertools import combinations

import pytest
from PIL import ImageStat

from bot.pictures.merits import MeritOption, Merits, merits
from bot.pictures.tally import Verdict
from tests.bot.pictures.pages import UNRULY
from tests.bot.pictures.samples import dots, is_clear_at_the_edge, opened
from tests.bot.pictures.territory import LANGUAGES
from tests.bot.pictures.voted import GRADES, some_merits

FULL, MARGIN, MIDDLE = 1080 - 2 * 54, 54, 540
BEST, GOOD, INK = (11, 85, 85), (134, 189, 184), (29, 43, 48)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("options", [3, 4, 7])
def test_it_fits_a_phone(language, options):
    """Seven options with long names, and the advice of individuals below: under 100 kB and nothing cut off."""
    shown = some_merits(language, options)
    png = merits(replace(shown, advice_title="Advice", advice=shown.options))

    assert len(png) < 100_000
    assert opened(png).width == 1080 if options < 7 else opened(png).width >= 720
    assert is_clear_at_the_edge(opened(png))
    assert merits(shown) == merits(some_merits(language, options))


def test_grades_can_be_told_apart_without_their_colours():
    """In grey each is darker or lighter than the others, or has a pattern where they have another."""
    looks = [grey(grade) for grade in range(5)]

    too_close = [
        (one, other)
        for (one, a), (other, b) in combinations(enumerate(looks), 2)
        if abs(a[0] - b[0]) < 15 and abs(a[1] - b[1]) < 10
    ]

    assert too_close == []


@pytest.mark.parametrize(("language", "from_left"), [("ar", False), ("fr", True), ("en", True)])
def test_the_best_grade_begins_where_one_begins_to_read(language, from_left):
    """A quarter of excellent, then a quarter of good: on an Arabic picture from the right."""
    picture = opened(merits(only(language, (1, 1, 0, 0, 2))))
    best, good = (span(picture, colour) for colour in (BEST, GOOD))

    expected = [(MARGIN, MARGIN + FULL / 4), (MARGIN + FULL / 4, MARGIN + FULL / 2)]
    mirrored = [(1080 - right, 1080 - left) for left, right in expected]
    assert [best, good] == [pytest.approx(ends, abs=8) for ends in (expected if from_left else mirrored)]


@pytest.mark.parametrize("counts", [(14, 0, 0, 0, 0), (11, 36, 11, 0, 0), (0, 15, 0, 0, 0)])
def test_the_line_stands_in_the_middle_and_hides_no_number(counts):
    """Half of the ballots are on either side; a number that would stand under it is moved aside."""
    drawn = bar(opened(merits(only("en", counts))))
    line = dots(drawn.crop((MIDDLE - 8, 0, MIDDLE + 8, drawn.height)), INK).getbbox()

    assert line == pytest.approx((3, 0, 13, drawn.height), abs=2)
    for beside in (MIDDLE - 20, MIDDLE + 10):
        assert len(drawn.crop((beside, 0, beside + 10, drawn.height)).getcolors()) == 1


def test_the_winner_is_marked_in_words():
    """With a tick, bold letters and the caller's word."""
    lost, won = (only("en", (3, 1, 0, 0, 0), wins=wins) for wins in (False, True))

    assert len({merits(lost), merits(won), merits(replace(won, winner="Chosen"))}) == 3


def test_an_option_that_nobody_graded_is_an_empty_line():
    """Everybody stood aside; there is no middle of nothing."""
    drawn = bar(opened(merits(only("en", (0,) * 5))))

    assert all(dots(drawn, colour).getbbox() is None for colour in (BEST, GOOD, INK))


def test_a_result_without_numbers_needs_no_legend():
    """Where too few voted in secret, there is only whether it was adopted."""
    bare = replace(some_merits("en"), options=(), notes=())

    assert merits(bare) == merits(replace(bare, grades=("",) * 5, middle=""))
    assert opened(merits(bare)).height < 700


def test_counts_are_written_with_the_readers_digits():
    """Where somebody reads Arabic-Indic digits, the bars have them too."""
    shown = only("ar", (12, 3, 0, 0, 0))

    assert merits(shown) != merits(replace(shown, digits="٠١٢٣٤٥٦٧٨٩"))


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("typed", UNRULY)
def test_no_words_stop_a_result_or_draw_a_warning(typed, language):
    """What people call an option, a grade or a reason is drawn, or left out, and never obeyed."""
    options = (MeritOption(typed, (1, 2, 3, 4, 5), typed[:30], True, typed),) * 3
    shown = Merits(
        language, typed, typed, (typed[:30],) * 5, options, Verdict(typed, "waiting", typed), typed, typed, typed[:30]
    )

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png = merits(replace(shown, advice_title=typed, advice=options, notes=(typed,)))

    assert is_clear_at_the_edge(opened(png))


def test_there_are_five_grades():
    """An option or a legend with another number of them is a mistake of the caller."""
    with pytest.raises(ValueError):
        MeritOption("The charter only", (1, 2, 3, 4), "Good")
    with pytest.raises(ValueError):
        MeritOption("The charter only", (1, 2, 3, 4, -1), "Good")
    with pytest.raises(ValueError):
        replace(some_merits("en"), grades=GRADES["en"][:4])


def only(language, counts, wins=False):
    return Merits(language, "", "", ("",) * 5, (MeritOption("", counts, "", wins),))


def bar(picture):
    """The only bar without its edges; it is the lowest thing drawn, 60 dots high and 72 above the picture's edge."""
    foot = picture.height - 72
    return picture.crop((0, foot - 57, 1080, foot - 3))


def span(picture, colour):
    """The first and the last column of a grade in the only bar."""
    above_the_numbers = dots(bar(picture), colour).crop((0, 0, 1080, 8))
    left, _, right, _ = above_the_numbers.getbbox()
    return left, right


def grey(grade):
    """How light a grade's fill is, and how much it varies, away from its number and its ends."""
    picture = opened(merits(only("en", tuple(7 * (i == grade) for i in range(5)))))
    found = ImageStat.Stat(bar(picture).convert("L").crop((80, 0, 480, 54)))
    return found.mean[0], found.stddev[0]
