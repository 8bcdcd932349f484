"""Secret ballots: cast under a code, counted at the close, and after that held by no row.

Who has voted stands in the roll, what was voted beside a code, and nothing leads from one to the other. The code is
known to the voter alone: made when it is shown, and not written before it is cast. Until the close whoever runs the
server could watch both change; afterwards the published list is all that is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, select, update

from bot.ballots import codes, guesses, published
from bot.ballots.counting import Chosen, refuse_unknown
from bot.ballots.rewriting import rewrite
from bot.ballots.rolls import Line, asks_advice
from bot.ballots.rules import judgment, secrecy
from bot.ballots.rules.outcome import Outcome, Rule
from bot.ballots.rules.roll import Voter
from bot.ballots.rules.secrecy import Ballot, Choice, Published
from bot.ballots.tables import Standing, roll, secret_ballots, votes
from bot.ballots.vote import Vote
from bot.storage.upsert import add_if_new


class Cast(StrEnum):
    """What became of a ballot. RECORDED: it stands as it was given; CHANGED: in place of another choice.

    NO_VOTE: the vote has closed, or this person has none on this line.
    """

    RECORDED = "recorded"
    CHANGED = "changed"
    WRONG_CODE = "wrong_code"
    LOCKED = "locked"
    NO_VOTE = "no_vote"


def hand_out(db: Connection, vote: Vote, line: Line) -> str | None:
    """A new code, to be whispered; None where the line has voted, or has no vote. Nothing of it is written.

    As often as one asks before voting: only the code that was cast counts.
    """
    key, mine = _key(db, vote), _line(db, vote, line.voter)
    if key is None or mine is None or mine.voted:
        return None
    return codes.new_code(key, vote.id)


def cast(db: Connection, vote: Vote, line: Line, person_id: int, code: str, choice: str, now: datetime) -> Cast:
    """Record a ballot, or change the one of this code: in one transaction with whatever else the turn writes.

    ``choice`` is a word, or a digit for the grade of each option in turn ("4031"). Only a code that ``hand_out`` made
    for this vote is taken; of somebody who has voted, only one under which a ballot of their kind was cast. Five
    others lock this person for an hour. The caller must not raise a Refusal afterwards: it would undo the count.

    Raises ValueError for a choice that the rule does not know.
    """
    refuse_unknown(vote, Chosen(meaning(vote, choice)))
    key, mine = _key(db, vote), _line(db, vote, line.voter)
    if key is None or mine is None or mine.speaker != person_id or not vote.takes_ballots(now):
        return Cast.NO_VOTE
    if guesses.is_locked(db, vote.id, person_id, now):
        return Cast.LOCKED
    ballot = {"vote_id": vote.id, "code": code, **_label(vote, mine)}
    done = _put(db, mine, ballot, choice) if codes.is_signed(key, vote.id, code) else None
    if done is None:
        guesses.count_wrong(db, vote.id, person_id, now)
    return done or Cast.WRONG_CODE


def counted(db: Connection, vote: Vote) -> tuple[list[Ballot], list[Ballot]]:
    """The ballots by code, and beside them those of advisers: none where fewer than five gave advice."""
    mine = select(secret_ballots).where(secret_ballots.c.vote_id == vote.id).order_by(secret_ballots.c.code)
    rows = db.execute(mine).all()
    ballots = [_ballot(vote, row) for row in rows if not row.advice]
    advice = [_ballot(vote, row) for row in rows if row.advice]
    return ballots, advice if len(advice) >= secrecy.LEAST else []


def settle(db: Connection, vote: Vote, outcome: Outcome, everyone: Iterable[Line]) -> Outcome:
    """Publish what may be told of a vote that has closed, and keep nothing else: no ballot, no key, no order.

    ``everyone`` are the lines of its roll. Returns the outcome as it may be told; the vote keeps the published file.
    ``Database.tidy(anew=True)`` must follow the commit. Raises ValueError if there are not as many ballots as marks.
    """
    ballots, _ = counted(db, vote)
    voters = [line for line in everyone if line.standing is Standing.VOTER]
    told = secrecy.published(outcome, ballots, {line.voter: line.kind.value for line in voters if line.voted})
    text = published.write(_file(vote, told, voters))
    db.execute(update(votes).where(votes.c.id == vote.id).values(key=None, published=text))
    db.execute(delete(secret_ballots).where(secret_ballots.c.vote_id == vote.id))
    guesses.forget(db, vote.id)
    rewrite(db)
    return told.outcome


def meaning(vote: Vote, choice: str) -> Choice:
    """What a stored choice says: the word, or a grade's word for each option. Raises ValueError."""
    if vote.rule is not Rule.JUDGMENT or choice == judgment.ASIDE:
        return choice
    grades = (judgment.Grade("01234".index(digit)).word for digit in choice)
    return dict(zip(vote.slugs, grades, strict=True))


def _put(db: Connection, mine: Row[Any], ballot: Mapping[str, Any], choice: str) -> Cast | None:
    """From 0 to 1 and a new ballot, or another choice for one that is there; None if the code is not theirs."""
    if not _mark(db, mine, before=False):
        return _replace(db, ballot, choice)
    if add_if_new(db, secret_ballots, {**ballot, "choice": choice}):
        return Cast.RECORDED
    _mark(db, mine, before=True)  # somebody else cast under this code
    return None


def _mark(db: Connection, mine: Row[Any], *, before: bool) -> bool:
    line = and_(roll.c.vote_id == mine.vote_id, roll.c.voter == mine.voter, roll.c.voted.is_(before))
    return bool(db.execute(update(roll).where(line).values(voted=not before)).rowcount)


def _replace(db: Connection, ballot: Mapping[str, Any], choice: str) -> Cast | None:
    theirs = and_(*(secret_ballots.c[name] == value for name, value in ballot.items()))
    before = db.scalar(select(secret_ballots.c.choice).where(theirs))
    if before is None:
        return None
    if before == choice:
        return Cast.RECORDED
    db.execute(update(secret_ballots).where(theirs).values(choice=choice))
    return Cast.CHANGED


def _key(db: Connection, vote: Vote) -> bytes | None:
    """None once the vote has closed; nobody closes it before this transaction ends."""
    open_ = select(votes.c.key).where(votes.c.id == vote.id, votes.c.closed_at.is_(None))
    key: bytes | None = db.scalar(open_.with_for_update(read=True))
    return key


def _line(db: Connection, vote: Vote, voter: str) -> Row[Any] | None:
    """A line of the roll as it stands, if it has a vote or its advice is asked."""
    row = db.execute(select(roll).where(roll.c.vote_id == vote.id, roll.c.voter == voter)).one_or_none()
    if row is None or row.standing == Standing.OUTSIDE:
        return None
    return row if row.standing == Standing.VOTER or asks_advice(db, vote) else None


def _label(vote: Vote, mine: Row[Any]) -> dict[str, object]:
    """What a ballot carries of its voter."""
    advice = mine.standing == Standing.ADVISER
    return {"kind": "" if advice or mine.kind not in vote.labels else mine.kind, "advice": advice}


def _ballot(vote: Vote, row: Row[Any]) -> Ballot:
    return Ballot(codes.shown(row.code), meaning(vote, row.choice), row.kind)


def _file(vote: Vote, told: Published, voters: Sequence[Line]) -> published.VoteFile:
    names: dict[Voter, str] = {line.voter: line.name for line in voters}
    on_roll = Counter(line.kind.value for line in voters)
    question = vote.question.words(vote.question.first)
    return published.vote_file(question, vote.rule, vote.slugs, on_roll, told, names)
