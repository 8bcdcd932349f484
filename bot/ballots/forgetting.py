"""What becomes of somebody's votes when they ask to be forgotten.

A line of the roll stays, so that no quorum moves, but without a name. An open ballot of their own goes while the vote
is open; of a vote that has closed the choice stays, as its result was reckoned, and their words go. An organisation's
ballot is the organisation's, and stays without their voice; only an objection that was nothing else goes, while the
vote is open. Secret ballots lead to nobody, and stay.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, select, update

from bot.ballots import casting, published
from bot.ballots.rolls import of_person
from bot.ballots.rules.consent import Stance
from bot.ballots.tables import minority_notes, open_ballots, roll, votes


def forget(db: Connection, person_id: int) -> None:
    """Before their own row goes, which takes their number off whatever they cast for others."""
    voter = of_person(person_id)
    _take_back(db, voter, person_id)
    _leave_on_paper(db, person_id)
    db.execute(update(open_ballots).where(open_ballots.c.voter == voter).values(reason="", recording=None))
    db.execute(update(open_ballots).where(open_ballots.c.cast_by == person_id).values(recording=None))
    db.execute(delete(minority_notes).where(minority_notes.c.voter == voter))
    _forget_in_files(db, voter)
    db.execute(update(roll).where(roll.c.voter == voter).values(name=""))


def _take_back(db: Connection, voter: str, person_id: int) -> None:
    """Their own ballots, as long as a vote is open; and objections whose whole reason is their voice: none is left."""
    still_open = open_ballots.c.vote_id.in_(select(votes.c.id).where(votes.c.closed_at.is_(None)))
    spoken = open_ballots.c.recording.is_not(None) & (open_ballots.c.reason == "")
    theirs = (open_ballots.c.voter == voter) | ((open_ballots.c.cast_by == person_id) & spoken)
    for row in db.execute(select(open_ballots).where(still_open, theirs)).all():
        if row.voter == voter or row.choice == Stance.OBJECTION:
            casting.drop(db, row.vote_id, row.voter)


def _leave_on_paper(db: Connection, person_id: int) -> None:
    """What they recorded is from paper still, and can be taken back: whoever it was recorded for stands for them."""
    recorded = open_ballots.c.recorded_by == person_id
    db.execute(update(open_ballots).where(recorded).values(recorded_by=open_ballots.c.cast_by))


def _forget_in_files(db: Connection, voter: str) -> None:
    """Out of the files that we still keep; who else has a copy, nobody knows, and it was said before."""
    kept = select(votes.c.id, votes.c.published, roll.c.name, roll.c.kind).join(roll, roll.c.vote_id == votes.c.id)
    for row in db.execute(kept.where(roll.c.voter == voter, votes.c.published.is_not(None), roll.c.voted)).all():
        file, entry = published.read(row.published), (row.name, row.kind.value)
        if entry not in file.took_part:
            continue
        left = list(file.took_part)
        left[left.index(entry)] = ("", row.kind.value)
        text = published.write(replace(file, took_part=tuple(sorted(left))))
        db.execute(update(votes).where(votes.c.id == row.id).values(published=text))
