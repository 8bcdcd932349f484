"""What Telegram tells of its own polls: who chose what, or only numbers, and that one is closed."""

from __future__ import annotations

from bot.conversation import Turn
from bot.events import PollAnswered, PollCounted
from bot.people.roles import Role
from conversations.polls import changing, queries, telling
from conversations.polls.closing import close
from conversations.polls.presses import polls
from conversations.polls.queries import Counts, Poll


@polls.on(PollAnswered, who=Role.STRANGER, in_groups=True)
def take_in(turn: Turn, signal: PollAnswered) -> None:
    """Everybody's answer counts, as it does at Telegram: of the territory or not; nothing chosen takes it back."""
    poll = asked(turn, signal.key)
    if poll is not None:
        queries.choose(turn.db, poll.id, turn.person.telegram_id, turn.person.id or None, signal.options)


@polls.on(PollCounted, who=Role.STRANGER, in_groups=True)
def take_numbers(turn: Turn, signal: PollCounted) -> None:
    """Of an anonymous one there is nothing else. Once it is closed there, it is here."""
    poll = asked(turn, signal.key)
    if poll is None:
        return
    if poll.anonymous:
        changing.count(turn.db, poll.id, Counts(signal.counts, signal.people))
    if signal.closed:
        close(turn, queries.wherever(turn.db, poll.id) or poll)


def asked(turn: Turn, key: str) -> Poll | None:
    """One of Telegram's own polls that is open here."""
    number = telling.number(key)
    poll = queries.wherever(turn.db, number) if number is not None else None
    return poll if poll is not None and poll.native and poll.is_open else None
