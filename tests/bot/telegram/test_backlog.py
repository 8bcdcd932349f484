"""What waited for us at Telegram, and how it is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from structlog.testing import capture_logs

from bot.telegram.backlog import Backlog
from tests.builders import NOW
from tests.phones import StandingClock

DAY = timedelta(days=1)


def message(age: timedelta) -> dict[str, Any]:
    return {"update_id": 1, "message": {"date": int((NOW - age).timestamp())}}


PRESS = {"update_id": 2, "callback_query": {"message": {"date": 1}}}


def test_an_outage_is_told_when_it_begins_and_when_all_is_taken_in() -> None:
    """Once each, with the age of the oldest and how many there were; health tells the age meanwhile."""
    backlog = Backlog(StandingClock())

    with capture_logs() as lines:
        backlog.fetched([message(DAY), message(DAY - timedelta(hours=1)), PRESS])
        oldest = backlog.seconds
        backlog.fetched([message(timedelta(hours=2)), PRESS])
        backlog.fetched([message(timedelta(seconds=1))])
        backlog.fetched([])

    assert (oldest, backlog.seconds) == (86_400, 0)
    assert [(line["event"], line.get("oldest_seconds"), line.get("updates")) for line in lines] == [
        ("behind", 86_400, None),
        ("caught_up", None, 5),
    ]


def test_presses_alone_say_nothing_about_how_old_they_are() -> None:
    """The message above them may be a year old, or they may come in the middle of what waited."""
    backlog = Backlog(StandingClock())

    with capture_logs() as lines:
        backlog.fetched([PRESS])
        backlog.fetched([message(DAY)])
        backlog.fetched([PRESS])

    assert [line["event"] for line in lines] == ["behind"]
    assert backlog.seconds == 86_400


def test_what_cannot_be_read_has_no_age() -> None:
    """It is set aside elsewhere."""
    backlog = Backlog(StandingClock())

    backlog.fetched([{"update_id": 3, "message": {"from": "nobody"}}, {"update_id": 4, "message": "nothing"}])

    assert backlog.seconds == 0
