"""Whole numbers in few letters."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LARGEST = 2**63 - 1  # what a column holds


def in_base_36(number: int) -> str:
    sign, rest, digits = ("_" if number < 0 else ""), abs(number), ""
    while rest:
        rest, digit = divmod(rest, 36)
        digits = DIGITS[digit] + digits
    return sign + (digits or "0")


def read_base_36(text: str) -> int:
    """Raises ValueError for what no column can hold: anybody can make up a press."""
    number = -int(text[1:], 36) if text.startswith("_") else int(text, 36)
    if abs(number) > LARGEST:
        raise ValueError(f"{text} is too large")
    return number
