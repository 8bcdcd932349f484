"""Opening a vote: who has one, and what is fixed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bot.ballots import mandating, opening, rolls
from bot.ballots.opening import Obstacle
from bot.ballots.rolls import Line
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import Entry, OneVote
from bot.ballots.subject import Motion
from bot.ballots.tables import Standing, votes
from bot.ballots.vote import by_id, wherever
from bot.people import membership, paper
from bot.people import organisations as bodies
from bot.people.roles import Kind, Role
from tests.bot.ballots.hall import END, GRADED, body, motion, opens, said, voter
from tests.builders import NOW, joins, organisation, person, territory


def test_organisations_have_a_vote_unless_the_territory_chose_people(db):
    """And the choice is of one territory."""
    here, there = territory(db).id, territory(db, "Sfax").id
    assert opening.one_vote(db, here) is OneVote.ORGANISATION

    opening.choose_one_vote(db, here, OneVote.PERSON)
    assert (opening.one_vote(db, here), opening.one_vote(db, there)) == (OneVote.PERSON, OneVote.ORGANISATION)

    opening.choose_one_vote(db, here, OneVote.ORGANISATION)
    assert opening.one_vote(db, here) is OneVote.ORGANISATION


def test_every_body_of_the_territory_is_planned_for_as_it_stands(db):
    """Mandated, outside, adviser; a member of an organisation who does not speak for it is nowhere."""
    atlas, amira = body(db, "Atlas", Kind.PUBLIC)
    oasis, _ = body(db, "Oasis", mandate=False)
    person(db, "Another", organisation=atlas)
    huda = person(db, "Huda")

    roll = opening.planned(db, territory(db).id)

    assert roll.entries == {voter(atlas): Entry(Kind.PUBLIC, voter(amira))}
    assert roll.outside == {voter(oasis): Kind.NON_PROFIT}
    assert roll.advisers == {voter(huda)}


def test_where_each_person_has_a_vote_those_on_paper_have_one_too(db):
    """A facilitator records it for them."""
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    _, amira = body(db, "Atlas", Kind.PUBLIC)
    salha = paper.enter(db, "Salha", territory(db), Kind.INFORMAL, NOW)

    roll = opening.planned(db, territory(db).id)

    assert roll.entries == {
        voter(amira): Entry(Kind.PUBLIC, voter(amira)),
        f"p{salha}": Entry(Kind.INFORMAL, f"p{salha}"),
    }
    assert (roll.outside, roll.advisers) == ({}, frozenset())


def test_an_organisation_whose_people_are_all_on_paper_may_have_a_delegate(db):
    """Paper is no reason to have no vote."""
    women = organisation(db, "Women of the oasis")
    salha = paper.enter(db, "Salha", territory(db), Kind.INFORMAL, NOW, organisation=women.id)
    mandating.mandate(db, women.id, salha, NOW)
    assert opening.planned(db, territory(db).id).entries == {voter(women): Entry(Kind.NON_PROFIT, f"p{salha}")}


def test_a_delegate_who_takes_part_for_nobody_at_the_moment_gives_no_advice_beside_the_vote(db):
    """Otherwise one head would be counted twice."""
    atlas, amira = body(db, "Atlas")
    membership.speak_for(db, amira.id, territory(db).id, None, Kind.INDIVIDUAL, NOW)

    roll = opening.planned(db, territory(db).id)

    assert (list(roll.entries), roll.advisers) == ([voter(atlas)], frozenset())


def test_people_of_elsewhere_and_strangers_are_not_on_the_roll(db):
    """A roll is of one territory."""
    sfax = territory(db, "Sfax")
    far = person(db, "Far", where=sfax)
    person(db, "Nobody yet", Role.STRANGER)
    joins(db, person(db, "Both"), sfax)
    opening.choose_one_vote(db, sfax.id, OneVote.PERSON)

    assert voter(far) in opening.planned(db, sfax.id).entries
    assert len(opening.planned(db, sfax.id).entries) == 2
    assert len(opening.planned(db, territory(db).id).advisers) == 1


def test_a_vote_that_opened_says_everything_that_was_printed_on_it(db):
    """Seven days, a review a year after its last day there, and the words as they are."""
    body(db, "Atlas")
    what = Motion(Rule.TWO_THIRDS, said("Water"), said("Shared."), said("Sold."), failed_before=2)
    here = territory(db)

    vote = opening.open_vote(db, here.id, "article", 5, what, secret=False, by=None, now=NOW, zone=here.zone)

    assert (vote.about, vote.row, vote.rule, vote.failed_before) == ("article", 5, Rule.TWO_THIRDS, 2)
    assert (vote.question, vote.text, vote.present) == (what.question, what.text, what.present)
    assert (vote.opened_at, vote.closes_at, vote.review_on) == (NOW, END, date(2027, 3, 9))
    assert (vote.secret, vote.labels, vote.one_vote, vote.extended) == (False, frozenset(), OneVote.ORGANISATION, False)
    assert (vote.closed_at, vote.outcome, vote.advice) == (None, None, None)
    assert by_id(db, here.id, vote.id) == wherever(db, vote.id) == vote
    assert by_id(db, territory(db, "Sfax").id, vote.id) is None
    assert db.scalar(select(votes.c.key)) is None


def test_options_to_grade_keep_their_order(db):
    """It is the order of the ballot, and of the digits on a secret one."""
    body(db, "Atlas")
    vote = opens(db, Rule.JUDGMENT)
    assert vote.slugs == GRADED
    assert (vote.text, vote.present) == (None, None)


def test_the_roll_has_a_line_for_each_by_name(db):
    """With the name as it was when the vote opened."""
    atlas, amira = body(db, "atlas", Kind.PUBLIC)
    oasis, _ = body(db, "Oasis", mandate=False)
    huda = person(db, "Huda")
    vote = opens(db)
    bodies.rename(db, territory(db).id, atlas.id, "Atlas of Mahdia")

    assert rolls.lines(db, vote.id) == [
        Line(voter(atlas), Standing.VOTER, Kind.PUBLIC, "atlas", amira.id, False),
        Line(voter(huda), Standing.ADVISER, Kind.INDIVIDUAL, "Huda", huda.id, False),
        Line(voter(oasis), Standing.OUTSIDE, Kind.NON_PROFIT, "Oasis", None, False),
    ]


def test_a_secret_vote_has_a_key_and_the_labels_of_kinds_that_are_five(db):
    """Here all five are of one kind, and nobody is left over."""
    for name in ("Aa", "Bb", "Cc", "Dd", "Ee"):
        body(db, name, Kind.PUBLIC)
    vote = opens(db, Rule.MAJORITY, secret=True)
    assert (vote.secret, vote.labels) == (True, {"public"})
    assert len(db.scalar(select(votes.c.key))) == 32


def test_who_may_join_a_secret_vote_is_thought_of_when_its_labels_are_printed(db):
    """The one organisation without a mandate would be the only ballot without a label."""
    for name in ("Aa", "Bb", "Cc", "Dd", "Ee"):
        body(db, name, Kind.PUBLIC)
    body(db, "Oasis", mandate=False)
    assert opens(db, Rule.MAJORITY, secret=True).labels == frozenset()


@pytest.mark.parametrize(
    ("bodies_there", "rule", "secret", "found"),
    [
        (0, Rule.CONSENT, False, Obstacle.NOBODY),
        (0, Rule.MAJORITY, True, Obstacle.NOBODY),
        (1, Rule.CONSENT, False, None),
        (5, Rule.CONSENT, True, Obstacle.NEVER_SECRET),
        (4, Rule.MAJORITY, True, Obstacle.TOO_FEW_FOR_SECRET),
        (5, Rule.MAJORITY, True, None),
    ],
)
def test_what_stands_in_the_way_is_said_before_and_held_to_at_the_opening(db, bodies_there, rule, secret, found):
    """An organisation that mandated nobody does not make five of four."""
    for number in range(bodies_there):
        body(db, f"Body {number}")
    body(db, "Oasis", mandate=False)
    here = territory(db)

    assert opening.obstacle(db, here.id, "article", 1, motion(rule), secret) is found
    if found is None:
        assert opens(db, rule, secret=secret).secret is secret
    else:
        with pytest.raises(ValueError, match=found):
            opens(db, rule, secret=secret)


def test_one_thing_is_not_voted_on_twice_at_once(db):
    """Another may be, and the same again once its vote has closed."""
    body(db, "Atlas")
    here, first = territory(db).id, opens(db, row=1)

    assert opening.obstacle(db, here, "article", 1, motion(), False) is Obstacle.OPEN_ALREADY
    assert opening.obstacle(db, here, "article", 2, motion(), False) is None
    assert opening.obstacle(db, here, "charter", 1, motion(), False) is None

    db.execute(votes.update().where(votes.c.id == first.id).values(closed_at=NOW))
    assert opening.obstacle(db, here, "article", 1, motion(), False) is None


@pytest.mark.parametrize("rule", [Rule.SUPPORT, Rule.SENSE_CHECK, Rule.APPROVAL])
def test_what_is_not_decided_by_ballots_is_not_opened_as_a_vote(db, rule):
    """It would close with an error a week later."""
    body(db, "Atlas")
    with pytest.raises(ValueError, match="nothing is voted on"):
        opens(db, rule)


def test_options_that_cannot_be_graded_are_refused_at_the_opening(db):
    """Two are no choice by majority judgment, and the charter alone is always among them."""
    body(db, "Atlas")
    what, here = motion(Rule.JUDGMENT), territory(db)
    few = Motion(what.rule, what.question, options=what.options[:2])
    with pytest.raises(ValueError, match="three to seven"):
        opening.open_vote(db, here.id, "question", 1, few, secret=False, by=None, now=NOW, zone=here.zone)
