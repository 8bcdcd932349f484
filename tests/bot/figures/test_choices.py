"""What people chose and marked: words, and numbers where they give nobody away."""

from __future__ import annotations

import pytest

from bot.figures import Choice, Choices, Grid, Level, Marked, Ranking, grid, many_of, one_of, ranking
from tests.bot.figures.answers import chosen

FEW, SOME, MOST = Level.FEW, Level.SOME, Level.MOST


def told(choices: Choices) -> list[tuple[Level, int | None]]:
    return [(each.level, each.number) for each in choices.options]


@pytest.mark.parametrize(
    ("units", "a", "b"),
    [
        ("a " * 5 + "b " * 5, (MOST, 5), (MOST, 5)),  # five of ten are half
        ("a " * 6 + "b " * 5, (MOST, 6), (SOME, 5)),  # five of eleven are less
        ("a " * 6 + "b " * 4, (MOST, None), (FEW, None)),  # the four are hidden, and so is 10 − 4
        ("a " * 10, (MOST, None), (FEW, None)),  # nobody looks like four, and ten like six
        ("a " * 4 + "b " * 4, (FEW, None), (FEW, None)),  # eight, but four and four
        ("a " * 4, (FEW, None), (FEW, None)),  # the whole is no cell
        ("a,a,a,a,a,a " + "b " * 6, (FEW, None), (MOST, None)),  # a is of one organisation
    ],
)
def test_one_choice_of_two(units, a, b):
    """Each of the two is what the other leaves over."""
    assert told(one_of("ab", chosen(units))) == [a, b]


@pytest.mark.parametrize(
    ("units", "a", "b", "c"),
    [
        ("a " * 6 + "b " * 5 + "c " * 5, (SOME, 6), (SOME, 5), (SOME, 5)),
        # Three and three are hidden together: 12 − 6 are six people who chose b or c.
        ("a " * 6 + "b " * 3 + "c " * 3, (MOST, 6), (FEW, None), (FEW, None)),
        # The one hides behind five; that those five are not few must not be said, or 12 − 6 − 5 would be read off.
        ("a " * 6 + "b " * 5 + "c " * 1, (MOST, 6), (FEW, None), (FEW, None)),
        # Nobody chose c, and everybody may know: nobody is hidden.
        ("a " * 6 + "b " * 5, (MOST, 6), (SOME, 5), (FEW, None)),
        # Nothing can be shown; but more than half chose a.
        ("a " * 7 + "b " * 2 + "c " * 2, (MOST, None), (FEW, None), (FEW, None)),
    ],
)
def test_one_choice_of_three(units, a, b, c):
    """What is hidden hides together."""
    assert told(one_of("abc", chosen(units))) == [a, b, c]


def test_an_option_that_the_bank_no_longer_has_still_hides():
    """Five chose a, five b, one x, which is gone: with b shown as well the one would be 11 − 5 − 5."""
    assert told(one_of("ab", chosen("a " * 5 + "b " * 5 + "x"))) == [(FEW, None), (SOME, 5)]


@pytest.mark.parametrize("units", ["ab a a a a", "- a a a a"])
def test_several_or_none_are_no_one_choice(units):
    """That would be a bug of whoever asks."""
    with pytest.raises(ValueError):
        one_of("ab", chosen(units))


@pytest.mark.parametrize(
    ("units", "a"),
    [
        ("a " * 5 + "- " * 5, (MOST, 5)),
        ("a " * 5 + "- " * 6, (SOME, 5)),
        ("a " * 4 + "- " * 9, (FEW, None)),
        ("- " * 9, (FEW, None)),  # nobody looks like four
        ("a " * 6 + "- " * 4, (MOST, None)),  # four others
        ("a " * 9, (MOST, None)),  # no others look like four
        # Five of eleven, but four of the six others are of one organisation, over half: a word would be "exactly five".
        ("a a a a a -,-,-,- - -", (FEW, None)),
        ("a,a,a,a a,a -,- - - -", (FEW, None)),  # four of six choosers are of one organisation
    ],
)
def test_many_choices_are_each_beside_those_who_left_it_out(units, a):
    """A number needs two cells; a word that only may be a number needs them too."""
    assert told(many_of("ab", chosen(units)))[0] == a


def test_many_choices_overlap():
    """Ten people: a 6, b 5, c nobody. Those who did not choose a are 4, so a has no number; b's others are 5."""
    found = many_of("abc", chosen("ab " * 5 + "a " + "- " * 4))
    assert found == Choices(10, (Choice("a", MOST), Choice("b", MOST, 5), Choice("c", FEW)))
    assert found.is_shown


def test_too_few_who_answered_say_nothing():
    """Not even how many they were."""
    assert many_of("a", chosen("a a a a")) == Choices(None, (Choice("a", FEW),))


def test_a_ranking_has_the_most_wanted_first_and_the_few_unranked():
    """Twelve people: a 5, b 6, c 11 (so no number: most of all), d 1, e 6, f nobody.

    b and e are equal and stay in the order of the bank; d and f keep theirs and get no rank.
    """
    found = ranking(many_of("abcdef", chosen("abce " * 5 + "bced " + "c " * 5 + "-")))
    assert found == Ranking(
        wanted=(Choice("c", MOST), Choice("b", MOST, 6), Choice("e", MOST, 6), Choice("a", SOME, 5)),
        few=(Choice("d", FEW), Choice("f", FEW)),
    )


def test_a_grid_has_a_word_for_each_row_and_column():
    """Twelve people from twelve units marked something.

    Mentoring: all twelve know it locally (most), five of twelve nationally (some). Money: four locally (few), six
    nationally (half, so most).
    """
    local, national = ("mentoring", "local"), ("mentoring", "national")
    money, fund = ("money", "local"), ("money", "national")
    marks = [
        {local}
        | ({national} if number < 5 else set())
        | ({money} if number < 4 else set())
        | ({fund} if number < 6 else set())
        for number in range(12)
    ]
    found = grid(
        ("mentoring", "money"),
        ("local", "national"),
        [Marked(number, str(number), frozenset(each)) for number, each in enumerate(marks)],
    )
    assert found == Grid(("mentoring", "money"), ("local", "national"), ((MOST, SOME), (FEW, MOST)))
    assert (found.level("money", "national"), found.is_shown) == (MOST, True)


def test_a_grid_of_too_few_is_all_few():
    """Four people who marked everything look like nobody."""
    four = [Marked(number, str(number), frozenset({("a", "b")})) for number in range(4)]
    assert grid("a", "b", four) == Grid(("a",), ("b",), ((FEW,),))
    assert not grid("a", "b", four).is_shown
