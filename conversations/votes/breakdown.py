"""What a vote that has closed came to, looked at from nearer: by kind of actor, by grade, and who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from bot.ballots import casting, published, rolls
from bot.ballots.casting import OpenBallot
from bot.ballots.rolls import Line
from bot.ballots.rules import judgment
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.judgment import Grade
from bot.ballots.rules.outcome import Counts, Reason
from bot.ballots.rules.quorum import LEAST_OF_A_KIND
from bot.ballots.rules.secrecy import LEAST, Choice
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.people.roles import Kind
from conversations.votes import queries

_GRADES = {grade.word: grade for grade in Grade}


@dataclass(frozen=True, slots=True)
class OfKind:
    """What one kind of actor said: ``counts`` by choice; or, of a vote by grades, the middle grade of each option."""

    kind: Kind
    counts: Counts
    middles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A ballot of an open vote, with the line of the roll that it is of."""

    line: Line
    ballot: OpenBallot


def by_kind(db: Connection, vote: Vote) -> list[OfKind]:
    """The kinds that are not too small: three who voted in an open vote, five in a secret one.

    None where there is no result that they would explain.
    """
    if vote.outcome is None or vote.outcome.reason in (Reason.NO_QUORUM, Reason.WITHHELD):
        return []
    said = sorted(choices(db, vote), key=lambda each: each[0])
    grouped = {kind: [choice for _, choice in those] for kind, those in groupby(said, key=lambda each: each[0])}
    least = LEAST if vote.secret else LEAST_OF_A_KIND
    return [of_kind(vote, Kind(kind), those) for kind, those in grouped.items() if kind and len(those) >= least]


def choices(db: Connection, vote: Vote) -> list[tuple[str, Choice]]:
    """Every ballot that counted: kind of actor ("" where it is not told) and choice."""
    if not vote.secret:
        return [(one.line.kind, one.ballot.choice) for one in told(db, vote) if one.line.standing is Standing.VOTER]
    file = queries.published(db, vote.id)
    return [(ballot.kind, ballot.choice) for ballot in published.read(file).ballots] if file else []


def told(db: Connection, vote: Vote) -> list[Told]:
    """The ballots of an open vote, advice among them, by name."""
    cast = {ballot.voter: ballot for ballot in casting.ballots(db, vote.id)}
    return [Told(line, cast[line.voter]) for line in rolls.lines(db, vote.id) if line.voter in cast]


def with_reasons(db: Connection, vote: Vote, stance: Stance) -> list[Told]:
    """Who objected, or has a concern, and what they said about it."""
    if vote.secret:
        return []
    said = [one for one in told(db, vote) if one.ballot.choice == stance]
    return [one for one in said if one.ballot.reason or one.ballot.recording or stance is Stance.OBJECTION]


def of_kind(vote: Vote, kind: Kind, said: Sequence[Choice]) -> OfKind:
    graded = [each for each in said if not isinstance(each, str)]
    if not vote.options:
        return OfKind(kind, Counter(each for each in said if isinstance(each, str)), {})
    middles = {slug: middle([each[slug] for each in graded]) for slug in vote.slugs} if graded else {}
    return OfKind(kind, {}, middles)


def middle(grades: Sequence[str]) -> str:
    """The lower median of some grades."""
    return judgment.merit(_GRADES[grade] for grade in grades)[0].word


def middle_of(counts: Counts) -> str | None:
    """The same, from how often each grade was given; None where nobody graded."""
    grades = [grade for grade, number in counts.items() for _ in range(number)]
    return middle(grades) if grades else None
