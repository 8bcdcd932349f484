"""A poll ends: by the clock, also after downtime, or by a facilitator's hand; once, whatever comes together."""

from __future__ import annotations

from datetime import timedelta

from bot.buttons import Button
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, paragraphs
from bot.outbox import polls as posted
from bot.people import audit
from bot.people.roles import Role
from conversations.polls import changing, queries, saying, telling
from conversations.polls.listing import existing, running
from conversations.polls.presses import AskToClosePoll, ClosePoll, ShowPoll, polls
from conversations.polls.queries import Poll
from conversations.polls.running import draw
from conversations.polls.signals import DrawPollResult, PollCloses, PollSettles

SETTLING = timedelta(minutes=1)
"""So long after its end the last answers to one of Telegram's own polls may still come in."""


@polls.due(PollCloses)
def close_by_the_clock(turn: Turn, signal: PollCloses) -> None:
    """At its end, or as soon after as we run again. Extended since, closed or gone: nothing happens."""
    poll = queries.wherever(turn.db, signal.poll)
    if poll is not None and poll.is_open and poll.closes_at is not None and poll.closes_at <= turn.now:
        end(turn, poll)


@polls.due(PollSettles)
def settle(turn: Turn, signal: PollSettles) -> None:
    poll = queries.wherever(turn.db, signal.poll)
    if poll is not None:
        close(turn, poll)


@polls.on(AskToClosePoll, who=Role.FACILITATOR)
def ask_to_close(turn: Turn, press: AskToClosePoll) -> None:
    poll = running(turn, press.territory, press.poll)
    counts = queries.counted(turn.db, poll)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Close the poll now?</b>"),
            saying.turnout(counts),
            T("Nobody can answer or change anything after that, and the poll cannot be opened again."),
        ),
        (Button(T("Close now: {n}", n=counts.people), ClosePoll(press.territory, poll.id)),),
        (Button(T("Back"), ShowPoll(press.territory, poll.id)),),
    )


@polls.on(ClosePoll, who=Role.FACILITATOR)
def close_by_hand(turn: Turn, press: ClosePoll) -> None:
    """Pressed twice, or just after the clock: the poll as it is."""
    poll = existing(turn, press.territory, press.poll)
    if poll.is_draft:
        running(turn, press.territory, press.poll)
    news = None
    if poll.is_open:
        audit.record(turn.db, "poll_closed", by=turn.person, at=turn.now, poll=poll.id)
        end(turn, poll)
        news = T("It is being closed; the result follows in a moment.") if poll.native else None
    turn.wait(None)
    draw(turn, existing(turn, press.territory, poll.id), news)


def end(turn: Turn, poll: Poll) -> None:
    """Close it; one of Telegram's own is stopped there first, and closed here once its last answers are in."""
    if not poll.native:
        close(turn, poll)
        return
    telling.stop(turn, poll)
    slot = f"poll settles {poll.id}"
    turn.dues.append(Due(PollSettles(poll.id), turn.now + SETTLING, None, None, slot=slot))


def close(turn: Turn, poll: Poll) -> None:
    """Freeze the numbers, take the buttons down, order the picture; nothing where it is closed already."""
    if not changing.close(turn.db, poll, turn.now):
        return
    closed = queries.wherever(turn.db, poll.id) or poll
    posted.forget(turn.db, telling.key(poll))
    telling.take_down(turn, closed)
    if queries.counted(turn.db, closed).people:
        slot = f"poll result {poll.id}"
        turn.dues.append(Due(DrawPollResult(poll.id), turn.now, None, None, job=True, slot=slot))
