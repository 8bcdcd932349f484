"""What the buttons of the settings bring about. What concerns one territory names it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.people.preferences import Language
from bot.people.roles import Kind
from conversations.settings.rules import Digits, Quiet


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """The one screen of the settings."""


@dataclass(frozen=True, slots=True)
class PickLanguage:
    pass


@dataclass(frozen=True, slots=True)
class SetLanguage:
    language: Language


@dataclass(frozen=True, slots=True)
class PickDigits:
    pass


@dataclass(frozen=True, slots=True)
class SetDigits:
    digits: Digits


@dataclass(frozen=True, slots=True)
class PickQuiet:
    pass


@dataclass(frozen=True, slots=True)
class SetQuiet:
    hours: Quiet


@dataclass(frozen=True, slots=True)
class HearNews:
    """Whether the person is told in private when a round begins in the territory."""

    territory: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class PickHours:
    """The quiet hours of the territory, for whoever chose none of their own."""

    territory: int


@dataclass(frozen=True, slots=True)
class SetHours:
    territory: int
    hours: Quiet


@dataclass(frozen=True, slots=True)
class PickTerritory:
    pass


@dataclass(frozen=True, slots=True)
class EnterTerritory:
    territory: int


@dataclass(frozen=True, slots=True)
class ShowOrganisation:
    """Whom the person speaks for here, and what can be changed about it."""

    territory: int


@dataclass(frozen=True, slots=True)
class ListOrganisations:
    territory: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class SpeakFor:
    """Speak for an organisation of the territory; None: for nobody else."""

    territory: int
    organisation: int | None = None


@dataclass(frozen=True, slots=True)
class LeaveOrganisation:
    territory: int
    organisation: int


@dataclass(frozen=True, slots=True)
class NameOrganisation:
    """The organisation is not in the list: ask for its name."""

    territory: int


@dataclass(frozen=True, slots=True)
class Naming:
    """The name of an organisation is awaited; ``name`` is what was written before, if anything."""

    territory: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class PickKind:
    """It is none of the similar ones."""

    territory: int


@dataclass(frozen=True, slots=True)
class AddOrganisation:
    territory: int
    kind: Kind
