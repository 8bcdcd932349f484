"""Which ideas say about the same, in which language somebody wrote, and where an idea belongs. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import bidirectional

from rapidfuzz import fuzz

from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.ideas.telling_words import telling
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


def language_of(text: str, own: str, languages: Sequence[str]) -> str:
    """Arabic for Arabic letters; for others the writer's language, or else the first of the territory's that fits."""
    letters = [letter for letter in text if letter.isalpha()]
    if 2 * sum(bidirectional(letter) == "AL" for letter in letters) > len(letters):
        return "ar"
    return next((one for one in (own, *languages) if one and one != "ar"), "en")
