"""Open ballots: cast, changed, read, and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from bot.ballots.counting import Chosen, refuse_unknown
from bot.ballots.tables import Standing, open_ballots, roll, votes
from bot.ballots.vote import Vote
from bot.storage.upsert import put

Choice = str | Mapping[str, str]
"""The word of a stance or a side, "aside", or a grade's word for each option."""


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """What a voter said, in the open. ``recording`` is Telegram's file id of a spoken reason.

    ``cast_by`` spoke for the voter; None once they were forgotten. ``recorded_by`` is the facilitator who had it on
    paper, or ``cast_by`` once that one was forgotten; None where nobody recorded it.
    """

    voter: str
    choice: Choice
    reason: str
    recording: str | None
    cast_by: int | None
    recorded_by: int | None
    cast_at: datetime


def cast(
    db: Connection,
    vote: Vote,
    voter: str,
    choice: Choice,
    *,
    reason: str = "",
    recording: str | None = None,
    by: int,
    recorded_by: int | None = None,
    now: datetime,
) -> None:
    """Keep a voter's ballot in place of an earlier one; who may speak for them is ``rolls.lines_of``.

    Raises ValueError, and keeps nothing: in a secret vote, in one that takes no ballots (any more), for somebody who
    has no line or stands outside, and for a choice that the rule does not know, such as an objection without a reason.
    """
    if vote.secret or not takes_ballots(db, vote, now):
        raise ValueError(f"vote {vote.id} takes no open ballot")
    refuse_unknown(vote, Chosen(choice, reason=reason or recording or ""))
    _mark(db, vote.id, voter, True)
    said = {"choice": choice if isinstance(choice, str) else dict(choice), "reason": reason, "recording": recording}
    whose = {"vote_id": vote.id, "voter": voter, "cast_by": by, "recorded_by": recorded_by, "cast_at": now}
    put(db, open_ballots, {**whose, **said})


def ballot(db: Connection, vote_id: int, voter: str) -> OpenBallot | None:
    row = db.execute(_of(vote_id).where(open_ballots.c.voter == voter)).one_or_none()
    return None if row is None else _ballot(row)


def ballots(db: Connection, vote_id: int) -> list[OpenBallot]:
    """All of a vote, by voter. None is shown to anybody but its voter before the close."""
    return [_ballot(row) for row in db.execute(_of(vote_id).order_by(open_ballots.c.voter))]


def revoke(db: Connection, vote: Vote, voter: str, now: datetime) -> bool:
    """Take back a ballot that a facilitator recorded, while the vote is open; whether there was one.

    What somebody cast themselves is not taken back but changed.
    """
    kept = ballot(db, vote.id, voter) if takes_ballots(db, vote, now) else None
    if kept is None or kept.recorded_by is None:
        return False
    drop(db, vote.id, voter)
    return True


def drop(db: Connection, vote_id: int, voter: str) -> None:
    """Let a ballot be gone, as if it had never been cast; the vote must be open."""
    db.execute(delete(open_ballots).where(open_ballots.c.vote_id == vote_id, open_ballots.c.voter == voter))
    _mark(db, vote_id, voter, False)


def takes_ballots(db: Connection, vote: Vote, now: datetime) -> bool:
    """Whether the vote is open still, as the database has it now; nobody closes it before this transaction ends."""
    held = select(votes.c.closed_at).where(votes.c.id == vote.id).with_for_update(read=True)
    found = db.execute(held).one_or_none()
    return found is not None and found.closed_at is None and vote.takes_ballots(now)


def _mark(db: Connection, vote_id: int, voter: str, voted: bool) -> None:
    mine = (roll.c.vote_id == vote_id) & (roll.c.voter == voter) & (roll.c.standing != Standing.OUTSIDE)
    if not db.execute(update(roll).where(mine).values(voted=voted)).rowcount:
        raise ValueError(f"{voter} has no vote in vote {vote_id}")


def _of(vote_id: int) -> Any:
    return select(open_ballots).where(open_ballots.c.vote_id == vote_id)


def _ballot(row: Row[Any]) -> OpenBallot:
    return OpenBallot(row.voter, row.choice, row.reason, row.recording, row.cast_by, row.recorded_by, row.cast_at)
