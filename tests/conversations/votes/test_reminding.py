"""Who has a vote and has not voted is reminded, at the last moment outside their quiet hours; nobody else is."""

from datetime import time, timedelta

import pytest
from sqlalchemy import select, update

from bot.ballots import mandating
from bot.outbox.tables import bodies, outbox
from bot.people import membership, preferences
from bot.people.tables import people
from tests import builders
from tests.bot.ballots.hall import body
from tests.builders import NOW
from tests.conversations.votes.assembly import WEEK, Assembly
from tests.conversations.votes.polling_place import water

HOUR = timedelta(hours=1)


@pytest.fixture
def assembly(db):
    """It opened on a Monday at 10:00 in Tunis, where it is quiet from 21:00 to 8:00."""
    found = Assembly(db, water())
    found.opens_by_hand()
    return found


def reminded(assembly, name):
    """How long before the end each reminder of one of the organisations went out."""
    chat = assembly.people[name].telegram_id
    mine = select(outbox.c.due_at, bodies.c.html).join(bodies).where(outbox.c.chat_id == chat).order_by(outbox.c.id)
    return [NOW + WEEK - row.due_at for row in assembly.db.execute(mine) if "still missing" in row.html]


def test_two_days_and_six_hours_before_the_end_moved_out_of_the_night(assembly):
    """Six hours before 10:00 is 4:00: the last minute before the quiet hours is 20:59 on the evening before."""
    assembly.passes(WEEK - HOUR)

    assert reminded(assembly, "Amal") == [48 * HOUR, 13 * HOUR + timedelta(minutes=1)]


def test_everybody_has_their_own_quiet_hours(assembly):
    """Who sleeps from 22:00 is reminded an hour later than who sleeps from 21:00."""
    theirs = people.c.id == assembly.people["Bhar"].id
    assembly.db.execute(update(people).where(theirs).values(quiet_from=time(22), quiet_until=time(7)))
    assembly.passes(WEEK - HOUR)

    assert reminded(assembly, "Bhar") == [48 * HOUR, 12 * HOUR + timedelta(minutes=1)]
    assert reminded(assembly, "Amal")[1] == 13 * HOUR + timedelta(minutes=1)


def test_who_has_voted_and_who_has_no_vote_is_left_in_peace(assembly):
    """Advisers and other members of the territory never hear of it."""
    sami = builders.person(assembly.db, "Sami")
    assembly.says("Amal", "consent")
    assembly.passes(5 * 24 * HOUR)
    assembly.says("Bhar", "consent")
    assembly.passes(WEEK - 5 * 24 * HOUR - HOUR)

    assert reminded(assembly, "Amal") == [] and reminded(assembly, "Bhar") == [48 * HOUR]
    assert assembly.line.shown(sami.telegram_id) == []


def test_who_takes_a_mandate_on_the_last_day_is_reminded_too(db):
    """At a moment of their own, at which nobody else would have been."""
    assembly = Assembly(db, water())
    nahda, assembly.people["Nahda"] = body(db, "Nahda", mandate=False)
    assembly.opens_by_hand()
    preferences.choose_quiet(db, assembly.people["Nahda"].id, (time(22), time(7)))
    assembly.passes(WEEK - 20 * HOUR)
    mandating.mandate(db, nahda.id, assembly.people["Nahda"].id, assembly.line.clock.now())
    assembly.passes(19 * HOUR)

    assert reminded(assembly, "Nahda") == [12 * HOUR + timedelta(minutes=1)]


def test_after_an_outage_of_hours_a_reminder_is_dropped(assembly):
    """It would come at another hour than it was meant for."""
    assembly.passes(WEEK - 48 * HOUR - timedelta(minutes=10))
    assembly.line.advance(2 * HOUR)

    assert reminded(assembly, "Amal") == []


def test_within_the_hour_it_still_goes_out(assembly):
    """A restart takes minutes."""
    assembly.passes(WEEK - 48 * HOUR - timedelta(minutes=10))
    assembly.line.advance(HOUR)

    assert reminded(assembly, "Amal") == [47 * HOUR + timedelta(minutes=10)]


def test_an_extended_vote_reminds_again_counted_from_its_new_end(assembly):
    """48 and 6 hours before the end three days later."""
    assembly.passes(WEEK + timedelta(days=3) - HOUR)

    assert reminded(assembly, "Amal")[2:] == [48 * HOUR - timedelta(days=3), 13 * HOUR - timedelta(days=3, minutes=-1)]


def test_one_reminder_for_whoever_speaks_for_several(assembly):
    """However many ballots wait for them."""
    ghar = builders.organisation(assembly.db, "Ghar")
    amal = assembly.people["Amal"]
    membership.speak_for(assembly.db, amal.id, assembly.here, ghar.id, ghar.kind, NOW)
    mandating.mandate(assembly.db, ghar.id, amal.id, NOW)
    assembly.agenda.motions[2] = water()
    assembly.looks(2)
    assembly.leila.presses("Open: ")
    assembly.passes(WEEK - 47 * HOUR)

    assert reminded(assembly, "Amal") == [48 * HOUR, 48 * HOUR]  # one for each of the two votes


def test_who_changed_their_quiet_hours_meanwhile_is_reminded_by_the_new_ones(assembly):
    """Changed more than a day before, they hold; and nobody is reminded twice."""
    assembly.passes(3 * 24 * HOUR)
    preferences.choose_quiet(assembly.db, assembly.people["Amal"].id, (time(9), time(12)))
    assembly.passes(WEEK - 3 * 24 * HOUR - HOUR)

    assert reminded(assembly, "Amal") == [49 * HOUR + timedelta(minutes=1), 6 * HOUR]
