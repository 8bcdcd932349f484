"""What someone may do, the six kinds of actor, and what a turn needs to know of the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.i18n import T, Text, Voice


class Role(StrEnum):
    """What someone may do in one territory; each may do all that those before may."""

    STRANGER = "stranger"
    ACTOR = "actor"
    FACILITATOR = "facilitator"
    ADMINISTRATOR = "administrator"

    def may(self, needed: Role) -> bool:
        order = list(Role)
        return order.index(self) >= order.index(needed)


class Kind(StrEnum):
    """The six kinds of actor (mission, "everywhere the same six")."""

    PUBLIC = "public"
    PRIVATE = "private"
    NON_PROFIT = "non_profit"
    COOPERATIVE = "cooperative"
    INFORMAL = "informal"
    INDIVIDUAL = "individual"


KINDS: dict[Kind, Text] = {
    Kind.PUBLIC: T("Public body"),
    Kind.PRIVATE: T("Private business"),
    Kind.NON_PROFIT: T("Association, non-profit"),
    Kind.COOPERATIVE: T("Co-operative, SSE enterprise"),
    Kind.INFORMAL: T("Informal group"),
    Kind.INDIVIDUAL: T("Individual"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever a turn is about, as they stand in their current territory (in a group: in the group's).

    ``id`` is 0 and the role STRANGER for someone whom no row knows yet; ``telegram_id`` is 0 for someone who takes
    part on paper: nothing can be said to them.
    """

    id: int
    telegram_id: int
    name: str
    language: str
    role: Role = Role.STRANGER
    territory: int | None = None
    organisation: int | None = None
    kind: Kind | None = None
    country: str | None = None
    zone: str = "UTC"
    digits: str = "latn"
    quiet: tuple[time, time] | None = None
    chosen: bool = False
    """Whether the person chose the language, rather than Telegram's settings."""
    away: bool = False
    """Whether they had blocked us or could not be found."""

    @property
    def voice(self) -> Voice:
        return Voice(self.language, self.country, self.digits, self.zone)
