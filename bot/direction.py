"""Text that keeps its order when Arabic and Latin letters share a line.

Telegram deletes U+2028 to U+202E, so only the isolates and the two marks are of use. It gives
each line the direction of its first strong letter and does not look through isolates.
Source: Unicode TR9; measured with Telegram's clients.
"""

import re
import unicodedata
from collections.abc import Iterator

LEFT_MARK, RIGHT_MARK = "\u200e", "\u200f"
LEFT_ISOLATE, RIGHT_ISOLATE, ISOLATE, END_ISOLATE = "\u2066", "\u2067", "\u2068", "\u2069"
_CONTROLS = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"<[^>]*>|&#?\w+;")


def strip_controls(text: str) -> str:
    """Without the characters that turn direction; for everything typed, before it is stored or compared."""
    return _CONTROLS.sub("", text)


def isolate(text: str) -> str:
    """A value of unknown direction, kept from turning the sentence around it; each line by itself."""
    return "\n".join(f"{ISOLATE}{line}{END_ISOLATE}" for line in strip_controls(text).split("\n"))


def isolate_ltr(text: str) -> str:
    """A phone number, a range or an address shown as text, which reads left to right in any sentence."""
    return f"{LEFT_ISOLATE}{strip_controls(text)}{END_ISOLATE}"


def anchor(html: str, rtl: bool) -> str:
    """Give every line of a message the direction of its language, whatever it begins with."""
    return "\n".join(_anchored(line, rtl) for line in html.split("\n"))


def is_mixed(html: str) -> bool:
    """Whether letters of both directions meet."""
    return {True, False} <= set(_directions(html))


def _anchored(line: str, rtl: bool) -> str:
    if not line.strip():
        return line
    # Where nothing has a direction ("3 / 5"), every client takes left to right.
    first = next(_directions(line), False)
    if first == rtl:
        return line
    return (RIGHT_MARK if rtl else LEFT_MARK) + line


def _directions(html: str) -> Iterator[bool]:
    """For each strong letter, whether it reads from right to left; tags and entities are no text."""
    text = _MARKUP.sub("", html) if "<" in html or "&" in html else html
    kinds = map(unicodedata.bidirectional, text)
    return (kind != "L" for kind in kinds if kind in ("L", "R", "AL"))
