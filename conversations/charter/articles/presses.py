"""What the buttons about articles mean. They name the territory that they were drawn in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.people.preferences import Language
from bot.people.roles import Kind
from conversations.charter.tables import Section


@dataclass(frozen=True, slots=True)
class ListSections:
    """The skeleton: all sections with what stands in them."""

    territory: int


@dataclass(frozen=True, slots=True)
class ShowSection:
    territory: int
    section: Section


@dataclass(frozen=True, slots=True)
class ShowArticle:
    """The article as it stands: its adopted text, or else the one that is proposed."""

    territory: int
    article: int


@dataclass(frozen=True, slots=True)
class ShowArticleVersion:
    """One version; ``original``: in the language that counts, whoever reads."""

    territory: int
    version: int
    original: bool = False


@dataclass(frozen=True, slots=True)
class ListArticleVersions:
    territory: int
    article: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowStory:
    """Why does the article say this?"""

    territory: int
    article: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class AddArticle:
    territory: int
    section: Section


@dataclass(frozen=True, slots=True)
class WriteArticle:
    """``kind``: whose commitment it is; None for everybody's, and in the other sections."""

    territory: int
    section: Section
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class WritingArticle:
    """The next words are the article's first text."""

    territory: int
    section: Section
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class ChangingDraft:
    """The next words take the place of the draft's text."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class ProposeVersion:
    """From a facilitator's or author's draft to what everybody sees."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class DraftNextVersion:
    """Begin the next version from this text, or go on with the one that was begun."""

    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class AskToDiscardDraft:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class DiscardArticleDraft:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class ListTranslations:
    territory: int
    version: int


@dataclass(frozen=True, slots=True)
class WriteTranslation:
    territory: int
    version: int
    language: Language


@dataclass(frozen=True, slots=True)
class WritingTranslation:
    """The next words say the version in that language."""

    territory: int
    version: int
    language: Language


@dataclass(frozen=True, slots=True)
class ArrangeArticle:
    """Where should it stand?"""

    territory: int
    article: int


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """So many places further on in its section; before 0: back."""

    territory: int
    article: int
    by: int


@dataclass(frozen=True, slots=True)
class PickSection:
    territory: int
    article: int


@dataclass(frozen=True, slots=True)
class PutIntoSection:
    territory: int
    article: int
    section: Section


@dataclass(frozen=True, slots=True)
class AskToWithdrawArticle:
    territory: int
    article: int


@dataclass(frozen=True, slots=True)
class WithdrawArticle:
    territory: int
    article: int
