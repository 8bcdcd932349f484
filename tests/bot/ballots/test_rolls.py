"""The roll of a vote that is open: who may vote on which line, while people come and go."""

from __future__ import annotations

from datetime import timedelta

from bot.ballots import mandating, opening, rolls
from bot.ballots.rules.outcome import Rule, Turnout
from bot.ballots.rules.roll import OneVote, leave
from bot.ballots.tables import Standing
from bot.people import leaving, membership, organisations, standing
from bot.people.roles import Kind, Role
from tests.bot.ballots.hall import body, cast, opens, voter, voters
from tests.builders import NOW, joins, organisation, person, territory


def test_only_the_delegate_has_the_organisations_line(db):
    """Not its other people, and nobody of another one."""
    atlas, amira = body(db, "Atlas")
    other = person(db, "Other", organisation=atlas)
    vote = opens(db)

    assert voters(rolls.lines_of(db, vote, amira)) == [voter(atlas)]
    assert rolls.lines_of(db, vote, other) == []


def test_whoever_speaks_for_two_organisations_has_both_lines(db):
    """One vote for each."""
    atlas, amira = body(db, "Atlas")
    oasis = organisation(db, "Oasis")
    membership.speak_for(db, amira.id, territory(db).id, oasis.id, oasis.kind, NOW)
    mandating.mandate(db, oasis.id, amira.id, NOW)

    assert voters(rolls.lines_of(db, opens(db), amira)) == [voter(atlas), voter(oasis)]


def test_an_adviser_has_a_line_of_their_own(db):
    """Their advice is counted apart."""
    body(db, "Atlas")
    huda = person(db, "Huda")
    (line,) = rolls.lines_of(db, opens(db), huda)
    assert (line.voter, line.standing) == (voter(huda), Standing.ADVISER)


def test_in_secret_advice_is_asked_of_five_or_nobody(db):
    """Four advisers could be worked out among themselves; their lines stay, so that they can be told."""
    for name in ("Aa", "Bb", "Cc", "Dd", "Ee"):
        body(db, name)
    people = [person(db, f"Adviser {number}") for number in range(4)]
    few = opens(db, Rule.MAJORITY, row=1, secret=True)
    assert rolls.lines_of(db, few, people[0]) == []
    assert sum(line.standing is Standing.ADVISER for line in rolls.lines(db, few.id)) == 4

    person(db, "The fifth")
    assert voters(rolls.lines_of(db, opens(db, Rule.MAJORITY, row=2, secret=True), people[0])) == [voter(people[0])]


def test_whoever_comes_later_has_no_line(db):
    """The roll is fixed when the vote opens."""
    atlas, _ = body(db, "Atlas")
    vote = opens(db)
    huda, (_, omar) = person(db, "Huda"), body(db, "Oasis")

    assert rolls.lines_of(db, vote, huda) == rolls.lines_of(db, vote, omar) == []
    assert voters(rolls.lines(db, vote.id)) == [voter(atlas)]


def test_whoever_leaves_the_territory_votes_no_more_and_their_line_stays(db):
    """As the rule of the roll has it."""
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    sara, huda = person(db, "Sara"), person(db, "Huda")
    vote = opens(db)
    before = rolls.roll_of(db, vote)

    leaving.leave_territories(db, sara.id)

    gone = standing.person(db, sara.telegram_id)
    assert rolls.lines_of(db, vote, gone) == []
    assert voters(rolls.lines_of(db, vote, huda)) == [voter(huda)]
    assert rolls.roll_of(db, vote) == leave(before, voter(sara))
    assert rolls.turnout(db, vote) == Turnout(2, 0, 1)


def test_whoever_comes_back_before_the_close_finds_their_line(db):
    """They are the same person."""
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    sara = person(db, "Sara")
    vote = opens(db)
    leaving.leave_territories(db, sara.id)

    back = joins(db, sara, territory(db))

    assert voters(rolls.lines_of(db, vote, back)) == [voter(sara)]


def test_a_mandate_does_not_come_back_with_its_person(db):
    """The organisation gave it, and may have thought again since."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    before = rolls.roll_of(db, vote)
    leaving.leave_territories(db, amira.id)
    assert rolls.roll_of(db, vote) == leave(before, voter(amira))

    later = NOW + timedelta(hours=1)
    membership.join(db, amira.id, territory(db).id, role=Role.ACTOR, kind=atlas.kind, organisation=atlas.id, now=later)
    assert rolls.lines_of(db, vote, amira) == []

    mandating.mandate(db, atlas.id, amira.id, later)
    assert voters(rolls.lines_of(db, vote, amira)) == [voter(atlas)]


def test_a_delegate_who_leaves_the_organisation_speaks_for_it_no_more(db):
    """Though they stay in the territory."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    leaving.leave_organisation(db, amira.id, territory(db).id, atlas.id)
    assert rolls.lines_of(db, vote, amira) == []
    assert rolls.roll_of(db, vote).entries[voter(atlas)].speaker is None


def test_a_delegate_who_is_elsewhere_at_the_moment_votes_all_the_same(db):
    """A person's current territory is where they look, not where they belong."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    elsewhere = joins(db, amira, territory(db, "Sfax"))
    assert voters(rolls.lines_of(db, vote, elsewhere)) == [voter(atlas)]


def test_organisations_that_become_one_while_they_vote_keep_both_lines(db):
    """Each was on the roll when the vote opened, and each delegate is of the one that is left."""
    (atlas, amira), (oasis, omar) = body(db, "Atlas", Kind.PUBLIC), body(db, "Oasis")
    vote = opens(db)
    before = rolls.roll_of(db, vote)

    organisations.merge(db, territory(db).id, oasis.id, atlas.id)

    assert rolls.roll_of(db, vote) == before
    assert voters(rolls.lines_of(db, vote, amira)) == [voter(atlas)]
    assert voters(rolls.lines_of(db, vote, omar)) == [voter(oasis)]

    leaving.leave_organisation(db, omar.id, territory(db).id, atlas.id)
    assert rolls.lines_of(db, vote, omar) == []


def test_whoever_came_to_the_other_one_after_their_mandate_needs_a_new_one_when_both_become_one(db):
    """Nobody can tell them any more from one who left and came back; and the one body that is left can mandate them."""
    (atlas, _), (oasis, omar) = body(db, "Atlas"), body(db, "Oasis")
    vote = opens(db)
    later = NOW + timedelta(days=1)
    membership.speak_for(db, omar.id, territory(db).id, atlas.id, atlas.kind, later)

    organisations.merge(db, territory(db).id, oasis.id, atlas.id)

    assert rolls.lines_of(db, vote, omar) == []
    mandating.mandate(db, oasis.id, omar.id, later)
    assert voters(rolls.lines_of(db, vote, omar)) == [voter(atlas)]


def test_turnout_counts_voters_and_neither_those_outside_nor_advisers(db):
    """Half of the roll is needed, rounded up, and somebody of each kind that is three."""
    town = [body(db, name) for name in ("Aa", "Bb", "Cc")] + [body(db, "Town hall", Kind.PUBLIC)]
    body(db, "Oasis", mandate=False)
    huda = person(db, "Huda")
    vote = opens(db)
    assert rolls.turnout(db, vote) == Turnout(4, 0, 2, ("non_profit",))

    cast(db, vote, town[0], "consent")
    cast(db, vote, (huda, huda), "consent")
    assert rolls.turnout(db, vote) == Turnout(4, 1, 2)
