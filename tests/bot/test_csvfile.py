"""Tables for a spreadsheet."""

import csv
from io import StringIO

import pytest

from bot.csvfile import cell, csv_file


def test_excel_reads_arabic_in_it():
    """The mark at its head says UTF-8; every cell is quoted."""
    written = csv_file(["name"], [["سارة"], ['say "hi", twice']])

    assert written.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(written.decode("utf-8-sig")))) == [["name"], ["سارة"], ['say "hi", twice']]


@pytest.mark.parametrize(
    "words", ["=1+1", "+216 20 123 456", "-1", "@cmd", " =1", "\u00a0=1", "＝1", "\tx", "\u2066=1"]
)
def test_what_somebody_wrote_is_never_a_formula(words):
    """A spreadsheet would run it on the computer of whoever opens the file."""
    assert cell(words).startswith("'")


@pytest.mark.parametrize(("value", "shown"), [(-3, "-3"), (0.5, "0.5"), (None, ""), (True, "True"), ("a=b", "a=b")])
def test_numbers_and_plain_words_stay_as_they_are(value, shown):
    """Only what a spreadsheet would misread is changed."""
    assert cell(value) == shown
