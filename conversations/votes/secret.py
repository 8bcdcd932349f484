"""Voting in secret: what can be kept secret and what not, a code, a choice, and after the commit "Recorded".

What holds a code is open to strangers too: whoever dispatch turns away may have their press kept until they are known.
Here they are led to the vote by a press without any secret.
"""

from __future__ import annotations

from bot.ballots import codes
from bot.ballots import secret as ballots
from bot.ballots.presses import ShowVote
from bot.ballots.rolls import Line
from bot.ballots.secret import Cast
from bot.ballots.vote import Vote
from bot.buttons import Button, pack
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import Ltr, T, paragraphs
from bot.people.roles import Role
from conversations.votes import announcing, choosing, explaining, secret_screens, voters
from conversations.votes.ballots import label
from conversations.votes.flow import votes
from conversations.votes.presses import (
    AskForCode,
    CastInSecret,
    ChooseInSecret,
    HandCode,
    LeaveCode,
    ReadLimits,
    ShowBallot,
    TypingCode,
)
from conversations.votes.voters import OnLine

EXAMPLE = Ltr(codes.shown("K7QM2P4X9DTRWA3E"))


@votes.on(ReadLimits)
def read_limits(turn: Turn, press: ReadLimits) -> None:
    """In plain words, before the first ballot."""
    found = in_secret(turn, press)
    if found is None:
        return
    vote, line = found
    at = (vote.territory, vote.id, line.voter)
    turn.wait(None)
    turn.show(
        paragraphs(T("<b>{question}</b>", question=vote.question), explaining.openness(secret=True), label(vote, line)),
        (Button(T("Show my code and vote"), HandCode(*at)),),
        (Button(T("Back"), ShowBallot(*at)),),
    )


@votes.on(HandCode, who=Role.STRANGER)
def hand_code(turn: Turn, press: HandCode) -> None:
    """As often as one asks, another one, until one of them has voted."""
    found = in_secret(turn, press)
    if found is None:
        return
    code = ballots.hand_out(turn.db, *found)
    turn.wait(None)
    if code is None:
        turn.follow(pack(ShowBallot(press.territory, press.vote, press.voter)))
    else:
        secret_screens.choose(turn, *found, code)


@votes.on(ChooseInSecret, who=Role.STRANGER)
def choose_in_secret(turn: Turn, press: ChooseInSecret) -> None:
    found = in_secret(turn, press)
    if found is not None:
        turn.wait(None)
        secret_screens.choose(turn, *found, press.code, press.choice, press.option)


@votes.on(CastInSecret, who=Role.STRANGER)
def cast_in_secret(turn: Turn, press: CastInSecret) -> None:
    """No Refusal once the service was asked: it would undo the ballot, or the count of wrong codes."""
    found = in_secret(turn, press)
    if found is None:
        return
    vote, line = found
    choosing.read(vote, press.choice)
    done = ballots.cast(turn.db, vote, line, turn.person.id, press.code, press.choice, turn.now)
    turn.wait(None)
    if done not in (Cast.RECORDED, Cast.CHANGED):
        secret_screens.show_not_cast(turn, vote, line, done)
        return
    if not line.voted:
        announcing.count_turnout(turn, vote.id)
    secret_screens.show_cast(turn, vote, line, press.code, press.choice)


@votes.on(LeaveCode)
def leave_code(turn: Turn, press: LeaveCode) -> None:
    secret_screens.leave_standing(turn)
    turn.follow(pack(ShowVote(press.territory, press.vote)))


@votes.on(AskForCode)
def ask_for_code(turn: Turn, press: AskForCode) -> None:
    found = in_secret(turn, press)
    if found is None:
        return
    vote, line = found
    turn.show(
        paragraphs(
            T("<b>{question}</b>", question=vote.question),
            T("Type the code that you voted with, such as {example}.", example=EXAMPLE),
            T("Without it nobody can change the ballot, and it counts as it was cast."),
        ),
        (Button(T("Back"), ShowVote(vote.territory, vote.id)),),
    )
    turn.wait(TypingCode(vote.territory, vote.id, line.voter))


@votes.on(TypingCode)
def read_code(turn: Turn, wait: TypingCode) -> None:
    """Whether it is the right one is said when it casts: each wrong one counts."""
    found = in_secret(turn, wait)
    if found is None:
        return
    code = codes.typed(turn.said.words)
    if code is None:
        raise Refusal(T("A code has 16 letters and digits, such as {example}.", example=EXAMPLE))
    secret_screens.choose(turn, *found, code)


def in_secret(turn: Turn, press: OnLine) -> tuple[Vote, Line] | None:
    """As ``voters.line_of``, of a secret vote; others are led to the vote by a press that holds no secret."""
    if not turn.person.role.may(Role.ACTOR):
        turn.follow(pack(ShowVote(press.territory, press.vote)))
        return None
    found = voters.line_of(turn, press)
    if found is None and isinstance(press, ChooseInSecret | CastInSecret):
        secret_screens.leave_standing(turn)
    if found is not None and not found[0].secret:
        turn.follow(pack(ShowBallot(press.territory, press.vote, press.voter)))
        return None
    return found
