"""The lines of an open vote whose speakers take part on paper: only those can be recorded by a facilitator."""

from __future__ import annotations

from bot.ballots import rolls
from bot.ballots.rolls import Line
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from bot.people import membership
from conversations.votes.facilitating_presses import AskToRecord, RunVote
from conversations.votes.finding import open_one
from conversations.votes.recording_presses import RecordChoice, RecordFor, RecordGrades, RecordingReason, SureToRecord

OnPaper = RecordFor | RecordGrades | RecordChoice | RecordingReason | SureToRecord


def paper_line(turn: Turn, press: OnPaper) -> tuple[Vote, Line]:
    """An open vote that is open still, and a line of it that somebody speaks for who takes part on paper."""
    vote = recordable(turn, press.territory, press.vote)
    found = next((line for line in on_paper(turn, vote) if line.voter == press.voter), None)
    if found is None:
        to_list = (Button(T("For whom?"), AskToRecord(vote.territory, vote.id)),)
        raise Refusal(T("This vote is not recorded from paper: whoever has Telegram votes there."), to_list)
    return vote, found


def on_paper(turn: Turn, vote: Vote) -> list[Line]:
    """The lines, advice among them, whose speakers take part on paper."""
    paper = {one.id for one in membership.members_of(turn.db, vote.territory) if not one.telegram_id}
    spoken = rolls.spoken_for(turn.db, vote, rolls.lines(turn.db, vote.id))
    return [line for line in spoken if line.speaker in paper and line.standing is not Standing.OUTSIDE]


def recordable(turn: Turn, territory: int, vote: int) -> Vote:
    """Raises Refusal for a vote that has ended, and for a secret one: nobody but the voter may know that choice."""
    found = open_one(turn, territory, vote)
    if found.secret:
        back = (Button(T("Back"), RunVote(territory, vote)),)
        raise Refusal(T("This vote is secret: nobody can record it for somebody else."), back)
    return found
