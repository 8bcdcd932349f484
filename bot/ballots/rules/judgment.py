"""Majority judgment, for a governance structure or a legal form (decisions, table).

Every voter grades every option. The winner is the option with the highest lower median; those level on it are told
apart by taking one median grade from each, again and again. If they stay level to the end, whichever they are,
"charter only for now" is the winner. The winner is adopted, or nothing is: the next best is not tried. It needs a
median of at least *good*, *reject* from under a third, and in open votes no kind of actor with a median below
*acceptable*. Who stands aside grades nothing. Source: Balinski and Laraki, "Majority Judgment" (2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from bot.ballots.rules.outcome import Counts, Outcome, Reason, Result
from bot.ballots.rules.quorum import Closing, objecting_kinds, refuse_other_ballots, turnout, without_quorum

CHARTER_ONLY = "charter_only"
"""The option "charter only for now", which is always among them."""

ASIDE = "aside"
"""The word for a ballot without grades, where ballots are written down."""

FEWEST_OPTIONS, MOST_OPTIONS = 3, 7


class Grade(IntEnum):
    """The five, the worst first."""

    REJECT = 0
    POOR = 1
    ACCEPTABLE = 2
    GOOD = 3
    EXCELLENT = 4

    @property
    def word(self) -> str:
        return self.name.lower()


BY_WORD = {grade.word: grade for grade in Grade}
"""Grades as ballots are written down."""

Grades: TypeAlias = Mapping[str, Grade]
"""By option."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A grade for every option, or None from a voter who stands aside; and their kind of actor."""

    grades: Grades | None
    kind: str = ""


def outcome(options: Sequence[str], votes: Iterable[Vote], vote: Closing) -> Outcome:
    """What a vote by majority judgment comes to.

    Raises ValueError for options that cannot be voted on, and for ballots that leave one out or are not those of the
    voters.
    """
    cast = tuple(votes)
    refuse_options(options)
    refuse_other_ballots(vote, (each.kind for each in cast))
    graded = _graded(options, cast)
    return without_quorum(vote) or _decided(options, graded, vote)


def advice(options: Sequence[str], votes: Iterable[Vote]) -> Outcome:
    """What individuals said beside the organisations' vote."""
    graded = _graded(options, tuple(votes))
    return Outcome(Result.ADVICE, Reason.NOT_BINDING, grades=counts(options, graded))


def is_whole(options: Collection[str], grades: Grades) -> bool:
    """Whether every option has its grade, as it must before Confirm."""
    return grades.keys() == set(options)


def refuse_options(options: Sequence[str]) -> None:
    """Raises ValueError unless there are three to seven different options, "charter only for now" among them."""
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS or len(set(options)) < len(options):
        raise ValueError("three to seven different options can be voted on")
    if CHARTER_ONLY not in options:
        raise ValueError("the charter alone is always one of the options")


def merit(grades: Iterable[Grade]) -> tuple[Grade, ...]:
    """The lower median, then that of the grades without it, and so on: the greater of two is the better."""
    left = sorted(grades)
    return tuple(left.pop((len(left) - 1) // 2) for _ in range(len(left)))


def middle(counts: Counts) -> str | None:
    """The word of the lower median, from how often each grade was given; None where nobody graded."""
    grades = [BY_WORD[word] for word, number in counts.items() for _ in range(number)]
    return _median(grades).word if grades else None


def counts(options: Iterable[str], votes: Collection[Vote]) -> Mapping[str, Counts]:
    """How often each option got each grade, the best grade first."""
    found = {option: Counter(_of(option, votes)) for option in options}
    return {option: {grade.word: found[option][grade] for grade in reversed(Grade)} for option in found}


def _decided(options: Sequence[str], graded: Collection[Vote], vote: Closing) -> Outcome:
    if not graded:
        return Outcome(Result.NOT_ADOPTED, Reason.NO_VOTES, turnout(vote), grades=counts(options, graded))
    merits = {option: merit(_of(option, graded)) for option in options}
    best = tuple(option for option in options if merits[option] == max(merits.values()))
    winner = best[0] if len(best) == 1 else CHARTER_ONLY
    against = _kinds_against(winner, graded, vote)
    reason = _reason(winner, graded, against)
    return Outcome(
        Result.ADOPTED if reason is Reason.GOOD_ENOUGH else Result.NOT_ADOPTED,
        reason,
        turnout(vote),
        grades=counts(options, graded),
        winners=(winner,),
        tied=best if len(best) > 1 else (),
        against=against if reason is Reason.KIND_BELOW_ACCEPTABLE else (),
    )


def _reason(winner: str, graded: Collection[Vote], against: Collection[str]) -> Reason:
    grades = _of(winner, graded)
    if _median(grades) < Grade.GOOD:
        return Reason.BELOW_GOOD
    if 3 * grades.count(Grade.REJECT) >= len(grades):
        return Reason.REJECTED_BY_A_THIRD
    return Reason.KIND_BELOW_ACCEPTABLE if against else Reason.GOOD_ENOUGH


def _kinds_against(winner: str, graded: Collection[Vote], vote: Closing) -> tuple[str, ...]:
    """A kind of which everybody stood aside has no median, and is not against."""
    own = {kind: _of(winner, [each for each in graded if each.kind == kind]) for kind in objecting_kinds(vote)}
    return tuple(sorted(kind for kind, grades in own.items() if grades and _median(grades) < Grade.ACCEPTABLE))


def _median(grades: Iterable[Grade]) -> Grade:
    return merit(grades)[0]


def _of(option: str, votes: Iterable[Vote]) -> list[Grade]:
    return [each.grades[option] for each in votes if each.grades is not None]


def _graded(options: Collection[str], votes: Iterable[Vote]) -> tuple[Vote, ...]:
    graded = tuple(each for each in votes if each.grades is not None)
    if not all(is_whole(options, each.grades or {}) for each in graded):
        raise ValueError("every option is graded, and no other")
    return graded
