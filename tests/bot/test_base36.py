"""Numbers in few letters come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base36 import LARGEST, in_base_36, read_base_36


@given(st.integers(-LARGEST, LARGEST))
def test_a_number_comes_back(number: int) -> None:
    """Whatever a column can hold can stand in a button."""
    assert read_base_36(in_base_36(number)) == number


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (35, "z"), (36, "10"), (-37, "_11")])
def test_it_is_short(number: int, text: str) -> None:
    """A button holds 64 bytes."""
    assert in_base_36(number) == text


@pytest.mark.parametrize("text", ["", "1.5", "é", in_base_36(LARGEST + 1), "z" * 60])
def test_what_no_number_of_ours_looks_like_is_refused(text: str) -> None:
    """Anybody can make up a press."""
    with pytest.raises(ValueError, match=r"too large|invalid literal"):
        read_base_36(text)
