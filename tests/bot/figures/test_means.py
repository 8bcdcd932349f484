"""Quartiles and rounding, beside the standard library's."""

import statistics
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures.means import average, means, median, quarter, rounded

sums = st.lists(
    st.integers(1, 9).flatmap(lambda people: st.tuples(st.just(people), st.integers(0, 10 * people))),
    min_size=2,
    max_size=30,
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(9, 4), 2.3),  # 2.25: to even would be 2.2, and so would f"{2.25:.1f}"
        (Fraction(27, 20), 1.4),  # 1.35, which in binary lies above itself
        (Fraction(149, 20), 7.5),  # 7.45, which in binary lies below itself
        (Fraction(99, 20), 5.0),  # 4.95
        (Fraction(89, 12), 7.4),  # 7.41666…
        (Fraction(1, 3), 0.3),
        (Fraction(2, 3), 0.7),
        (Fraction(0), 0.0),
        (Fraction(10), 10.0),
    ],
)
def test_halves_are_rounded_up(value, shown):
    """As everybody learnt it at school, and not as binary numbers or bankers have it."""
    assert rounded(value) == shown


@given(st.integers(0, 100_000))
def test_rounding_is_that_of_decimals(hundredths):
    """Every number with two places, against the decimal module."""
    exact = Decimal(hundredths) / 100
    assert Decimal(str(rounded(Fraction(hundredths, 100)))) == exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(sums)
def test_quartiles_and_mean_are_those_of_the_standard_library(sums):
    """Units that are alike are held once here, which must not be seen."""
    exact = [Fraction(total, people) for people, total in sums]
    found = means(sums)
    assert [quarter(found, each) for each in (1, 2, 3)] == statistics.quantiles(exact, n=4, method="inclusive")
    assert (median(found), average(found)) == (statistics.median(exact), sum(exact) / len(exact))


def test_without_any_unit_there_is_no_median():
    """Nobody's opinion is not nought."""
    with pytest.raises(IndexError):
        median(means([]))
