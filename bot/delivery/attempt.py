"""One parcel's way to Telegram: tried, sent otherwise where Telegram would not take it so, and judged."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable

import structlog

from bot.delivery.verdict import arrived, failed, instead
from bot.errors import Misworded, TryLater, Unclear
from bot.outbox.parcel import Outcome, Parcel, Posted
from bot.outbox.tables import State

log = structlog.get_logger()

LONGEST = 60.0  # seconds without an answer before a send counts as unclear; well under the lease
QUOTED = re.compile(r"""(?<!\w)'[^']*'|"[^"]*\"""")

Send = Callable[[Parcel], Awaitable[int | Posted | None]]


async def attempt(send: Send, parcel: Parcel, may_leave: Callable[[Parcel], bool]) -> Outcome:
    """Send a parcel and say what became of it. Never raises but when cancelled.

    ``may_leave`` is asked before each request, since Telegram may have asked for a pause in the meantime.
    """
    while may_leave(parcel):
        try:
            async with asyncio.timeout(LONGEST):
                return arrived(parcel, await send(parcel))
        except TimeoutError:
            return judged(parcel, Unclear())
        except Exception as error:
            other = instead(parcel, error)
            if other is None:
                return judged(parcel, error)
            reworded(parcel, error)
            parcel = other
    return Outcome(parcel, State.WAITING)


def judged(parcel: Parcel, error: Exception) -> Outcome:
    outcome = failed(parcel, error)
    facts = {"row": parcel.row, "error": type(error).__name__}
    if outcome.state is State.FAILED:
        log.error("message_failed", **facts, why=unquoted(error))
    elif outcome.state is State.CANCELLED:
        log.info("chat_unreachable", **facts, person=parcel.person)
    elif isinstance(error, TryLater):
        log.warning("pause_asked", **facts, seconds=error.after.total_seconds())
    elif outcome.state is not State.SENT:
        log.warning("message_undelivered", **facts, state=outcome.state.value)
    return outcome


def unquoted(error: Exception) -> str:
    """Telegram's words, or Python's, without what they quote of ours."""
    return QUOTED.sub("…", str(error))[:200]


def reworded(parcel: Parcel, error: Exception) -> None:
    if isinstance(error, Misworded):
        log.error("message_misworded", row=parcel.row)
