"""An open ballot is kept, and whoever cast it reads that it is, and how to change it."""

from __future__ import annotations

from bot.ballots import casting
from bot.ballots.casting import Choice
from bot.ballots.presses import ListVotes
from bot.ballots.rolls import Line
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, lines, paragraphs
from bot.listing import short
from conversations.votes import announcing, ballots, voters
from conversations.votes.presses import ShowBallot


def keep(turn: Turn, vote: Vote, line: Line, choice: Choice, *, reason: str = "", recording: str | None = None) -> None:
    """In place of an earlier ballot of the same line; the groups' turnout follows where this is the first."""
    casting.cast(turn.db, vote, line.voter, choice, reason=reason, recording=recording, by=turn.person.id, now=turn.now)
    if not line.voted:
        announcing.count_turnout(turn, vote.id)


def show(turn: Turn, vote: Vote, line: Line) -> None:
    """What was recorded, and where else this person's vote is awaited."""
    cast = casting.ballot(turn.db, vote.id, line.voter)
    turn.show(
        paragraphs(
            T("<b>Recorded.</b>"),
            lines(T("<b>{question}</b>", question=vote.question), voters.whose(line)),
            ballots.chosen(vote, line, cast),
            ballots.still_open(turn, vote),
        ),
        *next_lines(turn, vote),
        (Button(T("Change it"), ShowBallot(vote.territory, vote.id, line.voter)),),
        (Button(T("Votes"), ListVotes(vote.territory)),),
    )


def next_lines(turn: Turn, vote: Vote) -> list[Row]:
    """The others that this person votes for and has not voted for yet."""
    return [
        (Button(T("For {name}", name=short(line.name)), ShowBallot(vote.territory, vote.id, line.voter)),)
        for line in voters.waiting(turn, vote)
    ]
