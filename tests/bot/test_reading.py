"""What people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import clean, one_line, read_number, read_whole


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7", 7),
        ("٧", 7),
        ("۷", 7),
        ("७", 7),
        ("７", 7),
        ("7️⃣", 7),
        (" \u200f٣ ", 3),
        ("-2", -2),
        ("−2", -2),
        ("+2", 2),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("١٢٫٥", 12.5),
        ("١٢،٥", 12.5),
        ("1 234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("1\u00a0234", 1234),
        ("1’234", 1234),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("1,234", 1234),
        ("0,500", 0.5),
        ("1,2345", 1.2345),
        ("١٬٢٣٤٫٥", 1234.5),
        ("50%", 50),
        ("50 %", 50),
        ("٥٠٪", 50),
        ("123456789012345", 123456789012345),
    ],
)
def test_numbers_are_read_as_three_languages_write_them(typed, number):
    """The digits of any script are the same digits."""
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", "sept", "سبعة", "12 people", "3 4", "1,234,5", "1.2.3", "7/10", "--2", "%", "½", "1e5", "nan", "9" * 400],
)
def test_what_is_no_number_is_none(typed):
    """Rather a question back than a guess."""
    assert read_number(typed) is None


@pytest.mark.parametrize(("typed", "whole"), [("٧", 7), ("7,0", 7), ("1 200", 1200), ("7,5", None), ("sept", None)])
def test_whole_numbers_have_no_part(typed, whole):
    """Seven and nothing is seven."""
    assert read_whole(typed) == whole
    assert not isinstance(read_whole(typed), float)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  Amal \n", "Amal"),
        ("a\x00b\ud800c\x07", "abc"),
        ("\ufeffa\u200bb", "ab"),
        ("a\tb", "a b"),
        ("one\r\ntwo", "one\ntwo"),
        ("\u202eabc\u2069", "abc"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("\u200f", ""),
        ("عَمّان", "عَمّان"),
    ],
)
def test_words_are_cleaned_before_they_are_stored(typed, words):
    """No control characters but line breaks; nothing of what was meant is lost."""
    assert clean(typed) == words


def test_a_name_stands_on_one_line():
    """Whatever somebody pastes."""
    assert one_line("  Radio\n Mahdia\u00a0FM ") == "Radio Mahdia FM"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed):
    """Cleaned words are clean, and storable as UTF-8."""
    cleaned = clean(typed)
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned.encode().decode()


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_every_whole_number_is_read_back(number):
    """In Western and in Arabic-Indic digits."""
    assert read_whole(str(number)) == number
    assert read_whole(str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == number
