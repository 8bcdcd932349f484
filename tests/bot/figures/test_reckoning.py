"""From ratings to a figure, on examples worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures import Band, Figure, KindFigure, Numbers, Rated, Split, Verdict, figure
from tests.bot.figures.answers import rated

answers = st.lists(
    st.tuples(st.sampled_from("uvwxyz"), st.sampled_from(["", "public", "private"]), st.none() | st.integers(0, 10)),
    max_size=25,
).map(lambda said: [Rated(person, *each) for person, each in enumerate(said)])


def numbers(units: str = "", **kinds: str) -> Numbers:
    found = figure(rated(units, **kinds)).numbers
    assert found is not None
    return found


def test_a_figure_is_over_units_and_its_histogram_over_people():
    """Seven people of four units.

    The units' means are 7 (of 8 and 6), 7, 9 and 4 (of three people): in order 4, 7, 7, 9.
    Median: halfway between 7 and 7. Mean: 27 / 4 = 6.75, so 6.8.
    Lower quartile: place (4 − 1) × ¼ = 0.75, three quarters of the way from 4 to 7: 6.25, so 6.3.
    Upper quartile: place 2.25, a quarter of the way from 7 to 9: 7.5.
    Over people the median would be 6 and the mean 46 / 7 = 5.7: the large delegation does not dominate.
    Nobody is of a known kind. 3 of 7 lie in 7–10, but none in 0–3.
    """
    assert figure(rated("8,6 7 9 4,4,4")) == Figure(
        Numbers(
            people=7,
            units=4,
            unknown=None,
            response=None,
            median=7.0,
            mean=6.8,
            low=6.3,
            high=7.5,
            histogram=(0, 0, 0, 0, 3, 0, 1, 1, 1, 1, 0),
            kinds=(),
            band=Band.DISCUSS,
            split=(),
            apart=None,
        )
    )


def test_a_figure_has_the_medians_of_the_kinds_that_may_be_shown():
    """Public: five units 2, 4, 4, 5, 9, median 4. Private: 9 (of 8 and 10), 6, 8, 7; in order 6, 7, 8, 9, median 7.5.

    The whole: 2, 4, 4, 5, 6, 7, 8, 9, 9; the fifth is 6, the mean 54 / 9 = 6. Quartiles at places 2 and 6: 4 and 8.
    The kinds are 3.5 apart. 1 of 10 is in 0–3: no split of ratings.
    """
    found = numbers(public="2 4 4 5 9", private="8,10 6 8 7")
    assert found.kinds == (KindFigure("private", 5, 4, 7.5), KindFigure("public", 5, 5, 4.0))
    assert (found.median, found.mean, found.low, found.high) == (6.0, 6.0, 4.0, 8.0)
    assert (found.split, found.apart) == ((Split.KINDS,), ("public", "private"))
    assert found.kind("public") == KindFigure("public", 5, 5, 4.0)
    assert found.kind("informal") is None


@pytest.mark.parametrize(
    ("units", "shown"),
    [
        ("5 5 5 5", False),  # four people
        ("5 5 5 5 5", True),
        ("5 5 5 5 ?", False),  # four who rated; who does not know is no fifth
        ("5,5,5 5,5", False),  # two units
        ("5,5 5,5 5", True),  # three
        ("5,5,5 5,5 5", True),  # the largest has three of six, exactly half
        ("5,5,5,5 5,5 5", False),  # four of seven, over half
        ("", False),
    ],
)
def test_numbers_need_a_cell_of_those_who_rated(units, shown):
    """Fewer say nothing, whatever they say."""
    assert figure(rated(units)).is_shown is shown


@pytest.mark.parametrize(
    ("units", "median", "word"),
    [
        # Means in order 0, 0, 7.4 (37 / 5), 7.5 (15 / 2), 9, 9: halfway is 7.45, which reads 7.5.
        ("0 0 7,7,7,8,8 7,8 9 9", 7.5, Band.STRENGTH),
        # The middle two are 7.33… (22 / 3) and 7.5: halfway is 7.41666…, which reads 7.4.
        ("0 0 7,7,8 7,8 9 9", 7.4, Band.DISCUSS),
        # 4.4 (22 / 5) and 5.5 (11 / 2): halfway is 4.95, which reads 5.0.
        ("0 0 4,4,4,5,5 5,6 9 9", 5.0, Band.DISCUSS),
        # 4.8 (24 / 5) and 5: halfway is 4.9.
        ("0 0 5,5,5,5,4 5 9 9", 4.9, Band.CONCERN),
        # 4.33… (13 / 3) and 5.5: halfway is 4.91666…, which reads 4.9.
        ("0 0 4,4,5 5,6 9 9", 4.9, Band.CONCERN),
    ],
)
def test_the_band_is_that_of_the_rounded_median(units, median, word):
    """What is read as 7.5 is called what 7.5 is called."""
    found = numbers(units)
    assert (found.median, found.band) == (median, word)


@pytest.mark.parametrize(
    ("units", "split"),
    [
        ("3 3 4 5 5 6 7 7", True),  # two of eight at each end: exactly a quarter, and the ends are 3 and 7
        ("3 3 4 5 5 5 6 7 7", False),  # two of nine are less than a quarter
        ("4 4 4 5 5 6 7 7", False),  # 4 is not low
        ("3 3 4 5 5 6 6 6", False),  # 6 is not high
        ("0 10 10 10 10", False),  # one of five is a fifth; in a cell a quarter is always two people
        ("0 10 10 10", False),  # no numbers at all
        ("0 0 0 10 10", True),
        ("0 0 0 0 10", False),
        ("0,10 0,10 5", True),  # people, not units: the three units' means are all 5
    ],
)
def test_ratings_split_with_a_quarter_and_two_people_at_each_end(units, split):
    """Both: at least 25 % and at least 2 people in 0–3, and the same in 7–10."""
    found = figure(rated(units)).numbers
    assert (found is not None and Split.RATINGS in found.split) is split


PUBLIC_5 = "5 5 5 5 5"


@pytest.mark.parametrize(
    ("private", "apart"),
    [
        # Seven units: 7 7 7, 7.4 (37 / 5), 8 8 8. The median is 7.4, and 2.4 is less than 2.5.
        ("7 7 7 7,7,7,8,8 8 8 8", None),
        # Six units: the middle two are 7 and 8, the median 7.5, and 2.5 is enough.
        ("7 7 7 8 8 8", ("public", "private")),
        # The other way round: medians 5 and 2.5.
        ("2 2 2 3 3 3", ("private", "public")),
        # Four private people are no cell: 10 would be far away, but nobody is to know.
        ("10 10 10 10", None),
    ],
)
def test_kinds_split_when_their_shown_medians_differ_by_two_and_a_half(private, apart):
    """The lowest first. A hidden kind splits nothing, or the flag would say what is hidden."""
    found = numbers(public=PUBLIC_5, private=private)
    assert found.apart == apart
    assert (Split.KINDS in found.split) is (apart is not None)


def test_the_two_kinds_named_are_the_furthest_apart():
    """Of medians 3, 5 and 8 the 3 and the 8; both reasons may hold at once."""
    found = numbers(public="3 3 3 3 3", private="5 5 5 5 5", informal="8 8 8 8 8")
    assert (found.apart, found.split) == (("public", "informal"), (Split.RATINGS, Split.KINDS))


def test_a_kind_is_hidden_where_it_would_give_another_away():
    """Seven and four: 11 − 7 would be the four, so the seven go too, and only the whole is left."""
    assert numbers(public="1 1 1 1 1 1 1", private="9 9 9 9").kinds == ()


def test_people_of_no_known_kind_are_never_a_kind():
    """Nor may they be reckoned: two whose kind is not known hide the public five."""
    assert numbers("5 5 5 5 5", public="5 5 5 5 5").kinds == (KindFigure("public", 5, 5, 5.0),)
    assert numbers("5 5", public="5 5 5 5 5").kinds == ()


def test_a_unit_whose_people_are_of_two_kinds_is_one_unit_of_the_whole():
    """Means of the whole: 5 (of 0 and 10), 6, 6, 7. In each kind the unit has only its own people."""
    people = [Rated(1, "u", "public", 0), Rated(2, "u", "private", 10)]
    others = [Rated(3, "v", "public", 6), Rated(4, "w", "public", 6), Rated(5, "x", "private", 7)]
    found = figure(people + others).numbers
    assert found is not None
    assert (found.people, found.units, found.mean) == (5, 4, 6.0)


@pytest.mark.parametrize(
    ("units", "unknown", "gap"),
    [
        ("5 " * 60 + "? " * 40, 40, False),  # 40 % are not above 40 %
        ("5 " * 59 + "? " * 41, 41, True),
        ("5 " * 15 + "? " * 10, 10, False),
        ("5 " * 5 + "? " * 5, 5, True),
        ("5 " * 30 + "? " * 4, None, False),  # four who do not know are not counted
        ("5 " * 30, None, False),  # and look like none
        ("5 " * 5 + "? " * 4, None, False),  # 44 %, but beside five who rated "above 40 %" can only be four
    ],
)
def test_beside_numbers_a_gap_is_more_than_forty_per_cent_of_a_countable_many(units, unknown, gap):
    """Who does not know is counted only as a cell."""
    found = figure(rated(units))
    assert found.numbers is not None
    assert (found.numbers.unknown, found.knowledge_gap) == (unknown, gap)


@pytest.mark.parametrize(
    ("units", "gap"),
    [
        ("5 5 5 ? ?", False),  # two of five are exactly 40 %
        ("5 5 ? ? ?", True),
        ("5 5 5 5 ? ? ?", True),  # three of seven are 43 %
        ("? ? ? ? ?", True),
        ("? ? ? ?", False),  # four people are no cell
        ("5 ?,?,?,? ?,?", False),  # four of seven are of one organisation
    ],
)
def test_without_numbers_a_gap_needs_a_cell_of_those_who_answered(units, gap):
    """Too few rated, and that is worth a word, when it is the word of a cell."""
    assert figure(rated(units)) == Figure(knowledge_gap=gap)


@pytest.mark.parametrize(
    ("units", "joined", "response"),
    [
        ("5 5 5 5 5", range(1, 11), 0.5),
        ("5 5 5 5 5", range(3, 13), 0.3),  # persons 1 and 2 joined later: three of ten
        ("5 5 5 5 5 ? ? ? ? ?", range(1, 21), 0.5),  # who does not know has answered
        ("5 5 5 5 5 ?", range(1, 11), 0.5),  # but one who does not know would be 60 % less 50 %
        ("5 5 5 5 5", None, None),
        ("5 5 5 5 5", (), None),
    ],
)
def test_the_response_is_a_share_of_those_who_had_joined(units, joined, response):
    """Persons are numbered from 1 in the order of the answers."""
    found = figure(rated(units), joined).numbers
    assert found is not None
    assert found.response == response


@pytest.mark.parametrize(
    ("units", "verdict"),
    [
        ("9 9 9 9 9", Verdict.STRENGTH),
        ("6 6 6 6 6", Verdict.DISCUSS),
        ("1 1 1 1 1", Verdict.CONCERN),
        ("0 0 8 8 8", Verdict.SPLIT),  # the median of 8 would be a strength
        ("? ? ? ? ?", Verdict.GAP),
        ("9 9 9 9", Verdict.NONE),
    ],
)
def test_disagreement_beats_the_band(units, verdict):
    """One word for a question, and a split one is to be discussed first."""
    assert figure(rated(units)).verdict is verdict


def test_nobody_answers_twice():
    """One current answer per person: two would be a bug of whoever asks."""
    with pytest.raises(ValueError):
        figure([Rated(1, "u", "", 5), Rated(1, "u", "", 6)])


@given(answers, st.randoms())
def test_neither_the_order_nor_the_names_of_units_matter(said, chance):
    """Whatever the database gives first, and however an organisation is called."""
    names = dict(zip("uvwxyz", chance.sample("abcdefgh", 6), strict=True))
    shuffled = chance.sample(said, len(said))
    assert figure([each._replace(unit=names[each.unit]) for each in shuffled]) == figure(said)


@given(answers)
def test_what_is_not_counted_changes_nothing(said):
    """Where those who do not know are hidden, the figure is the same without them: response and all."""
    found = figure(said, range(100))
    if found.numbers and found.numbers.unknown is None:
        assert figure([each for each in said if each.rating is not None], range(100)) == found


@given(answers, st.data())
def test_a_higher_rating_never_lowers_a_figure(said, data):
    """Median, mean and quartiles rise with every rating or stay; who may be shown does not change."""
    index = data.draw(st.integers(0, max(len(said) - 1, 0)))
    if said and said[index].rating is not None:
        higher = [each._replace(rating=10) if at == index else each for at, each in enumerate(said)]
        before, after = figure(said).numbers, figure(higher).numbers
        assert (before is None) == (after is None)
        if before and after:
            assert (before.median, before.mean) <= (after.median, after.mean)
            assert before.low <= after.low and before.high <= after.high and before.median <= after.median
            blank = {"median": 0.0}
            assert [replace(kind, **blank) for kind in before.kinds] == [replace(kind, **blank) for kind in after.kinds]
