"""Closing a vote: once, whoever comes together, and from the ballots alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, update

from bot.ballots import casting, counting, mandating, rolls, secret, storing
from bot.ballots import vote as votes_seen
from bot.ballots.counting import Chosen
from bot.ballots.rolls import Line
from bot.ballots.rules import times
from bot.ballots.rules.outcome import Outcome, Result
from bot.ballots.rules.secrecy import Ballot
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
    vote = _read(db, vote_id)
    everyone = rolls.lines(db, vote_id)
    return _ended_in_secret(db, vote, everyone, now) if vote.secret else _ended(db, vote, everyone, now)


def _ended(db: Connection, vote: Vote, everyone: list[Line], now: datetime) -> Closed | None:
    cast = {each.voter: each for each in casting.ballots(db, vote.id)}
    said = {
        standing: [
            Chosen(cast[line.voter].choice, line.kind, cast[line.voter].reason or cast[line.voter].recording or "")
            for line in everyone
            if line.standing is standing and line.voter in cast
        ]
        for standing in Standing
    }
    outcome = counting.decide(vote, said[Standing.VOTER], rolls.closing(vote, everyone))
    if outcome.result is Result.EXTENDED or _is_too_early(vote, outcome, now):
        return _go_on(db, vote, outcome, now)
    advice = said[Standing.ADVISER]
    return _kept(db, vote, outcome, counting.numbers(vote, advice) if advice else None)


def _ended_in_secret(db: Connection, vote: Vote, everyone: list[Line], now: datetime) -> Closed | None:
    ballots, advice = secret.counted(db, vote)
    outcome = counting.decide(vote, _chosen(ballots), rolls.closing(vote, everyone))
    if outcome.result is Result.EXTENDED or _is_too_early(vote, outcome, now):
        return _go_on(db, vote, outcome, now)
    told = secret.settle(db, vote, outcome, ballots, everyone)
    return _kept(db, vote, told, counting.numbers(vote, _chosen(advice)) if advice else None)


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


def _chosen(ballots: Iterable[Ballot]) -> list[Chosen]:
    return [Chosen(each.choice, each.kind) for each in ballots]


def _read(db: Connection, vote_id: int) -> Vote:
    found = votes_seen.wherever(db, vote_id)
    assert found is not None
    return found
