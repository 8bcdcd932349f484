"""Whoever pressed, as a voter: the vote that they mean, and the line of its roll that they vote for."""

from __future__ import annotations

from typing import Protocol

from bot.ballots import casting, rolls
from bot.ballots.presses import ShowVote
from bot.ballots.rolls import Line
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.buttons import Button, pack
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text
from conversations.votes.finding import existing


class OnLine(Protocol):
    """A press or a wait about one line of a vote's roll."""

    @property
    def territory(self) -> int: ...
    @property
    def vote(self) -> int: ...
    @property
    def voter(self) -> str: ...


def line_of(turn: Turn, press: OnLine) -> tuple[Vote, Line] | None:
    """The vote and the person's line in it, to be voted for now; None once the result is shown instead.

    Raises Refusal in another territory, and for a line that this person does not speak for.
    """
    vote = existing(turn, press.territory, press.vote)
    if not casting.takes_ballots(turn.db, vote, turn.now):
        late(turn, vote)
        return None
    found = next((line for line in rolls.lines_of(turn.db, vote, turn.person) if line.voter == press.voter), None)
    if found is None:
        to_it = (Button(T("See the vote"), ShowVote(vote.territory, vote.id)),)
        raise Refusal(T("You do not vote for them, or not any more."), to_it)
    return vote, found


def late(turn: Turn, vote: Vote) -> None:
    """It ended before this came: the result takes the place of the ballot, and what was typed is not lost unsaid."""
    over = T("The vote has ended; this came too late to be counted.")
    if turn.said.editable:
        turn.toast(over)
    else:
        turn.say(over)
    turn.follow(pack(ShowVote(vote.territory, vote.id)))


def waiting(turn: Turn, vote: Vote) -> list[Line]:
    """The person's lines that have not voted and could."""
    if not vote.takes_ballots(turn.now):
        return []
    return [line for line in rolls.lines_of(turn.db, vote, turn.person) if not line.voted]


def whose(line: Line) -> Text | None:
    """For whom one votes, where that is not simply oneself."""
    if line.standing is Standing.ADVISER:
        return T("You speak for no organisation: what you vote is shown beside the result, as advice.")
    if rolls.is_organisation(line.voter):
        return T("You vote for {organisation}.", organisation=line.name)
    return None
