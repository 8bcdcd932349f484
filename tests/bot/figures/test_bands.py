"""The words for a median."""

import pytest

from bot.figures import Band, band


@pytest.mark.parametrize(
    ("median", "word"),
    [
        (10.0, Band.STRENGTH),
        (7.5, Band.STRENGTH),
        (7.4, Band.DISCUSS),
        (5.0, Band.DISCUSS),
        (4.9, Band.CONCERN),
        (0.0, Band.CONCERN),
    ],
)
def test_a_band_begins_at_its_lower_edge(median, word):
    """≥7.5 strength, 5–7.4 to discuss, <5 concern: there is nothing between 7.4 and 7.5, as medians are to 0.1."""
    assert band(median) is word
