"""A PDF as somebody reads it: its words page by page, where they stand, and what it says of itself."""

import re
import subprocess

import pytest

HOSTILE = (
    "#panic()",
    "#set page(width: 1pt)",
    "$x^2$ @label <label> `raw` [c] {d} //e /*f*/",
    "*b* _i_ = h\n- a\n+ b",
    "\\u{1F600} \\ ~ -- ' \"",
)
UNRULY = (*HOSTILE, "🌱👩‍🌾", "\u202e\u2066\u2068abc\u200f", "w" * 2000, "كلمة " * 400, "\x00\x1b", "", "\ud800")
needs_poppler = pytest.mark.usefixtures("poppler")


def asked(tmp_path, pdf, program, *options):
    (tmp_path / "shown.pdf").write_bytes(pdf)
    order = [program, tmp_path / "shown.pdf", *options]
    return subprocess.run(order, capture_output=True, text=True, check=True).stdout


def pages_of(tmp_path, pdf):
    return asked(tmp_path, pdf, "pdftotext", "-").split("\f")[:-1]


def said(tmp_path, pdf):
    return plain(asked(tmp_path, pdf, "pdftotext", "-"))


def plain(words):
    """Without spaces, breaks and marks of direction, which are the layout's."""
    return "".join(re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", words).split())


def edges_of(tmp_path, pdf, word):
    """How far from the left edge, in points, a word first begins and ends."""
    found = asked(tmp_path, pdf, "pdftotext", "-bbox", "-")
    left, right = re.search(rf'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>{re.escape(word)}<', found).groups()
    return float(left), float(right)
