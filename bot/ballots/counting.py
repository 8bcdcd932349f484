"""From ballots to an outcome, by whichever rule a vote has: ballots in, the pure rules asked, nothing read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.ballots.rules import consent, judgment, majority
from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.rules.quorum import Closing
from bot.ballots.vote import Vote

DECIDED_HERE = frozenset({Rule.CONSENT, Rule.TWO_THIRDS, Rule.MAJORITY, Rule.JUDGMENT})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was voted: a word, or a grade's word for each option; the kind it counts for, and the words with it."""

    choice: str | Mapping[str, str]
    kind: str = ""
    reason: str = ""


def decide(vote: Vote, ballots: Iterable[Chosen], closing: Closing) -> Outcome:
    """What the vote comes to. Raises ValueError for ballots that its rule does not know, or that are not the roll's."""
    match vote.rule:
        case Rule.CONSENT:
            return consent.outcome(
                map(stance, ballots), closing, review_on=vote.review_on, failed_before=vote.failed_before
            )
        case Rule.TWO_THIRDS:
            return majority.two_thirds(map(side, ballots), closing)
        case Rule.MAJORITY:
            return majority.amendment(map(side, ballots), closing)
        case Rule.JUDGMENT:
            return judgment.outcome(vote.slugs, (graded(vote.slugs, each) for each in ballots), closing)
    raise ValueError(f"nothing is decided by {vote.rule} on a ballot")


def numbers(vote: Vote, ballots: Iterable[Chosen]) -> Outcome:
    """How often each thing was chosen, of advice or of one kind's ballots; nothing is decided by it."""
    if vote.rule is Rule.JUDGMENT:
        return judgment.advice(vote.slugs, (graded(vote.slugs, each) for each in ballots))
    if vote.rule is Rule.CONSENT:
        return consent.advice(map(stance, ballots))
    return majority.advice(map(side, ballots))


def stance(ballot: Chosen) -> consent.Vote:
    return consent.Vote(consent.Stance(_word(ballot.choice)), ballot.kind, ballot.reason)


def side(ballot: Chosen) -> majority.Vote:
    return majority.Vote(majority.Side(_word(ballot.choice)), ballot.kind)


def graded(options: Iterable[str], ballot: Chosen) -> judgment.Vote:
    """Raises ValueError unless every option has a grade, or the voter stands aside."""
    if ballot.choice == judgment.ASIDE:
        return judgment.Vote(None, ballot.kind)
    choice: Any = ballot.choice
    if isinstance(choice, str) or choice.keys() != set(options) or not set(choice.values()) <= judgment.BY_WORD.keys():
        raise ValueError("every option is graded, and no other")
    return judgment.Vote({option: judgment.BY_WORD[grade] for option, grade in choice.items()}, ballot.kind)


def refuse_unknown(vote: Vote, ballot: Chosen) -> None:
    """Raises ValueError for a ballot that could not be counted: another rule's word, an objection without a reason."""
    numbers(vote, [ballot])


def _word(choice: str | Mapping[str, str]) -> str:
    if not isinstance(choice, str):
        raise ValueError("grades are for majority judgment")
    return choice
