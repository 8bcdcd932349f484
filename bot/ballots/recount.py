"""Counting a secret vote again from what was published of it, with the rules that the bot itself applies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ballots.published import NotAVote, VoteFile
from bot.ballots.rules import judgment, majority
from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.rules.quorum import Closing, without_quorum
from bot.ballots.rules.secrecy import Ballot, may_be_secret


@dataclass(frozen=True, slots=True)
class Recount:
    """What the ballots come to, and whether it is what was published."""

    outcome: Outcome
    agrees: bool


def recount(file: VoteFile) -> Recount:
    """Count again. Whether a code is one's own, one sees in the file.

    Raises NotAVote for a file that contradicts itself, such as one with more ballots than voters; or that has no
    voters, as of a vote with fewer than five ballots, of which only the result is published.
    """
    if not file.took_part:
        raise NotAVote("fewer than five ballots were cast: only the result is published, and nothing to recount")
    try:
        found = _outcome(file)
    except ValueError as error:
        raise NotAVote(f"the file contradicts itself: {error}") from error
    return Recount(found, found.result is file.result and found.winners == file.winners)


def _outcome(file: VoteFile) -> Outcome:
    voted = Counter(kind for _, kind in file.took_part)
    if not may_be_secret(file.rule, sum(file.roll.values())):
        raise ValueError("a vote like this cannot be secret")
    vote = Closing(file.roll, voted, extended=True, secret=True)
    no_quorum = without_quorum(vote)
    if no_quorum and not file.ballots:
        return no_quorum
    _refuse_other_ballots(file.ballots, voted)
    return _counted(file, vote)


def _counted(file: VoteFile, vote: Closing) -> Outcome:
    if file.rule is Rule.JUDGMENT:
        return judgment.outcome(file.options, map(_graded, file.ballots), vote)
    decide = majority.two_thirds if file.rule is Rule.TWO_THIRDS else majority.amendment
    return decide(map(_sided, file.ballots), vote)


def _sided(ballot: Ballot) -> majority.Vote:
    if not isinstance(ballot.choice, str):
        raise ValueError(f"ballot {ballot.code} grades what was to be voted for or against")
    return majority.Vote(majority.Side(ballot.choice), ballot.kind)


def _graded(ballot: Ballot) -> judgment.Vote:
    if ballot.choice == judgment.ASIDE:
        return judgment.Vote(None, ballot.kind)
    if isinstance(ballot.choice, str) or not set(ballot.choice.values()) <= judgment.BY_WORD.keys():
        raise ValueError(f"ballot {ballot.code} has something that is no grade")
    return judgment.Vote({option: judgment.BY_WORD[grade] for option, grade in ballot.choice.items()}, ballot.kind)


def _refuse_other_ballots(ballots: Sequence[Ballot], voted: Counter[str]) -> None:
    if len({each.code for each in ballots}) < len(ballots):
        raise ValueError("a code is there twice")
    labels = Counter(each.kind for each in ballots if each.kind)
    if any(number != voted[kind] for kind, number in labels.items()):
        raise ValueError("a kind of actor has other ballots than voters")
