"""A vote ends: by the clock, also after downtime, or by a facilitator's hand; once, whatever comes together."""

from __future__ import annotations

from bot.attention.unasked import to_person
from bot.ballots import closing as service
from bot.ballots import rolls
from bot.ballots import vote as kept
from bot.ballots.presses import VoteCloses
from bot.ballots.rules.outcome import Outcome, Result
from bot.ballots.vote import Vote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Due
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit, membership, territories
from bot.people.roles import Role
from conversations.votes import announcing, explaining, reminding, results, running
from conversations.votes.due_times import DrawResult, TidyUp
from conversations.votes.facilitating_presses import AskToCloseVote, CloseVote, RunVote
from conversations.votes.finding import again, existing, open_one, subject
from conversations.votes.flow import votes


@votes.due(VoteCloses)
def close_by_the_clock(turn: Turn, signal: VoteCloses) -> None:
    """At its end, or as soon after as we run again. Extended since, closed or gone: nothing happens."""
    vote = kept.wherever(turn.db, signal.vote)
    if vote is None or vote.closed_at is not None or vote.closes_at > turn.now:
        return
    if close(turn, vote):
        tell_facilitators(turn, again(turn, vote))


@votes.on(AskToCloseVote, who=Role.FACILITATOR)
def ask_to_close(turn: Turn, press: AskToCloseVote) -> None:
    vote = closable(turn, press)
    found = rolls.turnout(turn.db, vote)
    sure = T("Close now: {n} of {total}", n=found.voted, total=found.on_roll)
    turn.show(
        paragraphs(
            T("<b>Close this vote now?</b> {question}", question=vote.question),
            explaining.turned_out(found),
            T("Nobody can vote or change their vote after that, and it cannot be opened again."),
        ),
        (Button(sure, CloseVote(press.territory, vote.id)),),
        (Button(T("Back"), RunVote(press.territory, vote.id)),),
    )


@votes.on(CloseVote, who=Role.FACILITATOR)
def close_by_hand(turn: Turn, press: CloseVote) -> None:
    """Pressed twice, or just after the clock: the vote as it is."""
    vote = existing(turn, press.territory, press.vote)
    if vote.takes_ballots(turn.now) and close(turn, closable(turn, press)):
        audit.record(turn.db, "vote_closed", by=turn.person, at=turn.now, vote=vote.id)
    turn.wait(None)
    running.draw(turn, again(turn, vote))


def closable(turn: Turn, press: AskToCloseVote | CloseVote) -> Vote:
    """A vote with a quorum. Without one nothing is decided before its end, and closing would only extend it."""
    vote = open_one(turn, press.territory, press.vote)
    found = rolls.turnout(turn.db, vote)
    if not found.is_quorum:
        back = (Button(T("Back"), RunVote(press.territory, vote.id)),)
        raise Refusal(lines(T("Too few have voted for closing it early."), explaining.turned_out(found)), back)
    return vote


def close(turn: Turn, vote: Vote) -> bool:
    """End or extend it, tell its conversation and the groups; whether it was this that did."""
    closed = service.close(turn.db, vote.id, turn.now)
    if closed is None:
        return False
    if closed.outcome.result is Result.EXTENDED:
        turn.dues.append(Due(VoteCloses(vote.id), closed.vote.closes_at, None, None))
        reminding.see_to(turn, closed.vote)
    else:
        decided(turn, closed.vote, closed.outcome)
    announcing.tell_groups(turn, closed.vote)
    return True


def decided(turn: Turn, vote: Vote, outcome: Outcome) -> None:
    about = subject(turn, vote.about)
    if about is not None:
        about.decided(turn, vote, outcome)
    turn.dues.append(Due(DrawResult(vote.id), turn.now, None, None, job=True))
    if vote.secret:
        turn.dues.append(Due(TidyUp(vote.id), turn.now, None, None, job=True))


def tell_facilitators(turn: Turn, vote: Vote) -> None:
    """Each of the territory in private, in their language, after their quiet hours.

    Whoever just heard of it from the conversation that asked, with its objections and the way on, does not hear twice.
    """
    heard = {message.chat for message in turn.messages}
    here = territories.by_id(turn.db, vote.territory)
    rows: tuple[Row, ...] = ((Button(T("See the vote"), RunVote(vote.territory, vote.id)),),)
    text = results.brief(vote) if vote.closed_at else extended(vote)
    for one in membership.facilitators_of(turn.db, vote.territory):
        if one.telegram_id in heard:
            continue
        turn.messages += to_person(here, one, text, *rows, now=turn.now) if here else []


def extended(vote: Vote) -> Text:
    return lines(T("<b>{question}</b>", question=vote.question), announcing.until(vote))
