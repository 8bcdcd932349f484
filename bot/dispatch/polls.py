"""News of Telegram's own polls, which come without a chat and with Telegram's names for everything."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from bot.events import Event, Place, PollAnswer, PollAnswered, PollCounted, PollState
from bot.outbox.polls import PostedPoll, posted


def located(db: Connection, event: Event) -> Event | None:
    """News of a poll at the place where it stands, by its key; None if it is not ours. Any other event as it is."""
    signal = event.signal
    if not isinstance(signal, PollAnswer | PollState):
        return event
    found = posted(db, signal.poll)
    if found is None:
        return None
    told = answered(signal, found) if isinstance(signal, PollAnswer) else counted(signal, found)
    return replace(event, signal=told, place=Place(found.chat, private=found.chat > 0))


def answered(signal: PollAnswer, found: PostedPoll) -> PollAnswered:
    chosen = (place for place, mark in enumerate(found.marks) if mark in signal.marks)
    return PollAnswered(found.key, tuple(chosen))


def counted(signal: PollState, found: PostedPoll) -> PollCounted:
    counts = dict(signal.counts)
    return PollCounted(found.key, tuple(counts.get(mark, 0) for mark in found.marks), signal.people, signal.closed)
