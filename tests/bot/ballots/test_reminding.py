"""Reminders of a vote: for whom, and when."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import partial

from bot.attention.quiet import last_allowed_before
from bot.ballots import closing, mandating, opening, reminding
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote
from bot.people import leaving, membership, paper, standing
from bot.people.roles import Kind
from tests.bot.ballots.hall import END, body, cast, opens
from tests.builders import NOW, organisation, person, territory

NIGHT = partial(last_allowed_before, zone="Africa/Tunis", hours=(time(21), time(8)))


def names(people):
    return [one.name for one in people]


def test_those_who_have_not_voted_are_reminded_and_nobody_else(db):
    """No adviser, no organisation outside, nobody who merely belongs to one, nobody who has voted."""
    town = [body(db, name) for name in ("Atlas", "Oasis", "Rif")]
    person(db, "Member", organisation=town[0][0])
    body(db, "Outside", mandate=False)
    person(db, "Adviser")
    vote = opens(db)
    assert names(reminding.to_remind(db, vote)) == ["Atlas's", "Oasis's", "Rif's"]

    cast(db, vote, town[1], "aside")
    assert names(reminding.to_remind(db, vote)) == ["Atlas's", "Rif's"]


def test_whoever_speaks_for_two_is_reminded_once_until_both_have_voted(db):
    """They need not be told twice."""
    atlas, amira = body(db, "Atlas")
    oasis = organisation(db, "Oasis")
    membership.speak_for(db, amira.id, territory(db).id, oasis.id, oasis.kind, NOW)
    mandating.mandate(db, oasis.id, amira.id, NOW)
    vote = opens(db)
    assert names(reminding.to_remind(db, vote)) == ["Atlas's"]
    cast(db, vote, (atlas, amira), "consent")
    assert names(reminding.to_remind(db, vote)) == ["Atlas's"]
    cast(db, vote, (oasis, amira), "consent")
    assert reminding.to_remind(db, vote) == []


def test_nobody_is_reminded_who_left_or_cannot_be_reached(db):
    """On paper, away, or gone."""
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    paper.enter(db, "Salha", territory(db), Kind.INFORMAL, NOW)
    left, away = person(db, "Left"), person(db, "Away")
    person(db, "Here")
    vote = opens(db)
    leaving.leave_territories(db, left.id)
    standing.set_away(db, away.telegram_id, NOW)
    assert names(reminding.to_remind(db, vote)) == ["Here"]


def test_a_secret_vote_reminds_by_the_marks_of_its_roll(db):
    """Who has voted is known, and what is not."""
    for name in ("Aa", "Bb", "Cc", "Dd", "Ee"):
        body(db, name)
    assert len(reminding.to_remind(db, opens(db, Rule.MAJORITY, secret=True))) == 5


def test_reminders_come_two_days_and_six_hours_before_the_end(db):
    """The second would be at four in the morning there, and comes before the night instead."""
    body(db, "Atlas")
    vote = opens(db)
    assert datetime(2026, 3, 9, 9, tzinfo=UTC) == END  # ten o'clock in Tunis
    two_days, before_the_night = datetime(2026, 3, 7, 9, tzinfo=UTC), datetime(2026, 3, 8, 19, 59, tzinfo=UTC)
    assert reminding.moments(vote, NOW, NIGHT) == (two_days, before_the_night)


def test_an_extended_vote_reminds_anew_for_its_new_end(db):
    """Three days from the end, so both reminders fall into them."""
    body(db, "Atlas")
    vote = closing.close(db, opens(db).id, END).vote
    first = datetime(2026, 3, 10, 9, tzinfo=UTC)
    assert reminding.moments(vote, END, NIGHT) == (first, datetime(2026, 3, 11, 19, 59, tzinfo=UTC))
    assert reminding.moments(vote, vote.closes_at - timedelta(hours=1), NIGHT) == ()
