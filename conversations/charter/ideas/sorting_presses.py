"""What the facilitators' buttons about ideas mean."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.charter.tables import Section


@dataclass(frozen=True, slots=True)
class ListRecordings:
    """Voice notes that wait to be typed up."""

    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class TypeUp:
    """Hear it, then type it."""

    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class TypingUp:
    """The next words are what was said."""

    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class PickLikeness:
    """Under which other idea does this one belong?"""

    territory: int
    idea: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class GroupIdea:
    """``under`` says the same; None: it stands by itself again."""

    territory: int
    idea: int
    under: int | None = None


@dataclass(frozen=True, slots=True)
class AskToPutAside:
    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class PuttingAside:
    """The next words tell whoever proposed it why it is put aside."""

    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class PutAside:
    """Without a word, or (not ``aside``) back among the others."""

    territory: int
    idea: int
    aside: bool = True


@dataclass(frozen=True, slots=True)
class ListPutAside:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListGiven:
    """What was answered elsewhere and may be taken over, without names."""

    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class TakeIdea:
    """``source`` is the slug of a contribution."""

    territory: int
    source: str


@dataclass(frozen=True, slots=True)
class TakeAllIdeas:
    """As many as were read out when the button was drawn."""

    territory: int
    count: int


@dataclass(frozen=True, slots=True)
class MakeArticle:
    """Into which section?"""

    territory: int
    idea: int


@dataclass(frozen=True, slots=True)
class StartArticle:
    territory: int
    idea: int
    section: Section


@dataclass(frozen=True, slots=True)
class PickArticle:
    """Of which article there is should it be a part?"""

    territory: int
    idea: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class AddToArticle:
    territory: int
    idea: int
    article: int
