"""What people type, read generously: digits of every script, numbers as three languages write them."""

import re
import unicodedata

from bot.direction import strip_controls

LONGEST = 15  # digits that a float and a database's integer both hold exactly
_MARKS = str.maketrans({"٫": ".", "،": ",", "٬": "'", "’": "'", "٪": "%", "−": "-", "\ufe0f": None, "\u20e3": None})
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([ '.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")


def clean(text: str) -> str:
    """Words as they may be stored: no control characters but line breaks, nothing blank around them."""
    if text.isprintable():
        return text.strip()
    unix = strip_controls(text).replace("\r\n", "\n").replace("\t", " ")
    return "".join(letter for letter in unix if letter == "\n" or not _is_control(letter)).strip()


def one_line(text: str) -> str:
    """Clean words on a single line, for a name or a title."""
    return " ".join(clean(text).split())


def read_number(text: str) -> float | None:
    """The number that was typed, or None if it is none.

    Takes ``١٢٫٥``, ``12,5``, ``1 234,5``, ``1.234,5``, ``1,234.5``, ``7️⃣`` and a percent sign, which changes
    nothing. A single separator before exactly three digits groups them: ``1,234`` is 1234, but ``0,500`` is a half.
    Longer than 15 digits is no number.
    """
    written = western_digits(clean(text)).removesuffix("%").rstrip()
    if sum(letter.isdigit() for letter in written) > LONGEST:
        return None
    grouped = _GROUPED.fullmatch(written)
    if grouped:
        written = written.replace(grouped[1], "")
    elif not _PLAIN.fullmatch(written):
        return None
    return float(written.replace(",", "."))


def read_whole(text: str) -> int | None:
    """The whole number that was typed, or None if it is none."""
    number = read_number(text)
    return int(number) if number is not None and number.is_integer() else None


def western_digits(text: str) -> str:
    """With 0 to 9 for the digits of any script, and Western marks between them."""
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS)
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in plain)


def _is_control(letter: str) -> bool:
    # Cc and Cs would not go into PostgreSQL; these two of Cf are invisible and make equal words differ.
    return unicodedata.category(letter) in ("Cc", "Cs") or letter in "\u200b\ufeff"
