"""Who may hear from us now, on a clock of the test's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.limits import BURST, SLACK, Limits
from bot.delivery.pace import LONGEST, PATCH, REACH_AGAIN, SWEEP, Pace

SARA, AMINA, GROUP = 1, 2, -100
A_LITTLE = 1e-6
INFINITE = float("inf")


@dataclass(slots=True)
class Line:
    """A sender without a network: everything leaves as soon as the pace allows."""

    pace: Pace = field(default_factory=lambda: Pace(Limits()))
    now: float = 0.0
    heard: list[tuple[float, int]] = field(default_factory=list)

    def send(self, chat: int, *, kept: bool = False) -> None:
        while not self.may(chat, kept):
            self.now += max(self.pace.next_change(self.now), A_LITTLE)
        self.pace.left(chat, self.now, kept=kept)
        self.heard.append((self.now, chat))

    def may(self, chat: int, kept: bool) -> bool:
        calm = kept and chat in self.pace.calm(self.now)
        return self.pace.room(self.now) > 0 and chat not in self.pace.busy(self.now) and not calm

    def times(self, chat: int) -> list[float]:
        return [now for now, whom in self.heard if whom == chat]


def test_ten_thousand_people_hear_it_in_five_and_a_half_minutes() -> None:
    """Telegram's thirty a second are kept, and none of them is wasted."""
    line = Line()
    for chat in range(1, 10_001):
        line.send(chat)

    assert 333 <= line.now <= 333.4


def test_a_person_hears_three_at_once_and_then_one_a_second() -> None:
    """An answer of several messages comes at once; a flood does not."""
    line = Line()
    for _ in range(6):
        line.send(SARA)

    assert line.times(SARA) == pytest.approx([0, 0, 0, 1, 2, 3], abs=0.01)


def test_a_group_hears_twenty_a_minute() -> None:
    """Counted with a little slack, since requests overtake each other on their way."""
    line = Line()
    for _ in range(41):
        line.send(GROUP)

    assert line.times(GROUP)[20] == pytest.approx(60 + SLACK, abs=1)
    assert line.times(GROUP)[40] == pytest.approx(2 * (60 + SLACK), abs=1)


def test_live_counts_change_at_most_every_six_seconds() -> None:
    """So half of what a group may hear is left for answers, which do not wait for them."""
    line = Line()
    line.send(GROUP, kept=True)
    line.send(GROUP)
    line.send(GROUP, kept=True)
    line.send(GROUP, kept=True)

    assert line.times(GROUP) == pytest.approx([0, 0, 6, 12], abs=0.1)


def test_what_a_facilitator_keeps_in_private_changes_without_rest() -> None:
    """Only a group's messages are limited to twenty a minute."""
    pace = Pace(Limits())
    pace.left(SARA, 0, kept=True)

    assert pace.calm(0) == []


def test_nobody_waits_for_somebody_elses_chat() -> None:
    """One hot chat never freezes the others."""
    pace = Pace(Limits())
    for _ in range(BURST):
        pace.left(SARA, 0)

    assert (pace.busy(0.5), pace.room(0.5)) == ([SARA], BURST)


def test_a_pause_that_telegram_asks_for_is_kept_to_its_end() -> None:
    """Its ``retry_after`` is the law, for that chat."""
    pace = Pace(Limits())
    pace.told(GROUP, after=40, now=0)

    kept = [(moment, pace.busy(moment), pace.paused(GROUP, moment)) for moment in (0, 39.9, 40)]

    assert kept == [(0, [GROUP], True), (39.9, [GROUP], True), (40, [], False)]
    assert not pace.paused(SARA, 1)


@pytest.mark.parametrize(
    ("told", "stopped_until"),
    [
        ([(GROUP, 40, 0)], 0),
        ([(GROUP, 40, 0), (GROUP, 30, 5)], 0),
        ([(GROUP, 4, 0), (SARA, 30, 5)], 0),
        ([(GROUP, 6, 0), (SARA, 30, 5)], 6),
        ([(GROUP, 40, 0), (SARA, 3, 5)], 8),
        ([(SARA, 30, 0), (AMINA, 29, 1)], 30),
        ([(SARA, 3, 0), (AMINA, 3, 1), (GROUP, 3, 2)], 4),
    ],
)
def test_two_chats_told_so_at_once_mean_everybody(told: list[tuple[int, float, float]], stopped_until: float) -> None:
    """Telegram does not say whom it means; as long as two must wait, it is everybody.

    Not longer: a group that was too loud must not silence a territory for as long as itself.
    """
    pace = Pace(Limits())
    for chat, after, now in told:
        pace.told(chat, after, now)
    last = told[-1][2]

    others = [moment for moment in range(int(last), 50) if pace.room(moment) == 0 and pace.paused(99, moment)]

    assert others == list(range(int(last), int(stopped_until)))


def test_the_next_change_is_when_the_first_pause_ends() -> None:
    """The sender sleeps until then, and not at all if nothing is held back."""
    pace = Pace(Limits())
    nothing = pace.next_change(0)
    pace.rest(SARA, 7)
    pace.told(GROUP, after=3, now=0)

    assert [nothing, pace.next_change(0), pace.next_change(3), pace.next_change(7)] == [INFINITE, 3, 4, INFINITE]


def test_one_lost_connection_rests_one_chat() -> None:
    """It may have been an accident."""
    pace = Pace(Limits())
    pace.unconnected(SARA, 0)

    assert (pace.busy(REACH_AGAIN - 0.1), pace.busy(REACH_AGAIN), pace.room(0)) == ([SARA], [], BURST)


def test_many_in_a_row_rest_everybody_longer_and_longer() -> None:
    """Without a network there is no use in trying thirty times a second."""
    pace, now, pauses = Pace(Limits()), 0.0, []
    for chat in range(PATCH + 8):
        pace.unconnected(chat, now)
        pauses.append(pause_of_everybody(pace, now))
        now += pauses[-1]

    assert pauses == [0.0] * PATCH + [2, 4, 8, 16, LONGEST, LONGEST, LONGEST, LONGEST]


def test_an_answer_means_that_the_network_is_back() -> None:
    """Accidents between successes do not add up."""
    pace = Pace(Limits())
    for chat in range(3 * PATCH):
        pace.unconnected(chat, 0)
        pace.connected()

    assert pace.room(0) == BURST


def test_chats_are_forgotten_once_they_may_be() -> None:
    """A million people cost no memory after they heard."""
    line = Line(Pace(Limits(per_second=1000)))
    for chat in range(1, 20 * SWEEP):
        line.send(chat)

    assert len(line.pace._chats) <= 2 * SWEEP + 1000


@settings(max_examples=60, deadline=None)
@given(
    traffic=st.lists(
        st.tuples(st.sampled_from([SARA, AMINA, GROUP, -101]), st.booleans(), st.floats(0, 3)), max_size=120
    )
)
def test_no_limit_is_ever_exceeded(traffic: list[tuple[int, bool, float]]) -> None:
    """Whatever is said to whom and when: overall, in a chat, in a group, and in live counts."""
    line, counts = Line(), defaultdict[int, list[float]](list)
    for chat, kept, wait in traffic:
        line.now += wait
        line.send(chat, kept=kept)
        if kept and chat < 0:
            counts[chat].append(line.now)

    assert within([now for now, _ in line.heard], 30, BURST)
    assert all(within(line.times(chat), 1, BURST) for chat in (SARA, AMINA))
    assert all(apart(line.times(chat), 20, 60) for chat in (GROUP, -101))
    assert all(apart(times, 1, 6) for times in counts.values())


def within(times: list[float], rate: float, burst: int) -> bool:
    """Whether every stretch holds at most ``rate`` a second and a burst."""
    pairs = ((first, last) for last in range(len(times)) for first in range(last + 1))
    return all(last - first + 1 <= rate * (times[last] - times[first]) + burst + A_LITTLE for first, last in pairs)


def apart(times: list[float], count: int, seconds: float) -> bool:
    """Whether no stretch of so many seconds holds more than ``count``."""
    return all(later - earlier >= seconds - A_LITTLE for earlier, later in zip(times, times[count:], strict=False))


def pause_of_everybody(pace: Pace, now: float) -> float:
    """How long nobody hears anything from ``now`` on, in whole seconds."""
    return next(float(seconds) for seconds in range(100) if pace.room(now + seconds))
