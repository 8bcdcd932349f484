"""Means of units, and their median, quartiles and mean: exact until they are rounded, once, half up to 0.1.

Whole fractions instead of binary ones: 2.25 is to read 2.3, and a mean of three thirds is 1.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

Sum: TypeAlias = tuple[int, int]
"""How many people of a unit, and what their ratings add up to."""

Means: TypeAlias = tuple[tuple[Sum, int], ...]
"""Each sum that occurs, the lowest mean first, with how many units have it."""


def means(sums: Iterable[Sum]) -> Means:
    """Units that are alike are held once: there are few different ones, even of thousands.

    Ordered by binary quotients, which never put two quotients of small numbers the wrong way round.
    """
    return tuple(sorted(Counter(sums).items(), key=lambda alike: alike[0][1] / alike[0][0]))


def median(means: Means) -> Fraction:
    """The middle mean, or halfway between the middle two. Raises IndexError without any unit."""
    return quarter(means, 2)


def quarter(means: Means, quarters: int) -> Fraction:
    """The value with one, two or three quarters of the units at or below it, by the inclusive method.

    The lowest mean is at 0, the highest at 1, the others evenly between; between two neighbours it is in proportion.
    (R's type 7, a spreadsheet's QUARTILE.INC, ``statistics.quantiles(method="inclusive")``: the units are all there
    are, not a sample of more.) Raises IndexError without any unit.
    """
    below, part = divmod((_units(means) - 1) * quarters, 4)
    low = _at(means, below)
    return low + (_at(means, below + 1) - low) * Fraction(part, 4) if part else low


def average(means: Means) -> Fraction:
    """The mean of the units' means: each unit counts once, however many people it sent."""
    totals: Counter[int] = Counter()
    for (people, total), units in means:
        totals[people] += total * units
    return sum((Fraction(total, people) for people, total in totals.items()), Fraction()) / _units(means)


def rounded(value: Fraction) -> float:
    """To 0.1, half up. The value is not negative."""
    return (20 * value.numerator + value.denominator) // (2 * value.denominator) / 10


def _units(means: Means) -> int:
    return sum(units for _, units in means)


def _at(means: Means, place: int) -> Fraction:
    for (people, total), units in means:
        if place < units:
            return Fraction(total, people)
        place -= units
    raise IndexError(place)
