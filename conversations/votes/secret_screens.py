"""What somebody sees who votes in secret, code in hand. Whispers all: no row holds a code or a choice."""

from __future__ import annotations

from dataclasses import replace

from bot.ballots import codes
from bot.ballots.presses import ShowVote
from bot.ballots.rolls import Line
from bot.ballots.rules.outcome import Rule
from bot.ballots.secret import Cast
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.direction import END_ISOLATE, LEFT_ISOLATE
from bot.i18n import Plain, T, Text, lines, paragraphs
from bot.sentences import Sentence
from conversations.votes import choosing, judging, naming, voters
from conversations.votes.judging import Way
from conversations.votes.presses import AskForCode, CastInSecret, ChooseInSecret, LeaveCode

# The marks of direction stand around what is tapped to be copied, not in it.
_TO_COPY = f"{LEFT_ISOLATE}<code>{{code}}</code>{END_ISOLATE}"

NOT_CAST: dict[Cast, Text] = {
    Cast.WRONG_CODE: T("This is not the code of your ballot in this vote. Five wrong codes lock it for an hour."),
    Cast.LOCKED: T("After five wrong codes this vote takes none from you for an hour. What was cast stands."),
    Cast.NO_VOTE: T("You do not vote for them, or not any more."),
}


def choose(turn: Turn, vote: Vote, line: Line, code: str, choice: str = "", option: int | None = None) -> None:
    """The choices, the next option to grade, or the last look before it is cast."""
    if not choice and option is None:
        offer(turn, vote, line, code)
    elif vote.rule is Rule.JUDGMENT and choice not in naming.choices(vote.rule):
        grade(turn, vote, line, code, choice, option)
    else:
        look(turn, vote, line, code, choice)


def offer(turn: Turn, vote: Vote, line: Line, code: str) -> None:
    at = (vote.territory, vote.id, line.voter, code)
    grading: list[Row] = [(Button(T("Grade the options"), ChooseInSecret(*at, option=0)),)] if vote.options else []
    turn.whisper(
        paragraphs(
            T("<b>{question}</b>", question=vote.question),
            with_code(code),
            lines(voters.whose(line), kept_nowhere(line)),
        ),
        *grading,
        *((Button(name, ChooseInSecret(*at, choice)),) for choice, name in naming.choices(vote.rule).items()),
        (Button(T("See the vote"), LeaveCode(vote.territory, vote.id)),),
    )


def grade(turn: Turn, vote: Vote, line: Line, code: str, choice: str, option: int | None) -> None:
    at = (vote.territory, vote.id, line.voter, code)
    way = Way(
        on=lambda grades, again: ChooseInSecret(*at, grades, again if grades else 0),
        cast=lambda grades: CastInSecret(*at, grades),
        out=ChooseInSecret(*at),
    )
    text, rows = judging.screen(turn, vote, choice, option, way)
    turn.whisper(paragraphs(text, the_code(code)), *rows)


def look(turn: Turn, vote: Vote, line: Line, code: str, choice: str) -> None:
    at = (vote.territory, vote.id, line.voter, code)
    name = choosing.named(vote, choosing.read(vote, choice))
    turn.whisper(
        paragraphs(
            T("<b>{question}</b>", question=vote.question),
            lines(T("Your choice: <b>{choice}</b>", choice=name), voters.whose(line)),
            T("Nothing is recorded before you confirm."),
            the_code(code),
        ),
        (Button(T("Confirm"), CastInSecret(*at, choice)),),
        (Button(T("Choose otherwise"), ChooseInSecret(*at)),),
    )


def show_cast(turn: Turn, vote: Vote, line: Line, code: str, choice: str) -> None:
    """Only the turn that wrote it says so, and only once it is on disk."""
    name = choosing.named(vote, choosing.read(vote, choice))
    turn.whisper(
        paragraphs(
            lines(T("<b>Recorded.</b>"), T("<b>{question}</b>", question=vote.question), name, voters.whose(line)),
            with_code(code),
            T("Nobody can give you this code again. If others look at this telephone, delete the message."),
        ),
        (Button(T("Change it"), ChooseInSecret(vote.territory, vote.id, line.voter, code)),),
        (Button(T("See the vote"), LeaveCode(vote.territory, vote.id)),),
    )


def show_not_cast(turn: Turn, vote: Vote, line: Line, why: Cast) -> None:
    leave_standing(turn)
    turn.whisper(
        NOT_CAST[why],
        (Button(T("Type the code"), AskForCode(vote.territory, vote.id, line.voter)),),
        (Button(T("See the vote"), ShowVote(vote.territory, vote.id)),),
    )


def leave_standing(turn: Turn) -> None:
    """What follows is a new message: the pressed one shows a code, and nobody can show it again."""
    turn.said = replace(turn.said, editable=False)


def the_code(code: str) -> Text:
    """On every screen, since each takes the place of the one before."""
    return T("Your code: {code}", code=Sentence(_TO_COPY, values={"code": Plain(codes.shown(code))}))


def with_code(code: str) -> Text:
    return lines(
        the_code(code),
        T("Keep it where nobody else looks: it changes your vote until the end, and finds it in the published list."),
    )


def kept_nowhere(line: Line) -> Text:
    if line.voted:
        return T("What you chose before counts until you confirm another choice.")
    return T("Nothing is recorded yet, the code neither: if it is lost before you vote, ask for another one.")
