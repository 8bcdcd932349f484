"""Ballots in the open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.ballots import casting, closing, mandating, rolls
from bot.ballots.casting import OpenBallot
from bot.ballots.rules.outcome import Rule
from bot.ballots.vote import wherever
from tests.bot.ballots.hall import END, GRADED, SECOND, body, cast, opens, voter
from tests.builders import NOW, person

HOUR = timedelta(hours=1)
GRADES = dict(zip(GRADED, ("good", "poor", "reject"), strict=True))


def voted(db, vote):
    return {line.voter for line in rolls.lines(db, vote.id) if line.voted}


def test_a_ballot_is_kept_as_it_was_cast_and_marks_the_line(db):
    """With who spoke and when: in an open vote both are shown."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)

    casting.cast(db, vote, voter(atlas), "concern", reason="The well is deep.", by=amira.id, now=NOW + HOUR)

    kept = OpenBallot(voter(atlas), "concern", "The well is deep.", None, amira.id, None, NOW + HOUR)
    assert casting.ballot(db, vote.id, voter(atlas)) == kept
    assert casting.ballots(db, vote.id) == [kept]
    assert voted(db, vote) == {voter(atlas)}


def test_a_ballot_is_replaced_whole(db):
    """The reason of the objection does not stay on with the consent."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    cast(db, vote, (atlas, amira), "objection", reason="No.")

    casting.cast(db, vote, voter(atlas), "consent", by=amira.id, now=NOW + HOUR)

    assert casting.ballots(db, vote.id) == [OpenBallot(voter(atlas), "consent", "", None, amira.id, None, NOW + HOUR)]


def test_a_new_delegate_replaces_what_the_old_one_cast(db):
    """The vote is the organisation's."""
    atlas, amira = body(db, "Atlas")
    omar = person(db, "Omar", organisation=atlas)
    vote = opens(db)
    cast(db, vote, (atlas, amira), "consent")

    mandating.mandate(db, atlas.id, omar.id, NOW + HOUR)
    assert casting.ballot(db, vote.id, voter(atlas)).choice == "consent", "it stands until then"
    cast(db, vote, (atlas, omar), "aside")

    assert [(each.choice, each.cast_by) for each in casting.ballots(db, vote.id)] == [("aside", omar.id)]


@pytest.mark.parametrize(
    ("rule", "choice"),
    [
        (Rule.CONSENT, "consent"),
        (Rule.CONSENT, "aside"),
        (Rule.TWO_THIRDS, "for"),
        (Rule.MAJORITY, "against"),
        (Rule.JUDGMENT, GRADES),
        (Rule.JUDGMENT, "aside"),
    ],
)
def test_every_rule_has_its_own_words(db, rule, choice):
    """They come back as they went in."""
    atlas = body(db, "Atlas")
    vote = opens(db, rule)
    cast(db, vote, atlas, choice)
    assert casting.ballot(db, vote.id, voter(atlas[0])).choice == choice


@pytest.mark.parametrize(
    ("rule", "choice"),
    [
        (Rule.CONSENT, "for"),
        (Rule.CONSENT, "objection"),  # without a reason
        (Rule.CONSENT, GRADES),
        (Rule.TWO_THIRDS, "consent"),
        (Rule.MAJORITY, GRADES),
        (Rule.JUDGMENT, "for"),
        (Rule.JUDGMENT, {**GRADES, "gda": "good"}),
        (Rule.JUDGMENT, dict(list(GRADES.items())[1:])),
        (Rule.JUDGMENT, {**GRADES, "association": "splendid"}),
    ],
)
def test_what_the_rule_could_not_count_is_not_kept(db, rule, choice):
    """A press is made of words that anybody can send, and one such ballot would keep the vote from closing."""
    atlas = body(db, "Atlas")
    vote = opens(db, rule)
    with pytest.raises(ValueError):
        cast(db, vote, atlas, choice)
    assert casting.ballots(db, vote.id) == []
    assert voted(db, vote) == set()


def test_an_objection_may_be_spoken(db):
    """The recording is its reason."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    casting.cast(db, vote, voter(atlas), "objection", recording="AwACAg", by=amira.id, now=NOW)
    assert casting.ballot(db, vote.id, voter(atlas)).recording == "AwACAg"


def test_who_has_no_line_casts_nothing(db):
    """Neither an organisation without a mandate, nor one that is not there."""
    body(db, "Atlas")
    oasis = body(db, "Oasis", mandate=False)
    vote = opens(db)
    with pytest.raises(ValueError, match="has no vote"):
        cast(db, vote, oasis, "consent")
    with pytest.raises(ValueError, match="has no vote"):
        casting.cast(db, vote, "o99", "consent", by=oasis[1].id, now=NOW)
    assert casting.ballots(db, vote.id) == []


def test_in_a_secret_vote_nothing_is_cast_in_the_open(db):
    """It would stand beside its voter for good."""
    town = [body(db, name) for name in ("Aa", "Bb", "Cc", "Dd", "Ee")]
    vote = opens(db, Rule.MAJORITY, secret=True)
    with pytest.raises(ValueError, match="no open ballot"):
        cast(db, vote, town[0], "for")


def test_what_arrives_in_the_second_of_the_close_is_late(db):
    """Also where the close has not been noticed yet; the second before is in time."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    with pytest.raises(ValueError, match="no open ballot"):
        casting.cast(db, vote, voter(atlas), "consent", by=amira.id, now=END)

    casting.cast(db, vote, voter(atlas), "consent", by=amira.id, now=END - SECOND)
    assert voted(db, vote) == {voter(atlas)}


def test_a_clock_that_was_set_back_after_the_opening_turns_nobody_away(db):
    """A small computer that starts without a battery has an older time for a while; the vote is open all the same."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    casting.cast(db, vote, voter(atlas), "consent", by=amira.id, now=NOW - HOUR)
    assert voted(db, vote) == {voter(atlas)}


def test_a_vote_that_was_closed_in_the_meantime_takes_nothing(db):
    """Whoever read it before has it as open still."""
    town = [body(db, name) for name in ("Atlas", "Oasis")]
    vote = opens(db)
    cast(db, vote, town[0], "consent")
    closing.close(db, vote.id, NOW + HOUR)

    with pytest.raises(ValueError, match="no open ballot"):
        cast(db, vote, town[1], "consent")
    assert wherever(db, vote.id).outcome.turnout.voted == 1


def test_what_a_facilitator_recorded_can_be_taken_back(db):
    """As if it had never been recorded."""
    atlas, salha = body(db, "Atlas")
    amal, vote = person(db, "Amal"), opens(db)
    casting.cast(db, vote, voter(atlas), "consent", by=salha.id, recorded_by=amal.id, now=NOW)
    assert casting.ballot(db, vote.id, voter(atlas)).recorded_by == amal.id

    assert casting.revoke(db, vote, voter(atlas), NOW + HOUR)
    assert casting.ballots(db, vote.id) == []
    assert voted(db, vote) == set()
    assert not casting.revoke(db, vote, voter(atlas), NOW + HOUR), "once"


def test_only_a_recorded_ballot_is_taken_back_and_only_before_the_close(db):
    """One's own is changed; after the close nothing is."""
    (atlas, amira), (oasis, omar) = body(db, "Atlas"), body(db, "Oasis")
    vote = opens(db)
    cast(db, vote, (atlas, amira), "consent")
    casting.cast(db, vote, voter(oasis), "consent", by=omar.id, recorded_by=amira.id, now=NOW)

    assert not casting.revoke(db, vote, voter(atlas), NOW + HOUR)
    assert not casting.revoke(db, vote, voter(oasis), END)
    closing.close(db, vote.id, NOW + HOUR)
    assert not casting.revoke(db, vote, voter(oasis), NOW + HOUR)
    assert voted(db, vote) == {voter(atlas), voter(oasis)}


def test_whoever_votes_over_a_recorded_ballot_makes_it_their_own(db):
    """It is nobody's to take back then."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    casting.cast(db, vote, voter(atlas), "consent", by=amira.id, recorded_by=person(db, "Amal").id, now=NOW)
    cast(db, vote, (atlas, amira), "aside")
    assert casting.ballot(db, vote.id, voter(atlas)).recorded_by is None
    assert not casting.revoke(db, vote, voter(atlas), NOW + HOUR)
