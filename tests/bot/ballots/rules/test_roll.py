"""Who has a vote, from the opening to the close."""

from __future__ import annotations

import pytest

from bot.ballots.rules.roll import (
    Casting,
    Entry,
    OneVote,
    Organisation,
    Person,
    Roll,
    by_kind,
    casting,
    come_back,
    leave,
    mandate,
    may_be_recorded,
    opening,
    to_remind,
)

# Three organisations, of which two mandated somebody; Sara (1) and Ali (2) are of the first, Noor (3) of the third,
# Huda (4) of none.
TOWN = [Organisation(10, "civil", 1), Organisation(20, "public", 3), Organisation(30, "private")]
PEOPLE = [Person(1, "civil", 10), Person(2, "civil", 10), Person(3, "private", 30), Person(4, "individual")]

OF_ORGANISATIONS = Roll(
    OneVote.ORGANISATION,
    {10: Entry("civil", 1), 20: Entry("public", 3)},
    outside={30: "private"},
    advisers=frozenset({4}),
)
OF_PEOPLE = Roll(
    OneVote.PERSON,
    {1: Entry("civil", 1), 2: Entry("civil", 2), 3: Entry("private", 3), 4: Entry("individual", 4)},
)


def test_organisations_vote_through_whom_they_mandated_and_people_without_one_advise():
    """The default: two lines, the one without a mandate outside, and Ali, who is no delegate, nowhere."""
    assert opening(OneVote.ORGANISATION, TOWN, PEOPLE) == OF_ORGANISATIONS


def test_where_each_person_has_a_vote_all_are_on_the_roll_and_organisations_are_not():
    """The other choice of a territory: nobody is outside and nobody merely advises."""
    assert opening(OneVote.PERSON, TOWN, PEOPLE) == OF_PEOPLE


@pytest.mark.parametrize("one_vote", OneVote)
@pytest.mark.parametrize(("bodies", "people"), [(TOWN + TOWN[:1], PEOPLE), (TOWN, PEOPLE + PEOPLE[3:])])
def test_nobody_is_on_the_roll_twice(one_vote, bodies, people):
    """One organisation, one vote; one person, one vote."""
    with pytest.raises(ValueError, match="twice"):
        opening(one_vote, bodies, people)


def test_an_organisation_joins_when_it_mandates_somebody():
    """It stood outside the quorum, and stands inside from then on."""
    joined = mandate(OF_ORGANISATIONS, 30, 3)
    assert joined.entries == OF_ORGANISATIONS.entries | {30: Entry("private", 3)}
    assert joined.outside == {}
    assert by_kind(joined) == {"civil": 1, "public": 1, "private": 1}


def test_a_new_delegate_takes_the_place_of_the_old_one():
    """The line is the organisation's, so it stays one."""
    assert mandate(OF_ORGANISATIONS, 10, 2).entries == {10: Entry("civil", 2), 20: Entry("public", 3)}


def test_an_organisation_that_came_later_cannot_join():
    """The roll is fixed when the vote opens."""
    with pytest.raises(KeyError):
        mandate(OF_ORGANISATIONS, 40, 9)


def test_where_each_person_has_a_vote_nobody_is_mandated():
    """Otherwise person 1 could be spoken for by person 2."""
    with pytest.raises(KeyError):
        mandate(OF_PEOPLE, 1, 2)


@pytest.mark.parametrize(
    ("voter", "person", "voted", "secret", "may"),
    [
        (10, 1, False, False, Casting.CAST),
        (10, 1, False, True, Casting.CAST),
        (10, 1, True, False, Casting.CHANGE),  # until the close
        (10, 1, True, True, Casting.CHANGE_BY_CODE),  # nobody knows any more which ballot it was
        (10, 2, False, False, Casting.NOT_ALLOWED),  # of the organisation, but not its delegate
        (30, 3, False, False, Casting.NOT_ALLOWED),  # no mandate
        (99, 1, False, False, Casting.NOT_ALLOWED),  # not on the roll
    ],
)
def test_only_the_delegate_votes_for_an_organisation(voter, person, voted, secret, may):
    """A press comes from anybody; the roll says whose it may be."""
    assert casting(OF_ORGANISATIONS, voter, person, voted=voted, secret=secret) is may


def test_a_new_delegate_replaces_the_vote_that_the_old_one_cast_in_the_open_only():
    """In a secret vote the ballot can no longer be found without the code, and the mark refuses a second."""
    handed_over = mandate(OF_ORGANISATIONS, 10, 2)
    assert casting(handed_over, 10, 2, voted=True, secret=False) is Casting.CHANGE
    assert casting(handed_over, 10, 2, voted=True, secret=True) is Casting.CHANGE_BY_CODE
    assert casting(handed_over, 10, 1, voted=True, secret=False) is Casting.NOT_ALLOWED


@pytest.mark.parametrize("roll", [OF_ORGANISATIONS, OF_PEOPLE])
def test_whoever_leaves_stays_on_the_roll_and_votes_no_more(roll):
    """The size of the roll, and so the quorum, is not moved by people who go."""
    without = leave(roll, 1)
    line = 10 if roll is OF_ORGANISATIONS else 1
    assert by_kind(without) == by_kind(roll)
    assert without.entries[line] == Entry("civil", None)
    assert casting(without, line, 1, voted=False, secret=False) is Casting.NOT_ALLOWED


def test_an_organisation_whose_delegate_left_may_mandate_another():
    """It is on the roll, with nobody to speak for it until then."""
    assert mandate(leave(OF_ORGANISATIONS, 1), 10, 2) == mandate(OF_ORGANISATIONS, 10, 2)


def test_an_adviser_who_leaves_advises_no_more_until_they_come_back():
    """Advice is of those who are here; no quorum hangs on it."""
    gone = leave(OF_ORGANISATIONS, 4)
    assert (gone.advisers, gone.away) == (frozenset(), {4})
    assert come_back(gone, 4) == OF_ORGANISATIONS


def test_whoever_comes_back_finds_their_line():
    """Where each person has one; a mandate does not come back by itself."""
    assert come_back(leave(OF_PEOPLE, 1), 1) == OF_PEOPLE
    assert come_back(OF_PEOPLE, 99) == OF_PEOPLE
    assert come_back(OF_ORGANISATIONS, 10) == OF_ORGANISATIONS  # person 10, not organisation 10
    assert come_back(leave(OF_ORGANISATIONS, 1), 1) == leave(OF_ORGANISATIONS, 1)


def test_whoever_speaks_for_a_voter_that_has_not_voted_is_reminded_and_nobody_else():
    """Neither who has voted, nor who has no mandate, nor who left, nor an adviser; and once for two organisations."""
    assert to_remind(OF_ORGANISATIONS, []) == {1, 3}
    assert to_remind(OF_ORGANISATIONS, [10]) == {3}
    assert to_remind(leave(OF_ORGANISATIONS, 3), [10]) == frozenset()
    both = mandate(OF_ORGANISATIONS, 20, 1)
    assert to_remind(both, []) == to_remind(both, [10]) == {1}


def test_a_facilitator_records_open_votes_only_and_of_those_who_have_one():
    """Nobody casts a secret ballot for another."""
    assert may_be_recorded(OF_PEOPLE, 4, secret=False)
    assert not may_be_recorded(OF_PEOPLE, 4, secret=True)
    assert not may_be_recorded(OF_PEOPLE, 99, secret=False)
    assert not may_be_recorded(leave(OF_PEOPLE, 4), 4, secret=False)
