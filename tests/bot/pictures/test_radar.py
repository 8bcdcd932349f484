"""A radar says what was answered, and nothing else."""

import json
from dataclasses import replace
from itertools import combinations

import pytest
import typst

from bot.pictures.letters import drawable
from bot.pictures.radar import Radar, Series, radar
from bot.pictures.render import _TEMPLATES, _fonts
from tests.bot.pictures.samples import ACCENT, LABELS, LINES, dots, is_clear_at_the_edge, opened, some_radar

LANGUAGES = ("ar", "fr", "en")
LAYOUT = b"""
#import "radar.typ": *
#set page(width: 360pt, margin: 18pt)
#show: base
#layout(area => {
  let half = area.width / 2
  let r = radius(data.labels, half)
  let boxes = spots(data.labels, r, half)
  [#metadata((half: half.pt(), radius: r.pt(), boxes: boxes.map(spot =>
    (spot.x.pt(), spot.y.pt(), (spot.x + spot.width).pt(), (spot.y + spot.height).pt())))) <layout>]
})
"""
LETTERS_BELOW = 3  # points: a box ends at the baseline


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("axes", range(3, 14))
def test_no_two_labels_meet(language, axes):
    """Thirteen labels of several words stay apart, within the sheet, and off the web."""
    layout = laid_out(language, LABELS[language][:axes])

    assert len(layout["boxes"]) == axes
    for (left, top, right, bottom), (left2, top2, right2, bottom2) in combinations(layout["boxes"], 2):
        below = LETTERS_BELOW
        assert right <= left2 or right2 <= left or bottom + below <= top2 or bottom2 + below <= top
    for left, top, right, bottom in layout["boxes"]:
        assert -layout["half"] <= left <= right <= layout["half"]
        nearest = (max(left, -right, 0), max(top, -bottom, 0))
        assert nearest[0] ** 2 + nearest[1] ** 2 >= layout["radius"] ** 2


@pytest.mark.parametrize("word", ["institutionnellement", "w" * 40, "الاستراتيجيات" * 3])
def test_a_word_of_any_length_stays_within_the_sheet(word):
    """A long word is set smaller, and one that nobody would write is broken."""
    assert is_clear_at_the_edge(opened(radar(replace(some_radar(), axes=(word,) * 13))), wide=52)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("axes", [1, 2, 3, 4, 6, 13])
def test_a_radar_fits_a_phone(language, axes):
    """1080 dots wide, light enough for a slow network, nothing cut off at the edge."""
    png = radar(replace(some_radar(language, axes), title=" ".join(LABELS[language]), subtitle=LABELS[language][7]))

    assert opened(png).width == 1080
    assert len(png) < 100_000
    assert is_clear_at_the_edge(opened(png))
    assert png == radar(
        replace(some_radar(language, axes), title=" ".join(LABELS[language]), subtitle=LABELS[language][7])
    )


def test_no_answer_is_neither_nought_nor_the_middle():
    """A gap is drawn as a gap, and a nought as a point that one can see."""
    drawn = {value: radar(some_radar("en", 13, (7,) * 6 + (value,) + (7,) * 6)) for value in (None, 0, 5)}

    assert len(set(drawn.values())) == 3
    assert painted(drawn[None]) < painted(drawn[0])


@pytest.mark.parametrize("answered", [0, 1, 2])
def test_a_few_answers_of_thirteen_are_only_points(answered):
    """Between points that are no neighbours there is no line, and no surface."""
    values = tuple(5 if i in range(0, 4 * answered, 4) else None for i in range(13))
    sample_in_the_legend = painted(radar(some_radar("en", 13, (None,) * 13)))
    one_point = painted(radar(some_radar("en", 13, (5,) + (None,) * 12))) - sample_in_the_legend

    more = painted(radar(some_radar("en", 13, values))) - sample_in_the_legend

    assert abs(more - answered * one_point) <= 0.1 * one_point


def test_the_gap_is_named_where_there_is_one():
    """A legend that explains what is not there would puzzle."""
    whole, gap = some_radar("en", 4, (1, 2, 3, 4)), some_radar("en", 4, (1, 2, 3, None))

    assert radar(whole) == radar(replace(whole, missing=""))
    assert radar(gap) != radar(replace(gap, missing=""))


def test_a_gap_of_the_first_line_is_named_though_another_has_a_value():
    """The last round said something, and this one does not: that is seen on the axis, and said."""
    first_hidden, second_hidden = (
        some_radar("en", 4, (1, 2, 3, None), (1, 2, 3, 4)),
        some_radar("en", 4, (1, 2, 3, 4), (1, 2, 3, None)),
    )

    assert radar(first_hidden) != radar(replace(first_hidden, missing=""))
    assert radar(second_hidden) == radar(replace(second_hidden, missing=""))


@pytest.mark.parametrize(("language", "is_left"), [("ar", True), ("fr", False), ("en", False)])
def test_it_goes_round_as_one_reads(language, is_left):
    """The second spoke of four lies to the left in Arabic, to the right in French and English."""
    shown = replace(some_radar(language, 4, (None, 10, None, None)), missing="")
    shown = replace(shown, series=(Series("", shown.series[0].values),))

    left, _, right, _ = dots(opened(radar(shown)), ACCENT).crop((0, 100, 1080, 5000)).getbbox()

    assert (right < 540) == is_left
    assert (left > 540) != is_left


def test_every_line_keeps_its_colour():
    """A picture of few colours still has one for the thinnest line."""
    picture = opened(radar(some_radar("fr", 13, *[(value,) * 13 for value in (8, 6, 4, 2)])))

    assert all(dots(picture, colour).histogram()[255] > 500 for colour in LINES)


def test_lines_differ_without_their_colours():
    """Who sees no colours, or prints in black, still tells the lines apart by the shape of their points and by dash."""
    points = [painted_box((None,) * 3 + (5,) + (None,) * 9, line) for line in range(4)]
    rings = [amount(dots(opened(radar(only_line((8,) * 13, line))), LINES[line])) for line in range(4)]

    assert len(set(points)) == 4
    assert all(dashed < 0.8 * rings[0] for dashed in rings[1:])


def test_two_noughts_are_two_points():
    """Nought is a ring around the centre, so that answers of nought do not hide each other."""
    one, two = only_line((0,) + (None,) * 12, 0), only_line((0,) + (None,) * 5 + (0,) + (None,) * 6, 0)

    assert painted(radar(two)) - painted(radar(one)) > 0.9 * (painted(radar(one)) - painted(radar(nothing())))


def test_fewer_than_three_spokes_become_bars():
    """Two spokes make a line and one a point, neither of which anybody can read."""
    left, _, right, _ = dots(opened(radar(some_radar("en", 1, (10,)))), ACCENT).getbbox()

    assert right - left > 900


def test_the_scale_speaks_the_digits_of_the_person():
    """Digits come from the caller: Western here, Arabic-Indic there."""
    western = some_radar("ar")

    assert radar(western) != radar(replace(western, ticks=("٠", "٥", "١٠")))


@pytest.mark.parametrize("values", [(1, 2), (1, 2, 11), (1, 2, -1), (1, 2, float("nan"))])
def test_a_value_off_the_scale_or_without_an_axis_is_refused(values):
    """A picture that is silently wrong is worse than none."""
    with pytest.raises(ValueError):
        Radar("en", "", "", ("a", "b", "c"), (Series("", values),))


def only_line(values, line):
    """A radar whose other lines have no values, and none a name."""
    series = [Series("", (None,) * len(values))] * line + [Series("", values)]
    return replace(some_radar("en", len(values)), series=tuple(series), missing="")


def nothing():
    return only_line((None,) * 13, 0)


def painted(png):
    """How many dots are of the first line's colour."""
    return amount(dots(opened(png), ACCENT))


def painted_box(values, line):
    """How wide and high, in dots, one line's drawing is; the heading's own mark does not count."""
    left, top, right, bottom = (
        dots(opened(radar(only_line(values, line))), LINES[line]).crop((0, 100, 1080, 5000)).getbbox()
    )
    return right - left, bottom - top


def amount(mask):
    return mask.histogram()[255]


def laid_out(language, labels):
    data = json.dumps({"language": language, "labels": [drawable(label) for label in labels]})
    found = typst.query(
        LAYOUT,
        "<layout>",
        field="value",
        one=True,
        root=str(_TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={"data": data},
    )
    return json.loads(found)
