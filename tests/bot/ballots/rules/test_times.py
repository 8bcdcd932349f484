"""When votes end, and when those who have not voted are reminded."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.attention.quiet import last_allowed_before, quiet_spell
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.times import extended, is_open, lasts, reminders, review_on

NIGHT = time(21), time(8)
TUNIS = partial(last_allowed_before, zone="Africa/Tunis", hours=NIGHT)  # one hour ahead of UTC, all year
OPENING = datetime(2026, 11, 2, 9, tzinfo=UTC)  # a Monday
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("rule", "days"), [(Rule.CONSENT, 7), (Rule.SENSE_CHECK, 3), (Rule.TWO_THIRDS, 7), (Rule.JUDGMENT, 7)]
)
def test_a_sense_check_lasts_three_days_and_other_votes_a_week(rule, days):
    """The law names the first two; the others are as weighty as consent."""
    assert lasts(rule) == timedelta(days=days)


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        (OPENING - SECOND, True),  # a clock that was set back, or another process's
        (OPENING, True),
        (OPENING + timedelta(days=7) - SECOND, True),
        (OPENING + timedelta(days=7), False),
    ],
)
def test_a_vote_that_arrives_at_the_moment_of_closing_is_late(now, open_):
    """Otherwise it could come after the count. Nothing comes too early: what can be pressed has opened."""
    assert is_open(now, OPENING + timedelta(days=7)) is open_


@pytest.mark.parametrize(
    ("found_out", "ends"),
    [
        (OPENING, datetime(2026, 11, 5, 9, tzinfo=UTC)),  # at once: the 2nd and three days
        (OPENING - SECOND, datetime(2026, 11, 5, 9, tzinfo=UTC)),
        (OPENING + timedelta(days=4), datetime(2026, 11, 9, 9, tzinfo=UTC)),  # away until the 6th
        (OPENING.astimezone(timezone(timedelta(hours=2))), datetime(2026, 11, 5, 9, tzinfo=UTC)),
    ],
)
def test_an_extension_is_three_days_in_which_one_can_vote(found_out, ends):
    """From the end that was printed, or from when the bot was there again."""
    assert extended(OPENING, found_out) == ends


@pytest.mark.parametrize(
    ("since", "closes_at", "found"),
    [
        # Ends Monday the 9th at 17:00 in Tunis: reminded on the 7th at 17:00 and on the 9th at 11:00.
        ((2, 17), (9, 17), [(7, 17, 0), (9, 11, 0)]),
        # Ends at 09:00: 48 hours before is the 7th, 09:00; six hours before is 03:00, in the night that began on the
        # 8th at 21:00, so 20:59.
        ((2, 9), (9, 9), [(7, 9, 0), (8, 20, 59)]),
        # Ends at 23:00: the 7th at 23:00 is quiet, so 20:59; the 9th at 17:00 is not.
        ((2, 23), (9, 23), [(7, 20, 59), (9, 17, 0)]),
        # A vote of two days has no room for the first.
        ((7, 17), (9, 17), [(9, 11, 0)]),
        # Nor has one of three hours for any.
        ((9, 14), (9, 17), []),
        # Six hours before the end would be in the night before it opened.
        ((9, 8), (9, 13), []),
    ],
)
def test_reminders_come_two_days_and_six_hours_before_the_end_and_not_at_night(since, closes_at, found):
    """Days of November 2026 and hours in Tunis, where it is quiet from 21:00 to 08:00."""

    def there(day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2026, 11, day, hour - 1, minute, tzinfo=UTC)

    assert reminders(there(*since), there(*closes_at), TUNIS) == tuple(there(*each) for each in found)


def test_two_reminders_that_fall_together_are_one():
    """Somebody whose quiet hours are nearly all day."""
    noon = datetime(2026, 11, 7, 12, tzinfo=UTC)
    assert reminders(OPENING, OPENING + timedelta(days=7), lambda _: noon) == (noon,)


@given(
    st.timedeltas(timedelta(), timedelta(days=700)).map(lambda after: OPENING + after),
    st.timedeltas(timedelta(), timedelta(days=9)),
    st.sampled_from(["Africa/Tunis", "Asia/Hebron", "Asia/Amman"]),
)
def test_every_reminder_is_while_the_vote_is_open_and_never_at_night(opened, lasting, zone):
    """Also where clocks are set forward and back."""
    closes_at = opened + lasting
    for moment in reminders(opened, closes_at, partial(last_allowed_before, zone=zone, hours=NIGHT)):
        assert opened < moment <= closes_at - timedelta(hours=6)
        assert quiet_spell(moment, zone, NIGHT) is None


@pytest.mark.parametrize(
    ("closes", "again"),
    [
        (date(2026, 11, 9), date(2027, 11, 9)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_an_adopted_text_is_looked_at_again_a_year_later(closes, again):
    """Also one that was adopted on a leap day."""
    assert review_on(closes) == again
