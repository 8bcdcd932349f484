"""What a poll's group sees of it: one message, changed in place; or one of Telegram's own polls."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.attention.quiet import allowed_from
from bot.buttons import Row
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import Text, Voice
from bot.outbox.message import Message, TelegramPoll, forget_shown, shown_as, withdraw
from bot.outbox.tables import Urgency
from bot.people import territories
from bot.people.groups import Group
from conversations.polls import queries, saying
from conversations.polls.queries import Poll
from conversations.polls.signals import CountPoll
from conversations.polls.tables import Form

GATHERING = timedelta(seconds=1)
"""However many answer in this time, the count is written once."""
NAME = "poll:"


def recount(turn: Turn, poll: Poll) -> None:
    """Have the live count in the group brought up to date."""
    turn.dues.append(Due(CountPoll(poll.id), turn.now + GATHERING, None, None, slot=f"poll count {poll.id}"))


def tell(turn: Turn, poll: Poll) -> None:
    """The poll of ours as it stands now; for the first time not in the quiet hours."""
    group = queries.told_in(turn.db, poll)
    if group is not None:
        text, rows = news(turn.db, poll, group.voice)
        there = shown_as(turn.db, group.chat, key(poll)) is not None
        turn.messages.append(message(poll, group, text, rows, turn.now if there else since(turn.db, poll, turn.now)))


def post_anew(turn: Turn, poll: Poll) -> None:
    """The poll of ours as a new message, which is changed in place of the old one from now on."""
    group = queries.told_in(turn.db, poll)
    if group is not None:
        forget_shown(turn.db, group.chat, key(poll))
        tell(turn, poll)


def post(turn: Turn, poll: Poll) -> None:
    """One of Telegram's own polls, outside the quiet hours."""
    group = queries.told_in(turn.db, poll)
    if group is not None:
        asked = TelegramPoll(
            tuple(saying.named(option) for option in poll.options),
            anonymous=poll.anonymous,
            several=poll.form is not Form.ONE,
            closes_at=poll.closes_at,
        )
        turn.messages.append(message(poll, group, poll.asks, (), since(turn.db, poll, turn.now), asked))


def stop(turn: Turn, poll: Poll) -> None:
    """The end of one of Telegram's own polls."""
    group = queries.told_in(turn.db, poll)
    if group is not None:
        turn.messages.append(message(poll, group, poll.asks, (), turn.now, TelegramPoll()))


def take_down(turn: Turn, poll: Poll) -> None:
    """What stands in the group after the close: the numbers, without buttons; nothing, if it was never told."""
    group = queries.told_in(turn.db, poll)
    if group is None:
        return
    if shown_as(turn.db, group.chat, key(poll)) is None:
        withdraw(turn.db, group.chat, key(poll))
    elif not poll.native:
        tell(turn, poll)


def news(db: Connection, poll: Poll, voice: Voice) -> tuple[Text, tuple[Row, ...]]:
    """What a group reads of it, and what can be pressed."""
    counts = queries.counted(db, poll)
    if not poll.is_open:
        return saying.ended(poll, counts), saying.who(poll) if counts.people and not poll.native else ()
    return saying.invitation(poll, counts), (*saying.keys(poll, voice), *saying.who(poll))


def since(db: Connection, poll: Poll, now: datetime) -> datetime:
    """From when on the group may be told."""
    here = territories.by_id(db, poll.territory)
    return allowed_from(now, here.zone, here.quiet) if here else now


def message(
    poll: Poll, group: Group, text: Text, rows: tuple[Row, ...], due: datetime, asked: TelegramPoll | None = None
) -> Message:
    """Not a reply: those are said twice where it is unclear whether they arrived, and forgotten after two days."""
    urgency = Urgency.REMINDER
    return Message(group.chat, group.voice, text, rows, urgency=urgency, key=key(poll), due=due, poll=asked)


def key(poll: Poll) -> str:
    """Under which the group's message about the poll is kept."""
    return f"{NAME}{poll.id}"


def number(key: str) -> int | None:
    """The poll whose message is kept under that key; None for a message about something else."""
    digits = key.removeprefix(NAME)
    return int(digits) if key.startswith(NAME) and digits.isdecimal() else None
