"""The charter's front page names what of sense-checks and signing waits for whoever opens it."""

import pytest

from conversations.charter.presses import ShowCharter
from conversations.charter.sensing.presses import ShowFingers
from tests.conversations.charter.sensing.circle import circle
from tests.conversations.charter.sensing.circle import plain as seen
from tests.conversations.charter.signing.pole import pole


def front(made, who):
    who.opens(ShowCharter(made.here))
    return seen(who.last)


def test_a_sense_check_waits_until_one_has_shown_ones_fingers(db):
    """Or until it has ended."""
    mahdia = circle(db)
    mahdia.opens()
    sara, ali = mahdia.member("Sara"), mahdia.member("Ali")
    assert "1 text to say your mind about" in front(mahdia, sara)

    sara.opens(ShowFingers(mahdia.here, mahdia.check.id, 4))
    assert "to say your mind about" not in front(mahdia, sara)
    mahdia.closes()
    assert "to say your mind about" not in front(mahdia, ali)


@pytest.mark.parametrize("signed", [False, True])
def test_the_charter_waits_to_be_signed(db, signed):
    """By whoever has not."""
    mahdia = pole(db)
    sara = mahdia.member("Sara")
    assert "The charter, version" not in front(mahdia, sara)

    mahdia.adopts()
    if signed:
        mahdia.signs("Sara")
    assert ("The charter, version 1: read it" in front(mahdia, sara)) is not signed


def test_facilitators_are_told_of_a_frozen_version_that_is_not_voted_on(db):
    """Until the vote is open; members are not."""
    mahdia = pole(db)
    sara = mahdia.member("Sara")
    mahdia.freezes()
    told = "Version 1 of the charter is frozen and not voted on yet"
    assert told in front(mahdia, mahdia.amal) and told not in front(mahdia, sara)

    mahdia.opens_vote()
    assert told not in front(mahdia, mahdia.amal)
