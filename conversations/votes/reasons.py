"""The words that go with an objection, without which it is none, and with a concern, if somebody wants to add them."""

from __future__ import annotations

from bot.ballots.casting import ballot
from bot.ballots.rolls import Line
from bot.ballots.rules.consent import Stance
from bot.ballots.rules.outcome import Rule
from bot.ballots.vote import Vote
from bot.buttons import Button, pack
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Said
from bot.i18n import T, Text, lines, paragraphs
from bot.people import consent
from bot.people.consent import Purpose
from bot.writing import signs
from conversations.votes import recorded, voters
from conversations.votes.ballots import LONGEST_REASON, WITH_REASON
from conversations.votes.flow import votes
from conversations.votes.presses import AskReason, GivingReason, ShowBallot

ASKED: dict[str, Text] = {
    Stance.OBJECTION: T("What harm would it do, and what would have to change?"),
    Stance.CONCERN: T("Recorded: you consent. What is your concern?"),
}


@votes.on(AskReason)
def ask_reason(turn: Turn, press: AskReason) -> None:
    found = voters.line_of(turn, press)
    if found is None:
        return
    vote, line = found
    if vote.rule is Rule.CONSENT and press.choice in WITH_REASON:
        ask(turn, vote, line, Stance(press.choice))
    else:
        turn.follow(pack(ShowBallot(vote.territory, vote.id, line.voter)))


def ask(turn: Turn, vote: Vote, line: Line, stance: Stance) -> None:
    """Who will read it is said before; nothing that was recorded is lost by not answering."""
    to_ballot = ShowBallot(vote.territory, vote.id, line.voter)
    without = T("Back") if stance is Stance.OBJECTION else T("Leave it at that")
    turn.show(
        paragraphs(
            lines(T("<b>{question}</b>", question=vote.question), ASKED[stance]),
            before(turn, vote, line, stance),
            lines(T("Write it, or record a voice message."), seen_by(line), voice_note(turn)),
        ),
        (Button(without, to_ballot),),
    )
    turn.wait(GivingReason(vote.territory, vote.id, line.voter, stance))


def before(turn: Turn, vote: Vote, line: Line, stance: Stance) -> Text | None:
    """What was said already, or that an objection without words is not recorded."""
    cast = ballot(turn.db, vote.id, line.voter)
    if cast is not None and cast.choice == stance and cast.reason:
        return T("In your words so far: {words}", words=cast.reason)
    return T("It is recorded once you have said why.") if stance is Stance.OBJECTION else None


def seen_by(line: Line) -> Text:
    return T("Once the vote has ended, members read it beside the name: {name}.", name=line.name)


def voice_note(turn: Turn) -> Text | None:
    """For whoever has not agreed that voices are heard."""
    if is_heard(turn):
        return None
    return T("A voice note is heard by nobody unless you allow it, under Privacy and my data.")


@votes.on(GivingReason)
def give_reason(turn: Turn, wait: GivingReason) -> None:
    found = voters.line_of(turn, wait)
    if found is None:
        return
    vote, line = found
    reason, recording = heard(turn.said)
    if recording and wait.choice == Stance.OBJECTION and not is_heard(turn):
        raise Refusal(T("Nobody could hear this reason. Write it, or allow voices under Privacy and my data first."))
    recorded.keep(turn, vote, line, Stance(wait.choice), reason=reason, recording=recording)
    recorded.show(turn, vote, line)


def heard(said: Said) -> tuple[str, str | None]:
    """Words, or else a recording. Raises Refusal for what holds neither."""
    if said.voice is not None:
        return "", said.voice
    if said.other:
        raise Refusal(T("Write it, or record a voice message."))
    reason = signs(said, LONGEST_REASON)
    if not any(map(str.isalnum, reason)):
        example = T("The meetings are on market days, when we cannot come.")
        raise Refusal(T("A reason takes words, for example: “{example}”", example=example))
    return reason, None


def is_heard(turn: Turn) -> bool:
    """Whether this person agreed that voices are heard."""
    return consent.has(turn.db, turn.person.id, Purpose.VOICE)
