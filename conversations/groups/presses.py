"""The conversation, and what can be pressed in it.

Whoever connects a group shows by its key that they have seen it; what concerns a connected one names its territory.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Conversation
from bot.i18n import T
from bot.people.preferences import Language

groups = Conversation("groups", title=T("Groups"))


@dataclass(frozen=True, slots=True)
class Greet:
    """The bot was let into a group that belongs nowhere, and it is time to say hello."""

    group: int


@dataclass(frozen=True, slots=True)
class ConnectGroup:
    """Say to which territory the group belongs."""

    group: int
    key: str


@dataclass(frozen=True, slots=True)
class ChooseTerritory:
    group: int
    key: str
    territory: int


@dataclass(frozen=True, slots=True)
class Connect:
    """The last step: the group belongs to the territory, and is spoken to in that language."""

    group: int
    key: str
    territory: int
    language: Language


@dataclass(frozen=True, slots=True)
class ListGroups:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowGroup:
    """``page`` is that of the list it was picked from."""

    territory: int
    group: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class PickLanguage:
    territory: int
    group: int


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    territory: int
    group: int
    language: Language


@dataclass(frozen=True, slots=True)
class AskToDisconnect:
    territory: int
    group: int


@dataclass(frozen=True, slots=True)
class Disconnect:
    territory: int
    group: int
