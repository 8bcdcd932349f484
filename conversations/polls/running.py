"""A poll's page for its facilitators: how it goes, or how it went, and what can be done about it."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, lines, paragraphs
from bot.people import groups
from bot.people.roles import Role
from conversations.polls import queries, saying, telling
from conversations.polls.listing import existing, running
from conversations.polls.presses import AskEnd, AskToClosePoll, ListPolls, PostAgain, ShowPoll, polls
from conversations.polls.queries import Poll
from conversations.polls.signals import WhoAnswered
from conversations.polls.steps import go_on


@polls.on(ShowPoll, who=Role.FACILITATOR)
def show_poll(turn: Turn, press: ShowPoll) -> None:
    poll = existing(turn, press.territory, press.poll)
    if poll.is_draft:
        return go_on(turn, poll)
    turn.wait(None)
    return draw(turn, poll)


def draw(turn: Turn, poll: Poll, news: Text | None = None) -> None:
    """A poll that was opened."""
    counts = queries.counted(turn.db, poll)
    turn.show(
        paragraphs(
            news,
            saying.title(poll),
            lines(*saying.counted(poll, counts)),
            lines(*about(turn, poll)),
            saying.turnout(counts) if poll.is_open else saying.outcome(poll, counts),
        ),
        *below(poll),
    )


def about(turn: Turn, poll: Poll) -> list[Text]:
    """Where it stands, who sees what, since when and until when."""
    group = groups.by_id(turn.db, poll.group) if poll.group else None
    told = queries.told_in(turn.db, poll) is not None
    lost = T("Its group is no longer connected, or the bot was put out: nothing is told there.")
    native = T("One of Telegram’s own polls: it cannot be corrected or extended.")
    return [
        *([T("Asked in: {group}", group=group.title)] if group and told else [lost]),
        T("{kind}. {secrecy}", kind=saying.KINDS[poll.form], secrecy=saying.secrecy(poll)),
        *([native] if poll.native and poll.is_open else []),
        *([T("Since {when}", when=poll.opened_at)] if poll.opened_at else []),
        *ending(poll),
    ]


def ending(poll: Poll) -> list[Text]:
    if poll.closed_at:
        return [T("Closed: {when}", when=poll.closed_at)]
    return [T("Closes: {when}", when=poll.closes_at)] if poll.closes_at else []


def below(poll: Poll) -> tuple[Row, ...]:
    here, id = poll.territory, poll.id
    names = not poll.anonymous and not (poll.native and poll.closed_at)
    who = ((Button(T("Who chose what"), WhoAnswered(here, id)),),) if names else ()
    longer = () if poll.native else (Button(T("Extend"), AskEnd(here, id)),)
    end = ((*longer, Button(T("Close now"), AskToClosePoll(here, id))),) if poll.is_open else ()
    again = ((Button(T("Post it again"), PostAgain(here, id)),),) if poll.is_open and not poll.native else ()
    return (*who, *again, *end, (Button(T("Polls"), ListPolls(here)),))


@polls.on(PostAgain, who=Role.FACILITATOR)
def post_again(turn: Turn, press: PostAgain) -> None:
    """What was posted before is not brought up to date any more, but can still be pressed."""
    poll = running(turn, press.territory, press.poll)
    if poll.native or queries.told_in(turn.db, poll) is None:
        return draw(turn, poll)
    telling.post_anew(turn, poll)
    return draw(turn, poll, T("✓ It stands in the group once more."))
