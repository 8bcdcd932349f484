"""The conversation, and what can be pressed and written in it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Conversation
from bot.i18n import T
from bot.people.roles import Kind

onboarding = Conversation("onboarding", title=T("Welcome"))


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    language: str


@dataclass(frozen=True, slots=True)
class Begin:
    """The one button under the first words."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Wherever one stands."""


@dataclass(frozen=True, slots=True)
class ShowTerritories:
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseTerritory:
    territory: int


@dataclass(frozen=True, slots=True)
class AskToJoin:
    """Send the request as it is, without a line about oneself."""

    territory: int


@dataclass(frozen=True, slots=True)
class Agree:
    """To the wording of this version."""

    version: int


@dataclass(frozen=True, slots=True)
class ReadMore:
    pass


@dataclass(frozen=True, slots=True)
class NotNow:
    pass


@dataclass(frozen=True, slots=True)
class ChooseKind:
    kind: Kind


@dataclass(frozen=True, slots=True)
class AnotherKind:
    pass


@dataclass(frozen=True, slots=True)
class ShowOrganisations:
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseOrganisation:
    organisation: int


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """None of those with similar names is it."""


@dataclass(frozen=True, slots=True)
class WriteAgain:
    """The name was mistyped."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Whatever somebody on the way in writes: a name, a line about themselves, or words where a button is asked."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Someone is inside now, and goes on with what they came for."""

    wanted: str


@dataclass(frozen=True, slots=True)
class ShowRequests:
    """A facilitator looks at who would like to join."""


@dataclass(frozen=True, slots=True)
class Decide:
    request: int
    accept: bool
