"""The words of a sentence that tell what it is about, in Arabic, French and English, for comparing. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.people.names import fold

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
