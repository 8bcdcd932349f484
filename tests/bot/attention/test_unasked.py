"""What is said to somebody who did not just press."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.attention.unasked import to_groups, to_person
from bot.i18n import T
from bot.outbox.tables import Urgency, shown
from bot.people import territories
from bot.people.roles import Person
from bot.people.tables import groups
from tests.builders import NOW

NIGHT = datetime(2026, 3, 2, 23, tzinfo=UTC)
MORNING = datetime(2026, 3, 3, 7, tzinfo=UTC)  # eight on the clock in Tunis
NOON = datetime(2026, 3, 3, 11, tzinfo=UTC)


@pytest.fixture
def here(db):
    return territories.add(db, "Sfax", "TN", NOW)


SARA = Person(7, 70, "Sara", "fr", zone="Africa/Tunis")


def test_at_night_somebody_is_told_in_the_morning_and_by_day_at_once(here):
    """Nobody is woken by news."""
    (by_night,) = to_person(here, SARA, T("Menu"), now=NIGHT)
    (by_day,) = to_person(here, SARA, T("Menu"), now=NOON)

    assert (by_night.due, by_day.due) == (MORNING, NOON)
    assert (by_night.chat, by_night.urgency) == (70, Urgency.REMINDER)


def test_somebody_has_quiet_hours_of_their_own(here):
    """Equal ends: there are none."""
    (said,) = to_person(here, replace(SARA, quiet=(time(1), time(1))), T("Menu"), now=NIGHT)

    assert said.due == NIGHT


def test_somebody_who_is_away_is_told_nothing(here):
    """It would be refused, and the row would wait for nothing."""
    assert to_person(here, replace(SARA, away=True), T("Menu"), now=NIGHT) == []


def test_a_group_reads_what_is_new_in_the_morning_and_what_changed_at_once(db, here, group_of):
    """A message that changes rings at nobody."""
    group = group_of(here)
    (new,) = to_groups(db, here, T("Menu"), (), key="vote:1", now=NIGHT, changed=Urgency.REPLY)
    db.execute(shown.insert().values(chat_id=group, key="vote:1", message_id=5))
    (changed,) = to_groups(db, here, T("Menu"), (), key="vote:1", now=NIGHT, changed=Urgency.REPLY)

    assert (new.chat, new.due, new.urgency) == (group, MORNING, Urgency.BULK)
    assert (changed.chat, changed.due, changed.urgency) == (group, NIGHT, Urgency.REPLY)


@pytest.fixture
def group_of(db):
    def make(here):
        row = {"chat_id": -500, "territory_id": here.id, "title": "Sfax", "language": "ar", "created_at": NOW}
        db.execute(groups.insert().values(row))
        return -500

    return make
