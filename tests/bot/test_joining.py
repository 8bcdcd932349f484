"""Several values in one sentence."""

from __future__ import annotations

import pytest

from bot.joining import joined

THREE = ["sea and salt", "oil", "wool"]


@pytest.mark.parametrize(
    ("language", "many", "said"),
    [
        ("en", 1, "sea and salt"),
        ("en", 3, "sea and salt, oil and wool"),
        ("fr", 2, "sea and salt et oil"),
        ("fr", 3, "sea and salt, oil et wool"),
        ("ar", 2, "sea and salt وoil"),
        ("ar", 3, "sea and salt، oil، وwool"),
    ],
)
def test_a_list_reads_as_its_language_writes_it(language, many, said):
    """The last one after an "and"; in Arabic the others after commas, not after an "and" each."""
    assert joined(THREE[:many], language, None) == said
