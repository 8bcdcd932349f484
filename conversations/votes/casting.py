"""An open vote is cast with one press, and can be changed until the end; only an objection needs words first."""

from __future__ import annotations

from bot.ballots.casting import Choice, OpenBallot, ballot
from bot.ballots.rolls import Line
from bot.ballots.rules.consent import Stance
from bot.ballots.vote import Vote
from bot.buttons import pack
from bot.conversation import Turn
from conversations.votes import choosing, reasons, recorded, voters
from conversations.votes.flow import votes
from conversations.votes.presses import CastOpen, ShowBallot


@votes.on(CastOpen)
def cast_open(turn: Turn, press: CastOpen) -> None:
    """The same press twice leaves what the first one did, words and all."""
    found = voters.line_of(turn, press)
    if found is None:
        return
    vote, line = found
    if vote.secret:
        turn.follow(pack(ShowBallot(vote.territory, vote.id, line.voter)))
        return
    turn.wait(None)
    choice = choosing.read(vote, press.choice)
    cast(turn, vote, line, choice, same(turn, ballot(turn.db, vote.id, line.voter), choice))


def cast(turn: Turn, vote: Vote, line: Line, choice: Choice, before: OpenBallot | None) -> None:
    """``before`` is the ballot that says the same already."""
    if choice == Stance.OBJECTION and before is None:
        reasons.ask(turn, vote, line, Stance.OBJECTION)
        return
    words, recording = (before.reason, before.recording) if before else ("", None)
    recorded.keep(turn, vote, line, choice, reason=words, recording=recording)
    if choice == Stance.CONCERN and not (words or recording):
        reasons.ask(turn, vote, line, Stance.CONCERN)
    else:
        recorded.show(turn, vote, line)


def same(turn: Turn, cast: OpenBallot | None, choice: Choice) -> OpenBallot | None:
    """One that says the same, whoever cast it; but a voice is its speaker's, and no reason of who votes after them."""
    if cast is None or cast.choice != choice:
        return None
    return None if cast.recording and cast.cast_by != turn.person.id else cast
