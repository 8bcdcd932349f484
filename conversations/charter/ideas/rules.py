"""Which ideas say about the same, in which language somebody wrote, and where an idea belongs. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from bot.people.names import fold
from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.tables import Section

LONGEST = 300  # characters of an idea
CUT_OFF = 66  # of 100; tried on sentences that people might write, see the tests
ONE_WORD = 88  # between two single words: respect is no aspect

SECTIONS = {
    IdeaKind.VALUE: Section.VALUES,
    IdeaKind.PRINCIPLE: Section.PRINCIPLES,
    IdeaKind.COMMITMENT: Section.COMMITMENTS,
}
"""The section that is suggested for an idea; a facilitator may choose another."""

_WORDS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u06ff]")
_BEFORE = re.compile(r"^(?:وال|بال|كال|فال|لل|ال|و)(?=\w{3})")
_AFTER = re.compile(r"(?<=\w{3})(?:نا|هم|كم|ها|ات|ين|ون|ه)$")
_ENDINGS = re.compile(r"(?<=[a-z]{4})(?:s|es|e|ons|ent|er|ez|ing|ed)$")

# They stand in every other sentence of a charter, and say nothing of what it is about.
_ARABIC_IDLE = """
في من علي الي عن مع ان كل هذا هذه التي الذي ما لا او بين عند كما علينا يجب نحن قد بكل بعض بعضنا البعض جميع الجميع احد
"""
_FRENCH_IDLE = """
de des du d la le les l et pour en a aux au ce que qui nous nos notre on chaque tous toutes tout dans avec sur par
une un est sont doit faut se s ne pas plus entre chacun chacune monde
"""
_ENGLISH_IDLE = """
the of for and in we our us to with every each all a an is are be must should by on at it that this who will
everybody everyone
"""
_IDLE = frozenset(f"{_ARABIC_IDLE} {_FRENCH_IDLE} {_ENGLISH_IDLE}".split())


def similar(text: str, existing: Mapping[int, str], limit: int = 3) -> list[int]:
    """Numbers of the existing ideas that may say the same, the likeliest first, at most ``limit``."""
    scores = {id: similarity(text, other) for id, other in existing.items()}
    likely = [id for id, score in scores.items() if score >= CUT_OFF]
    return sorted(likely, key=lambda id: -scores[id])[:limit]


def similarity(one: str, other: str) -> float:
    """How alike two sentences are, from 0 to 100: by the words that tell what they are about, in any order.

    A short one that a longer one holds whole counts a little less than the same words. Sentences of two languages
    are never alike: whoever reads both may group them.
    """
    a, b = telling(one), telling(other)
    if not a or not b:
        return 0.0
    same = fuzz.token_sort_ratio(a, b)
    fewest, most = sorted((len(a.split()), len(b.split())))
    if most == 1:
        return same if same >= ONE_WORD else 0.0
    return max(same, 0.8 * fuzz.token_set_ratio(a, b) if fewest >= 2 else 0.0)


@lru_cache(maxsize=10_000)
def telling(text: str) -> str:
    """The words of a sentence that tell what it is about, without what is joined to them."""
    words = [word for word in _WORDS.findall(fold(text)) if word not in _IDLE]
    return " ".join(filter(None, map(stem, words)))


def stem(word: str) -> str:
    """Roughly what stays of a word in its other forms: enough to compare, not to be read."""
    if _ARABIC.search(word):
        bare = _AFTER.sub("", _BEFORE.sub("", word))
        return "" if bare in _IDLE else bare
    return _ENDINGS.sub("", word)


def language_of(text: str, own: str, languages: Sequence[str]) -> str:
    """Arabic for Arabic letters; for others the writer's language, or else the first of the territory's that fits."""
    letters = [letter for letter in text if letter.isalpha()]
    if 2 * sum(bool(_ARABIC.match(letter)) for letter in letters) > len(letters):
        return "ar"
    return next((one for one in (own, *languages) if one and one != "ar"), "en")
