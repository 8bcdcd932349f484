"""Quiet hours: when nothing unasked is said. Pure; hours are those of a clock on the wall of the territory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.people.preferences import Hours
from bot.people.roles import Person
from bot.people.territories import Territory

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def hours_of(person: Person, territory: Territory) -> Hours:
    """The person's own quiet hours, or those of the territory."""
    return person.quiet or territory.quiet


def allowed_from(moment: datetime, zone: str, hours: Hours) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into; aware, in UTC."""
    spell = quiet_spell(moment, zone, hours)
    return spell[1] if spell else moment.astimezone(UTC)


def last_allowed_before(moment: datetime, zone: str, hours: Hours) -> datetime:
    """The moment itself, or the last minute before the quiet hours that it falls into; aware, in UTC."""
    spell = quiet_spell(moment, zone, hours)
    return spell[0] - MINUTE if spell else moment.astimezone(UTC)


def quiet_spell(moment: datetime, zone: str, hours: Hours) -> tuple[datetime, datetime] | None:
    """From when until when it is quiet around the moment, in UTC; None if it is not.

    Hours that end before they begin end on the next day; equal ends mean that there are none.
    """
    starts, ends = hours
    if starts == ends:
        return None
    today = moment.astimezone(ZoneInfo(zone)).date()
    for day in (today - DAY, today):
        start = min(on_the_clock(datetime.combine(day, starts), zone))
        end = max(on_the_clock(datetime.combine(day + DAY if ends < starts else day, ends), zone))
        if start <= moment < end:
            return start, end
    return None


def on_the_clock(wall: datetime, zone: str) -> tuple[datetime, datetime]:
    """When a clock there shows this, in UTC: two moments where it does so twice, or skips it; else twice the same."""
    there = wall.replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC), there.replace(fold=1).astimezone(UTC)
