"""What a vote came to is told by words, by lengths and by shapes, and never by a colour alone."""

import warnings
from dataclasses import replace

import pytest

from bot.pictures.tally import KindRow, Tally, TallyBar, Verdict, tally
from tests.bot.pictures.pages import UNRULY
from tests.bot.pictures.samples import ACCENT, dots, is_clear_at_the_edge, opened
from tests.bot.pictures.territory import LANGUAGES
from tests.bot.pictures.voted import STANDS, consent, majority, poll

FULL = 1080 - 2 * 54  # dots between the margins
OPTION = (111, 169, 165)
SHAPED = ("for", "concern", "against", "aside", "chosen")
ENDINGS = ("adopted", "not_adopted", "waiting", "advice")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [consent, majority, poll, lambda language: poll(language, 10)])
def test_it_fits_a_phone(language, kind):
    """1080 dots wide, under 100 kB, nothing cut off, the same bytes each time."""
    png = tally(kind(language))

    assert opened(png).width == 1080
    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))
    assert png == tally(kind(language))


@pytest.mark.parametrize(("count", "whole", "share"), [(5, 20, 0.25), (20, 20, 1), (1, 1000, 0.015)])
def test_a_bar_is_as_long_as_its_part_of_the_whole(count, whole, share):
    """Of all ballots, or of all people where one may choose several; one of a thousand is still seen."""
    left, right = across(one(count, whole=whole))

    assert right - left == pytest.approx(share * FULL, abs=6)


def test_all_ballots_are_the_whole_where_nobody_says_otherwise():
    """A quarter of the votes is a quarter of the width."""
    other = TallyBar("Against", 15, "15", "against")

    left, right = across(replace(one(5), bars=(*one(5).bars, other)))

    assert right - left == pytest.approx(FULL / 4, abs=6)


def test_nobody_is_no_bar():
    """Nought of something is an empty line with its number; so is a vote in which nobody voted."""
    picture = opened(tally(one(0)))

    assert dots(picture, OPTION).getbbox() is None
    assert tally(one(0)) != tally(replace(one(0), bars=(TallyBar("Trust", 0, "none"),)))


def test_a_result_without_numbers_is_drawn():
    """Where too few voted in secret, there is only whether it was adopted."""
    png = tally(consent("en", kinds=(), advice=(), bars=()))

    assert opened(png).height < opened(tally(consent("en", kinds=(), advice=()))).height - 300


@pytest.mark.parametrize(("language", "from_left"), [("ar", False), ("fr", True), ("en", True)])
def test_bars_begin_where_one_begins_to_read(language, from_left):
    """In Arabic they grow from the right."""
    left, right = across(replace(one(5, whole=20), language=language))

    assert (right < 540) == from_left
    assert (left > 540) != from_left


def test_every_choice_has_a_shape_of_its_own():
    """Printed in black, or seen by somebody who cannot tell red from green, they still differ."""
    signs = [sign_of(replace(one(0), bars=(TallyBar("Trust", 0, "", stand),)), 54, 36) for stand in SHAPED]

    assert len(set(signs)) == len(SHAPED)


def test_every_ending_has_a_shape_of_its_own():
    """What is light on the dark band, at its beginning, is a tick, a cross, an hourglass or a ring."""
    signs = [sign_of(replace(one(0), verdict=Verdict("", ending)), 93, 60) for ending in ENDINGS]

    assert len(set(signs)) == len(ENDINGS)


@pytest.mark.parametrize("sign", ["✓ ", "✗ ", "\u200f↻ "])
def test_the_band_does_not_say_its_sign_twice(sign):
    """In a message the words begin with one; here the shape stands for it."""
    plain = replace(one(5), verdict=Verdict("Adopted", "adopted"))

    assert tally(plain) == tally(replace(plain, verdict=Verdict(f"{sign}Adopted", "adopted")))
    assert tally(plain) != tally(replace(plain, verdict=Verdict("Adopted ✓", "adopted")))


@pytest.mark.parametrize(
    "part",
    [
        {"question": "Why?"},
        {"verdict": Verdict("Adopted", "adopted")},
        {"verdict": Verdict("Adopted", "adopted", "No objection")},
        {"turnout": "14 of 20"},
        {"kinds": (KindRow("Public body", "3"),)},
        {"kinds": (KindRow("Public body", "3", (3,)),)},
        {"advice": (TallyBar("For", 1, "1"),)},
        {"notes": ("An open vote",)},
    ],
)
def test_each_part_that_is_given_is_drawn(part):
    """And takes room; what is not given takes none."""
    assert opened(tally(replace(one(5), **part))).height > opened(tally(one(5))).height + 20


def test_a_kind_with_counts_has_a_strip_in_the_colours_of_the_bars():
    """Two thirds for and one third against, from edge to edge."""
    bars = (TallyBar("For", 0, "", "for"), TallyBar("Against", 0, "", "against"))
    picture = opened(tally(Tally("en", "", "", bars, kinds=(KindRow("Public body", "", (4, 2)),))))

    left, _, right, _ = dots(picture, ACCENT).crop((0, picture.height - 100, 1080, picture.height)).getbbox()

    assert (left, right) == pytest.approx((54, 54 + FULL * 2 / 3), abs=6)


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("typed", UNRULY)
def test_no_words_stop_a_result_or_draw_a_warning(typed, language):
    """What a group asks, and what people call the options, is nobody's program, and is broken rather than cut."""
    bars = tuple(TallyBar(typed, 1, typed[:20], stand, typed[:2]) for stand in STANDS)
    kinds = (KindRow(typed, typed, (1, 0, 2, 0)),)
    shown = Tally(
        language, typed, typed, bars, Verdict(typed, "advice", typed), typed, None, typed, kinds, typed, bars, (typed,)
    )

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png = tally(shown)

    assert len(png) < 130_000  # a wall of w, in every place at once
    assert is_clear_at_the_edge(opened(png))


def test_a_long_text_is_there_with_its_beginning():
    """An article of several pages makes no picture of several screens; the whole is read in the chat."""
    long, short = (replace(one(5), question="We buy from each other first. " * times) for times in (200, 5))

    assert opened(tally(long)).height < opened(tally(one(5))).height + 600
    assert tally(long) != tally(short)


def test_what_nobody_could_count_is_refused():
    """A bar that is silently wrong would be a wrong result."""
    for wrong in (
        lambda: TallyBar("For", -1, "-1"),
        lambda: TallyBar("For", 1, "1", "maybe"),
        lambda: Verdict("Adopted", "perhaps"),
        lambda: one(21, whole=20),
        lambda: replace(one(5), kinds=(KindRow("Public body", "", (1, 2)),)),
    ):
        with pytest.raises(ValueError):
            wrong()


def one(count, **more):
    return Tally("en", "", "", (TallyBar("Trust", count, str(count)),), **more)


def across(shown):
    """The first and the last column of the bar."""
    left, _, right, _ = dots(opened(tally(shown)), OPTION).getbbox()
    return left, right


def sign_of(shown, left, wide):
    """What stands at the beginning of the first band or bar, in black and white."""
    grey = opened(tally(shown)).convert("L")
    return grey.crop((left, 140, left + wide, 280)).point(lambda light: 255 * (light < 170)).tobytes()
