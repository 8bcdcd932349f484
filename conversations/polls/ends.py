"""Until when a poll is open, as it is asked: hours from now or from its present end, or a last day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.days import today
from bot.i18n import Ltr, T, Text, Tn, paragraphs
from conversations.polls import rules
from conversations.polls.presses import SetEnd, ShowPoll, WritingEnd
from conversations.polls.queries import Poll
from conversations.polls.screens import is_whole, way_back
from conversations.polls.wording_presses import AskSecrecy

FAR = timedelta(days=10)  # to the day that is given as an example
DAY = 24  # hours


def draw_end(turn: Turn, poll: Poll) -> None:
    """Of a draft."""
    start = on_the_minute(turn.now)
    turn.show(
        paragraphs(
            T("<b>How long is the poll open?</b>"),
            T(
                "It closes by itself. A last day can be written too, for example {example}: it closes at 18:00 then.",
                example=example(turn, poll),
            ),
        ),
        *keys(poll, start, rules.OFFERED, start),
        *(() if is_whole(poll) else ((Button(T("Back"), AskSecrecy(poll.territory, poll.id)),),)),
        *way_back(poll),
    )
    turn.wait(WritingEnd(poll.territory, poll.id))


def draw_longer(turn: Turn, poll: Poll, end: datetime) -> None:
    """Of an open poll that closes at ``end`` so far."""
    turn.show(
        paragraphs(
            T("<b>Open for longer?</b>"),
            T(
                "Now it closes on {when}. Another last day can be written, for example {example}.",
                when=end,
                example=example(turn, poll),
            ),
        ),
        *keys(poll, end, rules.LONGER, turn.now),
        (Button(T("Back"), ShowPoll(poll.territory, poll.id)),),
    )
    turn.wait(WritingEnd(poll.territory, poll.id))


def keys(poll: Poll, start: datetime, offered: tuple[int, ...], now: datetime) -> list[Row]:
    """A button for each span that fits."""
    here, id, more = poll.territory, poll.id, poll.is_open
    ends = [(hours, start + timedelta(hours=hours)) for hours in offered]
    fit = [(hours, rules.as_minute(end)) for hours, end in ends if rules.misfit(end, now) is None]
    return [(Button(span(hours, more=more), SetEnd(here, id, minute, longer=more)),) for hours, minute in fit]


def span(hours: int, *, more: bool) -> Text:
    whole_days, rest = divmod(hours, DAY)
    if rest:
        return Tn("{n} hour", "{n} hours", hours)
    if more:
        return Tn("{n} day more", "{n} days more", whole_days)
    return Tn("{n} day", "{n} days", whole_days)


def on_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def example(turn: Turn, poll: Poll) -> Ltr:
    """A day that would be right, as it may be written."""
    return Ltr(f"{last_day(turn, poll) + FAR:%d/%m}")


def last_day(turn: Turn, poll: Poll) -> date:
    """The day on which it closes so far; of a draft, today."""
    if poll.is_open and poll.closes_at:
        return poll.closes_at.astimezone(ZoneInfo(turn.person.zone)).date()
    return today(turn.now, turn.person.zone)
