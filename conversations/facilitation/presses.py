"""The conversation, and what can be pressed and written in it. Each names the territory that it was drawn in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Conversation
from bot.i18n import T
from bot.people.preferences import Language

facilitation = Conversation("facilitation", title=T("Facilitation"))


@dataclass(frozen=True, slots=True)
class ShowInviting:
    territory: int


@dataclass(frozen=True, slots=True)
class MakeInvite:
    territory: int
    facilitator: bool


@dataclass(frozen=True, slots=True)
class ShowLink:
    """What can be done with an invitation just made."""

    territory: int
    secret: str


@dataclass(frozen=True, slots=True)
class WordInvite:
    """The same invitation in another language."""

    territory: int
    secret: str
    language: Language


@dataclass(frozen=True, slots=True)
class PickPoster:
    territory: int
    secret: str


@dataclass(frozen=True, slots=True)
class DrawPoster:
    territory: int
    secret: str
    language: Language


@dataclass(frozen=True, slots=True)
class PosterWanted:
    """Slow work: the invitation as a picture and as a sheet to print."""

    territory: int
    secret: str
    language: Language
    facilitator: bool


@dataclass(frozen=True, slots=True)
class ListInvites:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowInvite:
    territory: int
    invite: int


@dataclass(frozen=True, slots=True)
class Revoke:
    territory: int
    invite: int


@dataclass(frozen=True, slots=True)
class ListPeople:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowMember:
    """``page`` is that of the list it was picked from."""

    territory: int
    person: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class MakeFacilitator:
    territory: int
    person: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class EndFacilitator:
    """Let someone be no facilitator any longer; ``sure`` where one's own role was at stake and that was said."""

    territory: int
    person: int
    page: int = 0
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ListOrganisations:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowOrganisation:
    territory: int
    organisation: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class AskForName:
    territory: int
    organisation: int


@dataclass(frozen=True, slots=True)
class Renaming:
    """The organisation's new name is awaited."""

    territory: int
    organisation: int


@dataclass(frozen=True, slots=True)
class PickTwin:
    """With which one is it to be merged?"""

    territory: int
    organisation: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class PreviewMerge:
    """``gone`` becomes part of ``kept``, whose name stays."""

    territory: int
    gone: int
    kept: int


@dataclass(frozen=True, slots=True)
class Merge:
    territory: int
    gone: int
    kept: int


@dataclass(frozen=True, slots=True)
class UndoMerge:
    territory: int
    merge: int
