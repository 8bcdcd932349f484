"""What a vote comes to, whatever its rule: a result, the reason for it, and the numbers. No sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Counts: TypeAlias = Mapping[str, int]
"""How many chose each thing; what nobody chose is there with 0."""


class Rule(StrEnum):
    """How a question is decided."""

    SUPPORT = "support"
    SENSE_CHECK = "sense_check"
    CONSENT = "consent"
    TWO_THIRDS = "two_thirds"
    MAJORITY = "majority"
    JUDGMENT = "judgment"
    APPROVAL = "approval"


class Result(StrEnum):
    """What follows: FALLBACK is a vote by two thirds, EXTENDED is not closed yet, ADVICE binds nobody."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    NEXT_VERSION = "next_version"
    FALLBACK = "fallback"
    EXTENDED = "extended"
    CHOSEN = "chosen"
    ADVICE = "advice"


class Reason(StrEnum):
    """Why: the first that applies, in the order in which the rule's own words have them."""

    NO_QUORUM = "no_quorum"
    NO_VOTES = "no_votes"  # everybody stood aside, or approved of nothing
    NO_OBJECTION = "no_objection"
    OBJECTION = "objection"
    TOO_FEW_CONSENTS = "too_few_consents"
    ENOUGH_FOR = "enough_for"
    TOO_FEW_FOR = "too_few_for"
    TIE = "tie"
    KIND_AGAINST = "kind_against"
    GOOD_ENOUGH = "good_enough"
    BELOW_GOOD = "below_good"
    REJECTED_BY_A_THIRD = "rejected_by_a_third"
    KIND_BELOW_ACCEPTABLE = "kind_below_acceptable"
    MOST_APPROVED = "most_approved"
    NOT_BINDING = "not_binding"
    WITHHELD = "withheld"  # too few secret ballots for a reason to be told


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of the roll voted, standing aside included, and how many were needed.

    ``silent`` are the kinds of actor of which somebody should have voted and nobody did, by name.
    """

    on_roll: int
    voted: int
    needed: int
    silent: tuple[str, ...] = ()

    @property
    def is_quorum(self) -> bool:
        return self.voted >= self.needed and not self.silent


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result and what it rests on; numbers are empty where there is no result or they may not be told.

    ``counts`` are votes by choice, ``grades`` those of each option by grade. ``winners`` are the options chosen, more
    than one only where approval leaves them level; ``tied`` those that majority judgment could not tell apart, so that
    "charter only for now" is the winner. ``against`` are the kinds of actor that stood in the way, by name.
    ``outvoted`` voted the other way than it went and may leave a minority note; None where the rule keeps none.
    """

    result: Result
    reason: Reason
    turnout: Turnout | None = None
    counts: Counts = field(default_factory=dict)
    grades: Mapping[str, Counts] = field(default_factory=dict)
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    outvoted: int | None = None
    review_on: date | None = None
