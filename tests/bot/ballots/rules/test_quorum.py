"""Whether enough have voted, and what becomes of a vote when not."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.ballots.rules import consent, judgment, majority
from bot.ballots.rules.outcome import Outcome, Reason, Result, Turnout
from bot.ballots.rules.quorum import (
    Closing,
    closing,
    counted_kinds,
    objecting_kinds,
    refuse_other_ballots,
    turnout,
    without_quorum,
)
from bot.ballots.rules.roll import OneVote, Person, opening
from tests.bot.ballots.rules.votes import OPTIONS, REVIEW, at_the_end, graded, more, sides, stances


@pytest.mark.parametrize(
    ("on_roll", "voted", "found", "is_quorum"),
    [
        # Ten on the roll: five are 50 %, four are 40 %. Nobody's kind is known, so no kind must be heard.
        ({"": 10}, {"": 5}, Turnout(10, 5, 5), True),
        ({"": 10}, {"": 4}, Turnout(10, 4, 5), False),
        # Nine: four are 44.4 %, five are 55.6 %; so five are needed.
        ({"": 9}, {"": 4}, Turnout(9, 4, 5), False),
        ({"": 9}, {"": 5}, Turnout(9, 5, 5), True),
        # Five of eight are more than half, but of three public bodies none is among them.
        ({"public": 3, "private": 5}, {"private": 5}, Turnout(8, 5, 4, ("public",)), False),
        ({"public": 3, "private": 5}, {"private": 3, "public": 1}, Turnout(8, 4, 4), True),
        # Two public bodies bind nobody: five of seven are enough without them.
        ({"public": 2, "private": 5}, {"private": 5}, Turnout(7, 5, 4), True),
        # Both kinds of three silent, named in order; six of twelve are half.
        ({"b": 3, "a": 3, "c": 6}, {"c": 6}, Turnout(12, 6, 6, ("a", "b")), False),
        # One voter alone is all of the roll; nobody is no vote at all.
        ({"civil": 1}, {"civil": 1}, Turnout(1, 1, 1), True),
        ({}, {}, Turnout(0, 0, 1), False),
    ],
)
def test_a_quorum_is_half_of_the_roll_and_one_of_each_kind_of_three(on_roll, voted, found, is_quorum):
    """Both conditions with both sides of their edges."""
    assert turnout(Closing(on_roll, voted)) == found
    assert found.is_quorum is is_quorum


@pytest.mark.parametrize(("extended", "result"), [(False, Result.EXTENDED), (True, Result.NOT_ADOPTED)])
def test_a_vote_without_a_quorum_is_extended_once(extended, result):
    """Then it is not adopted, for that reason."""
    vote = Closing({"civil": 4}, {"civil": 1}, extended)
    assert without_quorum(vote) == Outcome(result, Reason.NO_QUORUM, Turnout(4, 1, 2))


def test_with_a_quorum_the_ballots_are_counted_whether_it_was_extended_or_not():
    """The extension is no punishment."""
    assert without_quorum(Closing({"civil": 4}, {"civil": 2}, extended=True)) is None


def test_the_roll_tells_of_which_kinds_the_voters_are():
    """Somebody named twice voted once; one who is not on the roll is an error."""
    people = [Person(1, "civil"), Person(2, "civil"), Person(3, "public")]
    roll = opening(OneVote.PERSON, [], people)
    assert closing(roll, [1, 1, 3]) == Closing({"civil": 2, "public": 1}, {"civil": 1, "public": 1})
    with pytest.raises(KeyError):
        closing(roll, [4])


def test_more_voters_of_a_kind_than_there_are_is_an_error():
    """Not a good turnout."""
    with pytest.raises(ValueError, match="not on the roll"):
        Closing({"civil": 2}, {"civil": 3})


def test_conditions_on_kinds_are_about_known_kinds_with_three_or_more():
    """One or two would have a veto; in secret votes no kind has one."""
    on_roll = {"": 9, "civil": 3, "public": 2}
    assert counted_kinds(on_roll) == objecting_kinds(Closing(on_roll, {})) == {"civil"}
    assert objecting_kinds(Closing(on_roll, {}, secret=True)) == frozenset()


def test_there_is_one_ballot_for_each_voter():
    """Of the same kinds, where ballots are open; secret ones carry only some labels."""
    vote = Closing({"civil": 3, "public": 3}, {"civil": 2, "public": 0})
    refuse_other_ballots(vote, ["civil", "civil"])
    for kinds in (["civil"], ["civil"] * 3, ["civil", "public"]):
        with pytest.raises(ValueError, match="ballots"):
            refuse_other_ballots(vote, kinds)
    secret = Closing({"civil": 3}, {"civil": 2}, secret=True)
    refuse_other_ballots(secret, ["", ""])
    with pytest.raises(ValueError, match="as many"):
        refuse_other_ballots(secret, [""])


@given(sides, stances, graded, more)
def test_there_is_no_result_before_the_quorum(for_or_against, said, cards, away):
    """Whatever the rule and the ballots: no quorum, no numbers; a quorum, and it is decided."""
    found = [
        (
            turnout(at_the_end(for_or_against, away)),
            majority.two_thirds(for_or_against, at_the_end(for_or_against, away)),
        ),
        (
            turnout(at_the_end(for_or_against, away)),
            majority.amendment(for_or_against, at_the_end(for_or_against, away)),
        ),
        (turnout(at_the_end(said, away)), consent.outcome(said, at_the_end(said, away), review_on=REVIEW)),
        (turnout(at_the_end(cards, away)), judgment.outcome(OPTIONS, cards, at_the_end(cards, away))),
    ]
    for counted, outcome in found:
        assert outcome.turnout == counted
        if counted.is_quorum:
            assert outcome.result is not Result.EXTENDED and (outcome.counts or outcome.grades)
        else:
            assert outcome == Outcome(Result.EXTENDED, Reason.NO_QUORUM, counted)
