"""What becomes of a parcel after a try. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Gone, GroupMoved, Misworded, NotModified, NotSent, TryLater, Unclear, Unreachable
from bot.outbox.parcel import Outcome, Parcel, Posted, without_markup
from bot.outbox.tables import COMMANDS, State, Urgency

TRIES = 5  # of what may be said twice, before it is set aside as unclear
PATIENCE = 1.0  # seconds before the second of them; twice as long before each one after


def arrived(parcel: Parcel, sent: int | Posted | None) -> Outcome:
    """It is there. A change that brings no id back leaves the message its own."""
    if isinstance(sent, Posted):
        return Outcome(parcel, State.SENT, sent.message, poll=sent)
    return Outcome(parcel, State.SENT, sent if sent is not None else parcel.edits)


def failed(parcel: Parcel, error: Exception) -> Outcome:
    """What an error means for the row: it waits again, is as good as sent, called off, set aside or failed."""
    match error:
        case NotModified():
            return arrived(parcel, parcel.edits)
        case TryLater(after=after) if parcel.media == COMMANDS:
            return Outcome(parcel, State.WAITING, cause=error, put_off=after)
        case TryLater() | NotSent() | GroupMoved():
            return Outcome(parcel, State.WAITING, cause=error)
        case Unclear():
            again = may_be_said_twice(parcel) and parcel.attempts + 1 < TRIES
            return Outcome(parcel, State.WAITING if again else State.UNKNOWN, cause=error, unheard=True)
        case Unreachable():
            return Outcome(parcel, State.CANCELLED, cause=error)
    return Outcome(parcel, State.FAILED, cause=error)


def instead(parcel: Parcel, error: Exception) -> Parcel | None:
    """What to send at once in the place of what Telegram would not take; None if there is nothing."""
    match error:
        case Gone() if parcel.edits is not None:
            return replace(parcel, edits=None)
        case Misworded() if not parcel.plain:
            return without_markup(parcel)
    return None


def may_be_said_twice(parcel: Parcel) -> bool:
    """Someone is waiting for it, or it changes a message and so can only arrive once."""
    return parcel.urgency is Urgency.REPLY or parcel.edits is not None


def patience(outcome: Outcome) -> float:
    """Seconds before the chat hears the same again after no answer came: longer each time."""
    return PATIENCE * float(2**outcome.parcel.attempts)
