"""The sense-check in a group, fist to five (decisions, table): six levels, an open tally, nothing decided by it.

Whoever shows less than three is asked why, in private and once in a sense-check: neither changing from one low level
to another nor coming back to one asks again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import IntEnum

from bot.ballots.rules.outcome import Outcome, Reason, Result
from bot.ballots.rules.roll import Voter


class Level(IntEnum):
    """What so many fingers mean; it is printed beside them."""

    NO = 0
    MUCH_TO_CHANGE = 1
    SOMETHING_TO_CHANGE = 2
    CAN_LIVE_WITH_IT = 3
    GOOD = 4
    WILL_CARRY_IT = 5


ASKED_WHY_BELOW = Level.CAN_LIVE_WITH_IT


def outcome(levels: Iterable[Level]) -> Outcome:
    """The tally: how many showed each level, by its number from "0" to "5"."""
    found = Counter(levels)
    return Outcome(Result.ADVICE, Reason.NOT_BINDING, counts={str(level.value): found[level] for level in Level})


def to_ask_why(levels: Mapping[Voter, Level], asked: Collection[Voter] = ()) -> frozenset[Voter]:
    """Who is to be asked, of those who have not been ``asked`` yet."""
    return frozenset(voter for voter, level in levels.items() if level < ASKED_WHY_BELOW).difference(asked)
