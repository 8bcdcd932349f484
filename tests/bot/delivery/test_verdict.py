"""What becomes of a parcel after a try: one row of a table each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.verdict import TRIES, arrived, failed, instead, patience
from bot.errors import Gone, GroupMoved, Misworded, NotModified, NotSent, TryLater, Unclear, Unreachable
from bot.outbox.parcel import Outcome, Parcel
from bot.outbox.tables import State, Urgency

NEW = Parcel(1, 1001, 7, "<b>7 &lt; 8</b>", [], None, None, None, None, None, Urgency.REPLY, 0)
EDIT = replace(NEW, edits=55)
NEWS = replace(NEW, urgency=Urgency.BULK)
REMINDER = replace(NEW, urgency=Urgency.REMINDER)
LAST = replace(NEW, attempts=TRIES - 1)


@pytest.mark.parametrize(
    ("parcel", "error", "state", "unheard"),
    [
        (NEW, TryLater(timedelta(seconds=3)), State.WAITING, False),
        (NEWS, TryLater(timedelta(seconds=3)), State.WAITING, False),
        (LAST, NotSent(), State.WAITING, False),
        (NEWS, NotSent(), State.WAITING, False),
        (NEW, GroupMoved(-5), State.WAITING, False),
        (NEW, Unclear(), State.WAITING, True),
        (replace(NEW, attempts=TRIES - 2), Unclear(), State.WAITING, True),
        (LAST, Unclear(), State.UNKNOWN, True),
        (NEWS, Unclear(), State.UNKNOWN, True),
        (REMINDER, Unclear(), State.UNKNOWN, True),
        (replace(NEWS, edits=55), Unclear(), State.WAITING, True),
        (NEW, Unreachable(), State.CANCELLED, False),
        (NEW, Misworded(), State.FAILED, False),
        (NEW, Gone(), State.FAILED, False),
        (NEW, KeyError("x"), State.FAILED, False),
    ],
)
def test_what_an_error_means(parcel: Parcel, error: Exception, state: State, unheard: bool) -> None:
    """Only what surely did not arrive, or does no harm when heard twice, is tried again."""
    assert failed(parcel, error) == Outcome(parcel, state, cause=error, unheard=unheard)


def test_a_message_that_reads_so_already_is_there() -> None:
    """Telegram calls it an error; nobody else would."""
    assert failed(EDIT, NotModified()) == Outcome(EDIT, State.SENT, 55)


@pytest.mark.parametrize(("parcel", "told", "kept"), [(NEW, 8, 8), (EDIT, 55, 55), (EDIT, None, 55), (NEW, None, None)])
def test_what_arrived_has_an_id(parcel: Parcel, told: int | None, kept: int | None) -> None:
    """An edit keeps the one it had; a menu of commands has none."""
    assert arrived(parcel, told) == Outcome(parcel, State.SENT, kept)


@pytest.mark.parametrize(
    ("parcel", "error", "expected"),
    [
        (EDIT, Gone(), NEW),
        (NEW, Gone(), None),
        (NEW, Misworded(), replace(NEW, html="7 < 8", plain=True)),
        (replace(NEW, plain=True), Misworded(), None),
        (EDIT, NotModified(), None),
        (NEW, Unclear(), None),
    ],
)
def test_what_is_sent_instead(parcel: Parcel, error: Exception, expected: Parcel | None) -> None:
    """A message that is gone is said anew; words that Telegram cannot parse are said plainly, once."""
    assert instead(parcel, error) == expected


def test_patience_grows() -> None:
    """A server that does not answer is asked less and less often."""
    assert [patience(Outcome(replace(NEW, attempts=tries), State.WAITING)) for tries in range(4)] == [1, 2, 4, 8]
