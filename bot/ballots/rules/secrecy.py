"""What may be secret, and what of it is told (decisions, "Open or secret").

Five is the least in which somebody can hide: of a roll, of ballots, of a kind. What is left over beside the kinds that
are told apart must be nobody or five too: five public ballots and one without a label would name the one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.ballots.rules.outcome import Counts, Outcome, Reason, Result, Rule
from bot.ballots.rules.roll import Voter

LEAST = 5
MAY_BE_SECRET = frozenset({Rule.TWO_THIRDS, Rule.MAJORITY, Rule.JUDGMENT})

Choice: TypeAlias = str | Mapping[str, str]
"""A word, or a word for each option."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a voter cast under a code; ``kind`` is the label it carries, "" for none."""

    code: str
    choice: Choice
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """All that is told of a secret vote: ballots by code, and who took part with their kinds, by name."""

    outcome: Outcome
    ballots: tuple[Ballot, ...] = ()
    took_part: tuple[tuple[Voter, str], ...] = ()


def may_be_secret(rule: Rule, on_roll: int) -> bool:
    """Whether a vote can be opened as a secret one. For individuals' advice beside it: as many advisers, or none."""
    return rule in MAY_BE_SECRET and on_roll >= LEAST


def labels(on_roll: Counts, outside: Counts | None = None) -> frozenset[str]:
    """The kinds whose ballots carry a label, printed when the vote opens: those with five or more on the roll.

    ``outside`` are the organisations without a mandate, by kind: they may join, and must not be the only ones without
    a label. Where the rest are too few, the smallest kind goes without a label too; among equals the first by name.
    """
    labelled = {kind for kind, number in on_roll.items() if kind and number >= LEAST}
    for smallest in sorted(labelled, key=lambda kind: (on_roll[kind], kind)):
        rest = sum(number for kind, number in on_roll.items() if kind not in labelled)
        may_join = any(number for kind, number in (outside or {}).items() if kind not in labelled)
        if rest >= LEAST or not (rest or may_join):
            break
        labelled.remove(smallest)
    return frozenset(labelled)


def shown_kinds(ballots: Iterable[Ballot]) -> frozenset[str]:
    """The kinds whose results may be told: those with five or more ballots that carry their label."""
    return labels(Counter(each.kind for each in ballots))


def published(outcome: Outcome, ballots: Iterable[Ballot], voters: Mapping[Voter, str]) -> Published:
    """What is told at the close; ``voters`` are those who voted, with their kinds.

    With fewer than five ballots only the result. Without a quorum who took part, and no ballots, since there is no
    result that they would prove. Otherwise everything, with the labels only of the kinds whose results are shown.

    Raises ValueError unless there are as many ballots as voters, of different codes, in a vote that has closed.
    """
    cast = tuple(sorted(ballots, key=lambda each: each.code))
    _refuse(outcome, cast, voters)
    if len(cast) < LEAST:
        return Published(withheld(outcome))
    took_part = tuple(sorted(voters.items(), key=lambda each: str(each[0])))
    if outcome.reason is Reason.NO_QUORUM:
        return Published(outcome, took_part=took_part)
    shown = shown_kinds(cast)
    told = tuple(each if each.kind in shown else replace(each, kind="") for each in cast)
    return Published(outcome, told, took_part)


def withheld(outcome: Outcome) -> Outcome:
    """Adopted or not, and how many voted, which was never hidden; what was adopted, but not what nearly was."""
    reason = outcome.reason if outcome.reason is Reason.NO_QUORUM else Reason.WITHHELD
    winners = outcome.winners if outcome.result is Result.ADOPTED else ()
    return Outcome(outcome.result, reason, outcome.turnout, winners=winners)


def _refuse(outcome: Outcome, ballots: tuple[Ballot, ...], voters: Mapping[Voter, str]) -> None:
    if outcome.result not in (Result.ADOPTED, Result.NOT_ADOPTED):
        raise ValueError("nothing is told before the close")
    if len(ballots) != len(voters) or len({each.code for each in ballots}) < len(ballots):
        raise ValueError("there are not as many ballots as voters")
