"""Majorities: two thirds after two failed versions, and more than half for an amendment (decisions, table).

Both are of the votes cast for and against; standing aside counts for the quorum only. Two thirds are enough when they
are exact. What is level keeps the present text, and so does a vote in which everybody stands aside. Those who were
outvoted may leave a minority note, whichever way it went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.ballots.rules.outcome import Counts, Outcome, Reason, Result
from bot.ballots.rules.quorum import Closing, objecting_kinds, refuse_other_ballots, turnout, without_quorum


class Side(StrEnum):
    """For the new text or against it, which is for the present one."""

    FOR = "for"
    AGAINST = "against"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Vote:
    """A side, and the voter's kind of actor; in a secret vote the kind on the ballot's label, if it has one."""

    side: Side
    kind: str = ""


def two_thirds(votes: Iterable[Vote], vote: Closing) -> Outcome:
    """Adopted with at least two thirds for it and, in an open vote, no kind of actor with a majority against.

    A kind's majority is of the votes that it cast, like the two thirds, so one vote can be a kind's majority; only
    kinds with three or more on the roll are asked. Raises ValueError for ballots that are not those of the voters.
    """
    cast = tuple(votes)
    refuse_other_ballots(vote, (each.kind for each in cast))
    return without_quorum(vote) or _by_two_thirds(cast, vote)


def amendment(votes: Iterable[Vote], vote: Closing) -> Outcome:
    """Adopted with more votes for the proposed words than for the present ones.

    Raises ValueError for ballots that are not those of the voters.
    """
    cast = tuple(votes)
    refuse_other_ballots(vote, (each.kind for each in cast))
    return without_quorum(vote) or _by_more_than_half(cast, vote)


def advice(votes: Iterable[Vote]) -> Outcome:
    """What individuals said beside the organisations' vote."""
    return Outcome(Result.ADVICE, Reason.NOT_BINDING, counts=counts(votes))


def counts(votes: Iterable[Vote]) -> Counts:
    found = Counter(each.side for each in votes)
    return {side.value: found[side] for side in Side}


def _by_two_thirds(cast: Collection[Vote], vote: Closing) -> Outcome:
    found, against = counts(cast), _kinds_against(cast, vote)
    if not _decisive(found):
        return _outcome(Reason.NO_VOTES, found, vote)
    if 3 * found[Side.FOR] < 2 * _decisive(found):
        return _outcome(Reason.TOO_FEW_FOR, found, vote)
    return _outcome(Reason.KIND_AGAINST if against else Reason.ENOUGH_FOR, found, vote, against)


def _by_more_than_half(cast: Collection[Vote], vote: Closing) -> Outcome:
    found = counts(cast)
    if not _decisive(found):
        return _outcome(Reason.NO_VOTES, found, vote)
    if found[Side.FOR] == found[Side.AGAINST]:
        return _outcome(Reason.TIE, found, vote)
    return _outcome(Reason.ENOUGH_FOR if found[Side.FOR] > found[Side.AGAINST] else Reason.TOO_FEW_FOR, found, vote)


def _outcome(reason: Reason, found: Counts, vote: Closing, against: tuple[str, ...] = ()) -> Outcome:
    passed = reason is Reason.ENOUGH_FOR
    outvoted = found[Side.AGAINST if passed else Side.FOR]
    result = Result.ADOPTED if passed else Result.NOT_ADOPTED
    return Outcome(result, reason, turnout(vote), found, against=against, outvoted=outvoted)


def _kinds_against(cast: Collection[Vote], vote: Closing) -> tuple[str, ...]:
    weight = Counter[str]()
    for each in cast:
        weight[each.kind] += {Side.FOR: -1, Side.AGAINST: 1, Side.ASIDE: 0}[each.side]
    return tuple(sorted(kind for kind in objecting_kinds(vote) if weight[kind] > 0))


def _decisive(found: Counts) -> int:
    return found[Side.FOR] + found[Side.AGAINST]
