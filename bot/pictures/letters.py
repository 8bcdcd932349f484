"""What the one font of all pictures can draw, and what stands in place of the rest."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(str(files("fontpkg_ibm_plex_sans_arabic"))) / "files"
LACKING = "□"
_UNSEEN = frozenset("\n\u200c\u200e\u200f\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset(("Cc", "Cf", "Cs"))
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # they say which form of the sign before them is meant
_BREAK = "\u200b"
_LONG_WORD = re.compile(r"(?<!\S)(?!https?://)\S{21,}")


def drawable(text: str, lacking: str = "") -> str:
    """The text without what the font cannot draw, such as emoji, which would show as empty boxes.

    A sign of which the font has a plainer form is drawn as that; for the rest, be it one sign or
    several in a row, stands ``lacking``. The font has no narrow space (U+202F), so it becomes the
    wide one. A word of more than 20 letters may be broken anywhere; an address only where typst
    breaks it, so that it can be copied.
    """
    composed = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0")
    kept = "".join(_drawn(sign, lacking) for sign in composed)
    if lacking:
        kept = re.sub(f"{lacking}+", lacking, kept)
    return _LONG_WORD.sub(lambda word: _BREAK.join(word[0]), re.sub(" {2,}", " ", kept).strip())


def _drawn(sign: str, lacking: str) -> str:
    if sign in _UNSEEN or ord(sign) in _covered():
        return sign
    plainer = unicodedata.normalize("NFKC", sign)
    if all(ord(part) in _covered() for part in plainer):
        return plainer
    return "" if unicodedata.category(sign) in _INVISIBLE or sign in _VARIANTS else lacking


@cache
def _covered() -> frozenset[int]:
    """What both weights can draw, without controls, and without what only this font knows the meaning of."""
    shared = _letters("Regular") & _letters("Bold")
    return frozenset(code for code in shared if unicodedata.category(chr(code)) not in _INVISIBLE | {"Co"})


def _letters(weight: str) -> frozenset[int]:
    with TTFont(FONTS / f"IBMPlexSansArabic-{weight}.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())
