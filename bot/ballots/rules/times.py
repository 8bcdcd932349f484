"""When votes end and who hasn't voted is reminded (decisions, table and "Quorum failing"). Times are aware.

A day of a vote is 24 hours, also where clocks are set forward in between. A vote is open until just before its last
moment: what arrives at the very moment of closing is late.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.ballots.rules.outcome import Rule

EXTENSION = timedelta(days=3)
REMINDED_BEFORE = (timedelta(hours=48), timedelta(hours=6))
_LASTS = {Rule.SENSE_CHECK: timedelta(days=3)}
_OTHERS_LAST = timedelta(days=7)


def lasts(rule: Rule) -> timedelta:
    """Three days for a sense-check, seven for consent and, since nothing else is said, for every other vote."""
    return _LASTS.get(rule, _OTHERS_LAST)


def is_open(now: datetime, closes_at: datetime) -> bool:
    """Of what has opened: a clock that was set back since must not turn anybody away as late."""
    return now < closes_at


def extended(closes_at: datetime, now: datetime) -> datetime:
    """The new end of a vote without a quorum: three days after its end, or after ``now`` if it was found out late.

    Nobody could vote while the bot was away, and the three days are for voting.
    """
    return max(closes_at, now).astimezone(UTC) + EXTENSION


def reminders(
    since: datetime, closes_at: datetime, last_allowed: Callable[[datetime], datetime]
) -> tuple[datetime, ...]:
    """When a voter who has not voted is reminded: 48 and 6 hours before the end, in UTC, the earlier first.

    ``since`` is when the vote opened or was extended. ``last_allowed`` gives the moment itself or the last one before
    the voter's quiet hours (``bot.attention.quiet.last_allowed_before``). What would come no later than ``since`` is
    left out, and so is a second one at the same moment.
    """
    moments = {last_allowed(closes_at - before).astimezone(UTC) for before in REMINDED_BEFORE}
    return tuple(sorted(moment for moment in moments if moment > since))


def review_on(closes_on: date) -> date:
    """When an adopted text is looked at again, unless the group names another day: a year later.

    The 29th of February comes back on the 28th.
    """
    try:
        return closes_on.replace(year=closes_on.year + 1)
    except ValueError:
        return closes_on.replace(year=closes_on.year + 1, day=28)
