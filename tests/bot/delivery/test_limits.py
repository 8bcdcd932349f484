"""How fast we may speak: by hand-worked tables, and by any traffic at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits import BURST, Bucket, Window

A_LITTLE = 1e-6  # of a second: what is lost when times are added up


@pytest.mark.parametrize(
    ("rate", "taken", "now", "room"),
    [
        (1, [], 0, 3),
        (1, [0], 0, 2),
        (1, [0, 0, 0], 0, 0),
        (1, [0, 0, 0], 0.9, 0),
        (1, [0, 0, 0], 1, 1),
        (1, [0, 0, 0], 2.5, 2),
        (1, [0, 0, 0], 100, 3),
        (30, [0, 0, 0], 0.03, 0),
        (30, [0, 0, 0], 0.04, 1),
        (1000, [0] * 99, 0, 1),
        (1000, [0] * 100, 0, 0),
    ],
)
def test_a_bucket_fills_at_its_rate(rate: float, taken: list[float], now: float, room: int) -> None:
    """A burst, then one after the other; a raised limit has a larger burst."""
    bucket = Bucket(rate)
    for moment in taken:
        bucket.take(moment)

    assert bucket.room(now) == room


@pytest.mark.parametrize(
    ("taken", "free_at"),
    [
        ([], float("-inf")),
        ([0, 1], float("-inf")),
        ([0, 1, 2], 60),
        ([0, 1, 2, 61], 61),
        ([0, 1, 2, 61, 62], 62),
    ],
)
def test_a_window_is_free_when_its_oldest_leaves_it(taken: list[float], free_at: float) -> None:
    """Three a minute: the fourth waits until a minute after the first."""
    window = Window(3, 60)
    for moment in taken:
        window.take(moment)

    assert window.free_at() == free_at


@pytest.mark.parametrize("limit", [Bucket(1), Window(20, 60)])
def test_what_heard_nothing_yet_may_be_forgotten(limit: Bucket | Window) -> None:
    """Only chats that heard from us lately cost memory."""
    assert limit.forgotten_at() <= 0
    limit.take(5)

    assert limit.forgotten_at() > 5


@given(rate=st.sampled_from([0.5, 1, 30]), waits=st.lists(st.floats(0, 5), min_size=1, max_size=60))
def test_no_stretch_of_time_holds_more_than_the_rate_and_a_burst(rate: float, waits: list[float]) -> None:
    """Whenever somebody asks, and whatever was taken before."""
    times = greedy(Bucket(rate), waits)

    for first, begin in enumerate(times):
        for last in range(first, len(times)):
            assert last - first + 1 <= rate * (times[last] - begin + A_LITTLE) + BURST


@given(waits=st.lists(st.floats(0, 30), min_size=1, max_size=60))
def test_no_minute_holds_more_than_a_group_may_hear(waits: list[float]) -> None:
    """Any minute, not only those of the clock."""
    times = greedy(Window(5, 60), waits)

    assert all(later - earlier >= 60 - A_LITTLE for earlier, later in zip(times, times[5:], strict=False))


def greedy(limit: Bucket | Window, waits: list[float]) -> list[float]:
    """Ask after each wait, and take as soon as one may."""
    now, times = 0.0, []
    for wait in waits:
        now = max(now + wait, limit.free_at())
        limit.take(now)
        times.append(now)
    return times
