"""Who speaks for an organisation, and what that does to votes that are open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.ballots import closing, mandating, opening, rolls
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote, mandate
from bot.people import leaving, membership, organisations, paper
from bot.people.roles import Kind
from tests.bot.ballots.hall import END, body, cast, opens, voter, voters
from tests.builders import NOW, joins, organisation, person, territory

HOUR = timedelta(hours=1)


def test_an_organisation_has_one_delegate_the_last(db):
    """A second mandate replaces the first."""
    atlas, amira = body(db, "Atlas")
    omar = person(db, "Omar", organisation=atlas)
    assert mandating.delegate(db, atlas.id) == amira.id

    mandating.mandate(db, atlas.id, omar.id, NOW)
    assert mandating.delegate(db, atlas.id) == omar.id
    assert mandating.delegate(db, 99) is None


def test_only_somebody_of_the_organisation_can_be_mandated(db):
    """A number in a press is anybody's."""
    atlas, amira = body(db, "Atlas")
    huda = person(db, "Huda")
    for organisation_id, person_id in ((atlas.id, huda.id), (99, huda.id)):
        with pytest.raises(ValueError, match="is not of organisation"):
            mandating.mandate(db, organisation_id, person_id, NOW)
    assert mandating.delegate(db, atlas.id) == amira.id


def test_a_mandate_ends_when_its_person_goes(db):
    """From the organisation, from the territory, or altogether."""
    town = [body(db, name) for name in ("Atlas", "Oasis", "Rif", "Sahel")]
    leaving.leave_organisation(db, town[0][1].id, territory(db).id, town[0][0].id)
    leaving.leave_territories(db, town[1][1].id)
    leaving.erase(db, town[2][1].id, town[2][1].telegram_id)

    assert [mandating.delegate(db, one.id) for one, _ in town] == [None, None, None, town[3][1].id]
    assert mandating.without_mandate(db, territory(db).id) == [one for one, _ in town[:3]]


def test_the_organisations_without_a_mandate_are_those_of_this_territory(db):
    """And one that is part of another now needs none."""
    body(db, "Atlas")
    oasis, rif = organisation(db, "Oasis"), organisation(db, "Rif")
    organisation(db, "Far", where=territory(db, "Sfax"))
    assert mandating.without_mandate(db, territory(db).id) == [oasis, rif]

    organisations.merge(db, territory(db).id, rif.id, oasis.id)
    assert mandating.without_mandate(db, territory(db).id) == [oasis]


def test_an_organisation_that_others_became_part_of_keeps_its_own_delegate(db):
    """Asked or mandated under either number, it is the one that is left."""
    (atlas, amira), (oasis, omar) = body(db, "Atlas"), body(db, "Oasis")
    organisations.merge(db, territory(db).id, oasis.id, atlas.id)
    assert mandating.delegate(db, oasis.id) == mandating.delegate(db, atlas.id) == amira.id

    mandating.mandate(db, oasis.id, omar.id, NOW)
    assert mandating.delegate(db, atlas.id) == omar.id


def test_a_merge_mandates_nobody(db):
    """The delegate of the one that went is not the delegate of the one that stayed."""
    (oasis, _), rif = body(db, "Oasis"), organisation(db, "Rif")
    organisations.merge(db, territory(db).id, oasis.id, rif.id)
    assert mandating.delegate(db, rif.id) is None


def test_an_organisation_outside_joins_the_votes_that_are_open(db):
    """As the rule of the roll has it; in a vote that has closed it stays outside."""
    town = body(db, "Atlas")
    oasis, omar = body(db, "Oasis", mandate=False)
    done, going = opens(db, row=1), opens(db, row=2)
    cast(db, done, town, "consent")
    closing.close(db, done.id, NOW + HOUR)
    before = rolls.roll_of(db, going)

    mandating.mandate(db, oasis.id, omar.id, NOW + HOUR)

    assert rolls.roll_of(db, going) == mandate(before, voter(oasis), voter(omar))
    assert voters(rolls.lines_of(db, going, omar)) == [voter(oasis)]
    assert list(rolls.roll_of(db, done).outside) == [voter(oasis)]


def test_a_new_delegate_takes_the_old_ones_place_on_the_roll(db):
    """At once, and the old one has no line any more."""
    atlas, amira = body(db, "Atlas")
    omar = person(db, "Omar", organisation=atlas)
    vote = opens(db)
    before = rolls.roll_of(db, vote)

    mandating.mandate(db, atlas.id, omar.id, NOW + HOUR)

    assert rolls.roll_of(db, vote) == mandate(before, voter(atlas), voter(omar))
    assert rolls.lines_of(db, vote, amira) == []


def test_an_organisation_that_came_after_the_opening_does_not_join(db):
    """The roll is fixed."""
    body(db, "Atlas")
    vote = opens(db)
    before = rolls.lines(db, vote.id)
    body(db, "Oasis")
    assert rolls.lines(db, vote.id) == before


def test_a_mandate_at_the_moment_of_the_close_is_late(db):
    """Like a ballot: the roll is the one at the close."""
    body(db, "Atlas")
    oasis, omar = body(db, "Oasis", mandate=False)
    vote = opens(db)
    mandating.mandate(db, oasis.id, omar.id, END)
    assert list(rolls.roll_of(db, vote).outside) == [voter(oasis)]


def test_a_mandate_moves_no_vote_of_another_territory(db):
    """The roll of another is nobody's business here."""
    there = territory(db, "Sfax")
    body(db, "Atlas")
    vote = opens(db)
    before = rolls.lines(db, vote.id)
    far = organisation(db, "Far", where=there)
    omar = joins(db, person(db, "Omar"), there, organisation=far)
    mandating.mandate(db, far.id, omar.id, NOW)
    assert rolls.lines(db, vote.id) == before
    assert (mandating.delegate(db, far.id), mandating.without_mandate(db, there.id)) == (omar.id, [])


def test_where_each_person_has_a_vote_a_mandate_changes_nothing(db):
    """Nobody speaks for another there."""
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    atlas, _ = body(db, "Atlas", mandate=False)
    omar = person(db, "Omar", organisation=atlas)
    vote = opens(db)
    before = rolls.roll_of(db, vote)
    mandating.mandate(db, atlas.id, omar.id, NOW)
    assert rolls.roll_of(db, vote) == before


def test_a_mandate_that_is_taken_back_leaves_the_line_and_the_ballot(db):
    """The quorum does not move, and what was said was said for the organisation."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    cast(db, vote, (atlas, amira), "consent")

    assert mandating.take_back(db, atlas.id)
    assert mandating.delegate(db, atlas.id) is None
    assert rolls.lines_of(db, vote, amira) == []
    assert rolls.turnout(db, vote).voted == 1
    assert not mandating.take_back(db, atlas.id)
    assert not mandating.take_back(db, 99)


def test_a_secret_vote_is_joined_too(db):
    """With the labels that were printed when it opened."""
    for name in ("Aa", "Bb", "Cc", "Dd", "Ee"):
        body(db, name, Kind.PUBLIC)
    oasis, omar = body(db, "Oasis", mandate=False)
    vote = opens(db, Rule.MAJORITY, secret=True)
    mandating.mandate(db, oasis.id, omar.id, NOW + HOUR)
    assert voters(rolls.lines_of(db, vote, omar)) == [voter(oasis)]


def test_somebody_on_paper_may_speak_for_their_organisation(db):
    """A facilitator records what they say."""
    women = organisation(db, "Women of the oasis")
    salha = paper.enter(db, "Salha", territory(db), Kind.INFORMAL, NOW, organisation=women.id)
    mandating.mandate(db, women.id, salha, NOW)
    assert mandating.delegate(db, women.id) == salha


def test_whoever_speaks_for_nobody_at_the_moment_stays_the_delegate(db):
    """They are of the organisation still."""
    atlas, amira = body(db, "Atlas")
    membership.speak_for(db, amira.id, territory(db).id, None, Kind.INDIVIDUAL, NOW)
    assert mandating.delegate(db, atlas.id) == amira.id
