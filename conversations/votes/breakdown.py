"""What a closed vote came to, from nearer: the larger kinds of actor, and who said what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.ballots import casting, kinds, rolls
from bot.ballots.casting import OpenBallot
from bot.ballots.rolls import Line
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.rules.quorum import LEAST_OF_A_KIND
from bot.ballots.vote import Vote
from bot.people.roles import Kind


@dataclass(frozen=True, slots=True)
class Told:
    """A ballot of an open vote, with the line of the roll that it is of."""

    line: Line
    ballot: OpenBallot


def larger_kinds(db: Connection, vote: Vote) -> Mapping[Kind, Outcome]:
    """What each kind of actor said of which three or more voted; of a secret vote, those that its file tells apart."""
    return {Kind(kind): one for kind, one in kinds.by_kind(db, vote).items() if size(one) >= LEAST_OF_A_KIND}


def size(found: Outcome) -> int:
    """How many said something; of a vote by grades, those who graded."""
    return max(sum(found.counts.values()), *(sum(counts.values()) for counts in found.grades.values()), 0)


def stood_aside(found: Outcome) -> int:
    """Of a vote by grades, how many took part and graded nothing: they are among those who voted."""
    return max(found.turnout.voted - size(found), 0) if found.turnout else 0


def told(db: Connection, vote: Vote) -> list[Told]:
    """The ballots of an open vote, advice among them, by name; nothing of a secret one."""
    cast = {ballot.voter: ballot for ballot in casting.ballots(db, vote.id)}
    return [Told(line, cast[line.voter]) for line in rolls.lines(db, vote.id) if line.voter in cast]


def with_reasons(db: Connection, vote: Vote) -> list[Told]:
    """Who objected, and then who has a concern and says which; by name."""
    if vote.rule is not Rule.CONSENT:
        return []
    every = told(db, vote)
    concerned = [one for one in every if one.ballot.choice == Stance.CONCERN]
    return [
        *(one for one in every if one.ballot.choice == Stance.OBJECTION),
        *(one for one in concerned if one.ballot.reason or one.ballot.recording),
    ]
