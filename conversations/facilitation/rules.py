"""Who may stop being a facilitator, how long links are good for, and how long a merge can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.people.roles import Role

UNDO_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """How long an invitation is good for, and for how many; None: for as many as come."""

    days: int
    uses: int | None


def terms(role: Role) -> Terms:
    """A link that makes a facilitator opens once: whoever it is passed on to must not become one as well."""
    return Terms(days=7, uses=1) if role.may(Role.FACILITATOR) else Terms(days=30, uses=None)


class Ending(StrEnum):
    """Whether somebody can stop being a facilitator."""

    POSSIBLE = "possible"
    NONE = "none"  # they are none
    LAST = "last"  # nobody would be left to decide
    APPOINTED = "appointed"  # an administrator: not the territory's to decide


def ending(role: Role, facilitators: int) -> Ending:
    """``facilitators`` counts all of the territory who may decide, this person among them."""
    if role is Role.ADMINISTRATOR:
        return Ending.APPOINTED
    if role is not Role.FACILITATOR:
        return Ending.NONE
    return Ending.LAST if facilitators <= 1 else Ending.POSSIBLE


def undone_until(merged_at: datetime) -> datetime:
    return merged_at + UNDO_FOR
