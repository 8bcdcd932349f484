"""Closing a vote: once, whoever comes together, and from the ballots alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, update

from bot.ballots import casting, counting, mandating, rolls, secret, storing
from bot.ballots import vote as votes_seen
from bot.ballots.casting import OpenBallot
from bot.ballots.counting import Chosen
from bot.ballots.rolls import Line
from bot.ballots.rules import times
from bot.ballots.rules.outcome import Outcome, Result
from bot.ballots.tables import Standing, votes
from bot.ballots.vote import Vote


@dataclass(frozen=True, slots=True)
class Closed:
    """A vote as it stands after its end, what came of it (or that it was extended), and what advisers said.

    ``advice`` is None where nobody gave any, and of a secret vote where fewer than five did.
    """

    vote: Vote
    outcome: Outcome
    advice: Outcome | None


def close(db: Connection, vote_id: int, now: datetime) -> Closed | None:
    """End a vote, or extend it where it has no quorum for the first time.

    None if it was closed already; and if it was extended, lacks its quorum still and ``now`` is before its end, since
    those three days are for voting: of two facilitators who press at once, the second does not end what the first
    extended. A due time that comes before ``closes_at`` belongs to an end that has moved: do not call this for it.
    """
    claimed = update(votes).where(votes.c.id == vote_id, votes.c.closed_at.is_(None)).values(closed_at=now)
    if not db.execute(claimed).rowcount:
        return None
    vote, everyone = _read(db, vote_id), rolls.lines(db, vote_id)
    said, advice = _said_in_secret(db, vote) if vote.secret else _said_openly(db, vote, everyone)
    outcome = counting.decide(vote, said, rolls.closing(vote, everyone))
    if outcome.result is Result.EXTENDED or _is_too_early(vote, outcome, now):
        return _go_on(db, vote, outcome, now)
    told = secret.settle(db, vote, outcome, everyone) if vote.secret else outcome
    return _kept(db, vote, told, counting.numbers(vote, advice) if advice else None)


def _said_openly(db: Connection, vote: Vote, everyone: list[Line]) -> tuple[list[Chosen], list[Chosen]]:
    """What voters said, and what advisers did."""
    cast = {each.voter: each for each in casting.ballots(db, vote.id)}
    there = [line for line in everyone if line.voter in cast]
    voters = [_chosen(cast[line.voter], line) for line in there if line.standing is Standing.VOTER]
    advisers = [_chosen(cast[line.voter], line) for line in there if line.standing is Standing.ADVISER]
    return voters, advisers


def _said_in_secret(db: Connection, vote: Vote) -> tuple[list[Chosen], list[Chosen]]:
    ballots, advice = secret.counted(db, vote)
    return [Chosen(each.choice, each.kind) for each in ballots], [Chosen(each.choice, each.kind) for each in advice]


def _is_too_early(vote: Vote, outcome: Outcome, now: datetime) -> bool:
    return vote.extended and now < vote.closes_at and outcome.turnout is not None and not outcome.turnout.is_quorum


def _go_on(db: Connection, vote: Vote, outcome: Outcome, now: datetime) -> Closed | None:
    """It takes ballots again. Mandates given between its end and now count from here."""
    if outcome.result is not Result.EXTENDED:
        db.execute(update(votes).where(votes.c.id == vote.id).values(closed_at=None))
        return None
    until = times.extended(vote.closes_at, now)
    db.execute(update(votes).where(votes.c.id == vote.id).values(closed_at=None, closes_at=until, extended=True))
    mandating.seat(db, vote)
    return Closed(_read(db, vote.id), outcome, None)


def _kept(db: Connection, vote: Vote, outcome: Outcome, advice: Outcome | None) -> Closed:
    kept = {"outcome": storing.stored(outcome)} | ({"advice": storing.stored(advice)} if advice else {})
    db.execute(update(votes).where(votes.c.id == vote.id).values(kept))
    return Closed(replace(vote, outcome=outcome, advice=advice), outcome, advice)


def _chosen(ballot: OpenBallot, line: Line) -> Chosen:
    return Chosen(ballot.choice, line.kind, ballot.reason or ballot.recording or "")


def _read(db: Connection, vote_id: int) -> Vote:
    found = votes_seen.wherever(db, vote_id)
    assert found is not None
    return found
