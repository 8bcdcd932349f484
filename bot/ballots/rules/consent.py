"""Consent on a text: nobody has a reasoned objection (decisions, table, "A principle or a commitment").

Adopted, with a review date, if there is no objection, and there are more consents, with a concern or without, than
voters who stand aside. An objection leads to the next version and a new round; when it is the second version that
failed so, two thirds decide. Without an objection and with as many aside as consent, nobody has said what another
version should mend: not adopted, and it is over. Consent votes are always open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.ballots.rules.outcome import Counts, Outcome, Reason, Result
from bot.ballots.rules.quorum import Closing, refuse_other_ballots, turnout, without_quorum

VERSIONS_BEFORE_FALLBACK = 2


class Stance(StrEnum):
    """What a voter says to a text."""

    CONSENT = "consent"
    CONCERN = "concern"
    OBJECTION = "objection"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Vote:
    """A stance, the voter's kind of actor, and the words that go with it (or the name of a recording).

    Raises ValueError for an objection whose reason holds no letter and no digit; other stances need no words.
    """

    stance: Stance
    kind: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.stance is Stance.OBJECTION and not any(map(str.isalnum, self.reason)):
            raise ValueError("an objection has a reason")


def outcome(votes: Iterable[Vote], vote: Closing, *, review_on: date, failed_before: int = 0) -> Outcome:
    """What a consent vote comes to.

    ``failed_before`` is how many earlier versions of the text failed by an objection; ``review_on`` the day printed on
    the vote. Raises ValueError for a secret vote, or for ballots that are not those of the voters.
    """
    if vote.secret:
        raise ValueError("objections are worked on with names: consent is open")
    cast = tuple(votes)
    refuse_other_ballots(vote, (each.kind for each in cast))
    return without_quorum(vote) or _decided(counts(cast), vote, review_on, failed_before)


def advice(votes: Iterable[Vote]) -> Outcome:
    """What individuals said beside the organisations' vote: it is shown, and holds nothing back."""
    return Outcome(Result.ADVICE, Reason.NOT_BINDING, counts=counts(votes))


def counts(votes: Iterable[Vote]) -> Counts:
    found = Counter(each.stance for each in votes)
    return {stance.value: found[stance] for stance in Stance}


def _decided(found: Counts, vote: Closing, review_on: date, failed_before: int) -> Outcome:
    if found[Stance.OBJECTION]:
        last = failed_before + 1 >= VERSIONS_BEFORE_FALLBACK
        return Outcome(Result.FALLBACK if last else Result.NEXT_VERSION, Reason.OBJECTION, turnout(vote), found)
    if found[Stance.CONSENT] + found[Stance.CONCERN] <= found[Stance.ASIDE]:
        return Outcome(Result.NOT_ADOPTED, Reason.TOO_FEW_CONSENTS, turnout(vote), found)
    return Outcome(Result.ADOPTED, Reason.NO_OBJECTION, turnout(vote), found, review_on=review_on)
