"""When nothing unasked may be said: across midnight, when clocks change, by the person's or the territory's wish."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.attention.quiet import allowed_from, hours_of, last_allowed_before
from bot.people.preferences import Hours
from tests.builders import person, territory

TUNIS, PARIS, CASABLANCA = "Africa/Tunis", "Europe/Paris", "Africa/Casablanca"
NIGHT = (time(21), time(8))
NAP = (time(13), time(15))
NONE = (time(7), time(7))


def there(moment: str, zone: str = TUNIS, fold: int = 0) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("moment", "hours", "until"),
    [
        ("2026-03-02 20:59", NIGHT, "2026-03-02 20:59"),
        ("2026-03-02 21:00", NIGHT, "2026-03-03 08:00"),
        ("2026-03-02 23:59", NIGHT, "2026-03-03 08:00"),
        ("2026-03-03 00:00", NIGHT, "2026-03-03 08:00"),
        ("2026-03-03 07:59", NIGHT, "2026-03-03 08:00"),
        ("2026-03-03 08:00", NIGHT, "2026-03-03 08:00"),
        ("2026-12-31 22:00", NIGHT, "2027-01-01 08:00"),
        ("2026-03-02 14:59", NAP, "2026-03-02 15:00"),
        ("2026-03-02 12:59", NAP, "2026-03-02 12:59"),
        ("2026-03-02 22:00", NAP, "2026-03-02 22:00"),
        ("2026-03-02 07:00", NONE, "2026-03-02 07:00"),
        ("2026-03-02 03:00", (time(22), time(0)), "2026-03-02 03:00"),
        ("2026-03-02 23:00", (time(22), time(0)), "2026-03-03 00:00"),
        ("2026-03-02 00:00", (time(0), time(6)), "2026-03-02 06:00"),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(moment: str, hours: Hours, until: str) -> None:
    """Whether they cross midnight or not; hours that end as they begin are none."""
    assert allowed_from(there(moment), TUNIS, hours) == there(until)


@pytest.mark.parametrize(
    ("moment", "hours", "before"),
    [
        ("2026-03-02 20:59", NIGHT, "2026-03-02 20:59"),
        ("2026-03-02 21:00", NIGHT, "2026-03-02 20:59"),
        ("2026-03-03 06:30", NIGHT, "2026-03-02 20:59"),
        ("2026-03-03 08:00", NIGHT, "2026-03-03 08:00"),
        ("2026-03-02 14:00", NAP, "2026-03-02 12:59"),
        ("2026-03-02 07:00", NONE, "2026-03-02 07:00"),
    ],
)
def test_a_reminder_that_would_fall_into_quiet_hours_comes_before_them(moment: str, hours: Hours, before: str) -> None:
    """At the last minute that is left."""
    assert last_allowed_before(there(moment), TUNIS, hours) == there(before)


@pytest.mark.parametrize(
    ("moment", "zone", "hours", "until"),
    [
        # Paris, 29 March 2026: 02:00 is 03:00. The night has ten hours.
        (there("2026-03-28 22:00", PARIS), PARIS, NIGHT, "2026-03-29T06:00+00:00"),
        # Paris, 25 October 2026: 03:00 is 02:00. The night has twelve.
        (there("2026-10-24 22:00", PARIS), PARIS, NIGHT, "2026-10-25T07:00+00:00"),
        # 02:30 is skipped in March: it is quiet until the clock has passed it.
        (there("2026-03-29 01:30", PARIS), PARIS, (time(0), time(2, 30)), "2026-03-29T01:30+00:00"),
        # 02:30 comes twice in October: it is quiet until the second.
        (there("2026-10-25 02:10", PARIS), PARIS, (time(0), time(2, 30)), "2026-10-25T01:30+00:00"),
        (there("2026-10-25 02:10", PARIS, fold=1), PARIS, (time(0), time(2, 30)), "2026-10-25T01:30+00:00"),
        # Casablanca goes back an hour for Ramadan: on 15 February 2026 at 03:00.
        (there("2026-02-14 23:00", CASABLANCA), CASABLANCA, NIGHT, "2026-02-15T08:00+00:00"),
    ],
)
def test_hours_are_those_of_the_clock_on_the_wall(moment: datetime, zone: str, hours: Hours, until: str) -> None:
    """Also in the night in which it is put forward or back."""
    assert allowed_from(moment, zone, hours) == datetime.fromisoformat(until)


clocks = st.times(max_value=time(23, 59)).map(lambda clock: clock.replace(second=0, microsecond=0))
moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


@given(moments, st.sampled_from([TUNIS, PARIS, CASABLANCA, "Asia/Hebron", "Asia/Amman"]), clocks, clocks)
def test_what_may_be_said_is_never_said_in_quiet_hours(moment: datetime, zone: str, start: time, end: time) -> None:
    """On any day, in any zone: it waits a day at most, and then it may be said; what was allowed is not put off."""
    hours = (start, end)
    since = allowed_from(moment, zone, hours)

    assert moment <= since <= moment + timedelta(hours=26)
    assert allowed_from(since, zone, hours) == since
    assert last_allowed_before(since, zone, hours) == since
    assert last_allowed_before(moment, zone, hours) <= moment
    assert since == moment or is_within(moment, zone, hours, slack=timedelta(hours=1))


def is_within(moment: datetime, zone: str, hours: Hours, slack: timedelta) -> bool:
    """Whether the clock on the wall shows quiet hours, or did or will within the hour that a clock may jump."""
    shown = [(moment + shift).astimezone(ZoneInfo(zone)).time() for shift in (-slack, timedelta(), slack)]
    start, end = hours
    return any(start <= one < end if start < end else one >= start or one < end for one in shown)


def test_ones_own_hours_come_before_those_of_the_territory(db):
    """Who wants none has none, whatever the territory does."""
    mahdia = replace(territory(db), quiet=NAP)
    sara = person(db)

    assert hours_of(sara, mahdia) == NAP
    assert hours_of(replace(sara, quiet=NONE), mahdia) == NONE
