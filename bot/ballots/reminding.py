"""Who is reminded of a vote, and when: those on the roll who have not voted, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from bot.ballots import rolls
from bot.ballots.rules import roll as rules
from bot.ballots.rules import times
from bot.ballots.tables import Standing
from bot.ballots.vote import Vote
from bot.people import membership
from bot.people.roles import Person


def moments(vote: Vote, since: datetime, last_allowed: Callable[[datetime], datetime]) -> tuple[datetime, ...]:
    """When somebody is reminded of a vote that opened, or was extended, at ``since``; in UTC, the earlier first.

    ``last_allowed`` moves a moment out of their quiet hours: ``partial(last_allowed_before, zone=…, hours=…)`` of
    ``bot.attention.quiet``, which is a room beside this one.
    """
    return times.reminders(since, vote.closes_at, last_allowed)


def to_remind(db: Connection, vote: Vote) -> list[Person]:
    """Those who speak for a voter that has not voted, by name; once, though they speak for several.

    Advisers never, nor whoever left, nor whoever cannot be reached: away, or on paper only.
    """
    voted = [line.voter for line in rolls.lines(db, vote.id) if line.voted and line.standing is Standing.VOTER]
    waiting = rules.to_remind(rolls.roll_of(db, vote), voted)
    members = membership.members_of(db, vote.territory)
    return [each for each in members if rolls.of_person(each.id) in waiting and each.telegram_id and not each.away]
