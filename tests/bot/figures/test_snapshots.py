"""What may be said while a round is open."""

from itertools import pairwise

import pytest

from bot.figures import Band, next_at, word
from tests.bot.figures.answers import rated


def looks(until: int) -> list[int]:
    """The numbers of people at which a word is reckoned."""
    found = [0]
    while found[-1] < until:
        found.append(next_at(found[-1]))
    return found


def test_the_first_looks_are_five_people_apart():
    """5, 10, 15 … as the mission has it."""
    assert looks(100)[1:] == list(range(5, 101, 5))


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (100, 105),  # 5 % are 5
        (195, 200),  # 9.75, so 5
        (200, 210),  # 10
        (399, 410),  # counted on from 395, of which 5 % are 19.75, so 15
        (1000, 1050),  # 50
        (7, 10),  # a look that came late brings the others back into step
        (4, 5),
    ],
)
def test_above_a_hundred_it_is_every_five_per_cent(last, following):
    """Rounded down to a multiple of five: at least as often as promised."""
    assert next_at(last) == following


def test_between_two_looks_there_are_always_five_newcomers():
    """And never more than 5 % of those who had rated, once that is more than five."""
    for last, following in pairwise(looks(20_000)):
        assert 5 <= following - last <= max(5, last / 20)


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ("8 8 8 7 7", Band.STRENGTH),
        ("8 8 8 7", None),  # four
        ("8,8,8 7 7", None),  # three of five are of one organisation
        ("8,8 7,7 5 ? ?", Band.DISCUSS),  # unit means 8, 7, 5: the median is 7
        ("0 0 0 9 9", Band.CONCERN),  # split, but while a round is open there are only the three words
        ("? ? ? ? ?", None),
    ],
)
def test_a_word_is_the_band_of_a_cell(ratings, said):
    """Nothing beside it: no number, no split, no gap."""
    assert word(rated(ratings)) is said
