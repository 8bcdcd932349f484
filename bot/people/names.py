"""Names of organisations, compared across spellings and scripts: a hint for a person, never a reason to merge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

from bot.reading import western_digits

CUT_OFF = 78  # of 100; tried on pairs of real spellings, see the tests

_FOLDED = str.maketrans("ٱىیئؤةکگڨڤپچ", "اييياهكككفبج", "ـء")
_ARTICLE = re.compile(r"^(?:وال|بال|كال|لل|ال)(?=\w{3})")
_WORDS = re.compile(r"[^\W_]+")

# They say only what kind of body it is, and would make everything look alike.
_KINDS = """
جمعيه جمعيات موسسه شركه تعاونيه تعاضديه مجمع اتحاد منظمه هييه مركز فرع شبكه
association associations asso assoc ong ngo societe cooperative coop scop sarl suarl fondation foundation groupement
gda smsa sma mutuelle union organisation organization society company centre center reseau network
"""
_LINKS = "في من على و de des du d la le les l et pour en a aux au the of for and in el al"
_IDLE = frozenset(f"{_KINDS} {_LINKS}".split())

# One letter for what two scripts write differently; vowels, و, ي and the throat's letters fall away.
_FROM_ARABIC = str.maketrans("بتثجخدذرزسشصضطظغفقكلمن", "bttgkddrssxsdtdgfkklmn", "اوىيهحع")
_FROM_LATIN = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"tch|sch|sh|ch", "x"),
        (r"kh|ck|qu|q", "k"),
        (r"gh|dj|j", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph|v", "f"),
        (r"c(?=[eiy])|z", "s"),
        (r"c", "k"),
        (r"p", "b"),
        (r"^[ae]([bdfgklmnrstx])(?=\1.)|^[ae]l(?=...)", ""),  # the article, run into its word
        (r"[aeiouyhw]", ""),
    )
]
_DOUBLED = re.compile(r"(.)\1+")
_ARABIC = re.compile("[\u0620-\u06ff]")


@dataclass(frozen=True, slots=True)
class _Key:
    """A name as it is compared: in its own script, and as consonants that all scripts share."""

    words: str
    consonants: str
    arabic: bool


def similar(name: str, existing: Mapping[int, str], limit: int = 3) -> list[int]:
    """Ids of the existing names that may be the same as ``name``, the likeliest first, at most ``limit``."""
    scores = {id: similarity(name, other) for id, other in existing.items()}
    likely = [id for id, score in scores.items() if score >= CUT_OFF]
    return sorted(likely, key=lambda id: -scores[id])[:limit]


def similarity(one: str, other: str) -> float:
    """How alike two names are, from 0 to 100."""
    a, b = _key(one), _key(other)
    if a.arabic and b.arabic:
        return _by_letters(a.words, b.words)
    if a.arabic != b.arabic:
        return _by_consonants(a.consonants, b.consonants, short_ones=True)
    letters = _by_letters(a.words, b.words)
    return max(letters, _by_consonants(a.consonants, b.consonants, short_ones=letters >= 70))


def _by_letters(a: str, b: str) -> float:
    """Small slips and another order of words; a part of a longer name counts a little less."""
    in_any_order = fuzz.token_sort_ratio(a, b)
    if min(len(a.split()), len(b.split())) < 2:
        return in_any_order
    return max(in_any_order, 0.95 * fuzz.token_set_ratio(a, b))


def _by_consonants(a: str, b: str, *, short_ones: bool) -> float:
    """Never as sure as letters are. Two or three consonants tell little: if they count, they must be equal."""
    shorter = min(len(a.replace(" ", "")), len(b.replace(" ", "")))
    if shorter >= 4:
        return 0.9 * fuzz.token_sort_ratio(a, b)
    return 80.0 if short_ones and shorter >= 2 and a == b else 0.0


@lru_cache(maxsize=10_000)
def _key(name: str) -> _Key:
    folded = fold(name)
    everything = [_ARTICLE.sub("", word) for word in _WORDS.findall(folded)]
    telling = [word for word in everything if word not in _IDLE] or everything
    return _Key(" ".join(telling), _consonants(telling), bool(_ARABIC.search(folded)))


def fold(name: str) -> str:
    """Lower case, without accents and vowel signs, and one form for letters that people mix up."""
    letters = unicodedata.normalize("NFKD", western_digits(name).casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_FOLDED)
    return "".join(letter if _ARABIC.match(letter) else anyascii(letter).lower() for letter in bare)


def _consonants(words: Iterable[str]) -> str:
    found = (word.translate(_FROM_ARABIC) if _ARABIC.search(word) else _latin_consonants(word) for word in words)
    return " ".join(_DOUBLED.sub(r"\1", word) for word in found if word)


def _latin_consonants(word: str) -> str:
    for pattern, letter in _FROM_LATIN:
        word = pattern.sub(letter, word)
    return word
