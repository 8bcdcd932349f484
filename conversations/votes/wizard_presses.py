"""What the buttons mean with which a facilitator prepares a vote by grades. ``text`` is "question" or an option."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.people.preferences import Language


class Template(StrEnum):
    """What a question may begin with."""

    LEGAL_FORM = "legal"
    GOVERNANCE = "governance"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """Begin a question, or go on with the one there is."""

    territory: int


@dataclass(frozen=True, slots=True)
class TakeTemplate:
    territory: int
    template: Template


@dataclass(frozen=True, slots=True)
class ShowDraft:
    territory: int
    draft: int


@dataclass(frozen=True, slots=True)
class ShowText:
    """The question, or one option, in each language."""

    territory: int
    draft: int
    text: str


@dataclass(frozen=True, slots=True)
class AskText:
    """Write it in one language."""

    territory: int
    draft: int
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class WritingText:
    """The next words are it."""

    territory: int
    draft: int
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class SkipText:
    """On to the next language that it is not written in."""

    territory: int
    draft: int
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class RemoveOption:
    territory: int
    draft: int
    text: str


@dataclass(frozen=True, slots=True)
class AskToDiscardDraft:
    territory: int
    draft: int


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    territory: int
    draft: int
