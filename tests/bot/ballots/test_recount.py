"""Counting again from the published file, as an outsider would."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.published import NotAVote, VoteFile, read, vote_file, write
from bot.ballots.recount import Recount, recount
from bot.ballots.rules import judgment, majority
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule, Turnout
from bot.ballots.rules.quorum import Closing, without_quorum
from bot.ballots.rules.secrecy import LEAST, Ballot, published

CIVIL, PUBLIC = ("Oasis", "civil"), ("Town hall", "public")


def ballots(*choices, kind=""):
    return tuple(Ballot(f"K{place}", choice, kind) for place, choice in enumerate(choices))


# Nine on the roll, seven took part (five needed), of both kinds that have three or more: 4 for, 2 against, 1 aside.
# 4 of 6 are exactly two thirds: 12 = 12.
WATER = VoteFile(
    "We share the water",
    Rule.TWO_THIRDS,
    (),
    {"civil": 5, "public": 4},
    (CIVIL,) * 4 + (PUBLIC,) * 3,
    ballots("for", "against", "for", "aside", "for", "against", "for"),
    Result.ADOPTED,
)
OPTIONS = ("association", "gda", judgment.CHARTER_ONLY)


def card(*grades):
    return dict(zip(OPTIONS, grades, strict=True))


# Five on the roll, all took part, one stands aside. Association: poor [good] good excellent; gda: poor [acceptable]
# good good; charter only: reject [poor] acceptable good. The lower medians are good, acceptable, poor.
FORM = VoteFile(
    "Our legal form",
    Rule.JUDGMENT,
    OPTIONS,
    {"civil": 5},
    (CIVIL,) * 5,
    ballots(
        card("good", "poor", "reject"),
        card("good", "acceptable", "poor"),
        card("poor", "good", "acceptable"),
        "aside",
        card("excellent", "good", "good"),
    ),
    Result.ADOPTED,
    ("association",),
)


def test_a_vote_by_two_thirds_is_counted_again():
    """From the list alone, to the same numbers."""
    told = {"for": 4, "against": 2, "aside": 1}
    found = Outcome(Result.ADOPTED, Reason.ENOUGH_FOR, Turnout(9, 7, 5), told, outvoted=2)
    assert recount(WATER) == Recount(found, agrees=True)


def test_a_majority_is_counted_again():
    """3 for and 2 against are a majority; of two thirds they fall short, 9 < 10."""
    cast = ballots("for", "for", "for", "against", "against", "aside", "aside")
    assert recount(replace(WATER, ballots=cast, rule=Rule.MAJORITY)).outcome.reason is Reason.ENOUGH_FOR
    assert recount(replace(WATER, ballots=cast)).outcome.reason is Reason.TOO_FEW_FOR


def test_majority_judgment_is_counted_again():
    """With the grades and the winner."""
    found = recount(FORM)
    assert found.agrees
    assert (found.outcome.winners, found.outcome.reason) == (("association",), Reason.GOOD_ENOUGH)
    assert found.outcome.grades["gda"] == {"excellent": 0, "good": 2, "acceptable": 1, "poor": 1, "reject": 0}


@pytest.mark.parametrize(
    "file",
    [
        replace(WATER, result=Result.NOT_ADOPTED),
        # One of the four for is against: 3 of 6 are under two thirds.
        replace(WATER, ballots=(Ballot("K0", "against"), *WATER.ballots[1:])),
        replace(FORM, winners=("gda",)),
    ],
)
def test_another_result_than_the_published_one_does_not_agree(file):
    """This is what a recount is for."""
    assert not recount(file).agrees


def test_without_a_quorum_the_turnout_is_counted_again():
    """Four of nine took part, five were needed; the list has no ballots then."""
    failed = replace(WATER, took_part=WATER.took_part[1:5], ballots=(), result=Result.NOT_ADOPTED)
    found = Outcome(Result.NOT_ADOPTED, Reason.NO_QUORUM, Turnout(9, 4, 5))
    assert recount(failed) == Recount(found, agrees=True)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (replace(WATER, took_part=(), ballots=()), "fewer than five"),
        (replace(WATER, ballots=WATER.ballots[1:]), "as many"),
        (replace(WATER, ballots=()), "as many"),
        (replace(WATER, took_part=WATER.took_part[1:]), "as many"),
        (replace(WATER, took_part=WATER.took_part[3:]), "as many"),  # four of nine are no quorum either
        (replace(WATER, ballots=(*WATER.ballots[1:], WATER.ballots[1])), "twice"),
        (replace(WATER, took_part=(CIVIL,) * 7), "not on the roll"),
        (replace(WATER, ballots=(Ballot("K0", "perhaps"), *WATER.ballots[1:])), "perhaps"),
        (replace(WATER, ballots=(Ballot("K0", {}), *WATER.ballots[1:])), "K0"),
        (replace(WATER, ballots=(Ballot("K0", "for", "civil"), *WATER.ballots[1:])), "other ballots"),
        (replace(WATER, rule=Rule.CONSENT), "cannot be secret"),
        (replace(WATER, roll={"civil": 4}, took_part=(CIVIL,) * 4), "cannot be secret"),
        (replace(FORM, ballots=(Ballot("K9", card("good", "fine", "good")), *FORM.ballots[1:])), "K9"),
        (replace(FORM, ballots=(Ballot("K9", "for"), *FORM.ballots[1:])), "K9"),
        (replace(FORM, ballots=(Ballot("K9", {"gda": "good"}), *FORM.ballots[1:])), "every option"),
        (replace(FORM, options=OPTIONS[1:]), "options"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(file, says):
    """A number from it would look like a result."""
    with pytest.raises(NotAVote, match=says):
        recount(file)


choices = st.sampled_from(majority.Side)
grades = st.fixed_dictionaries({option: st.sampled_from(judgment.Grade) for option in OPTIONS})
voters = st.lists(st.tuples(st.sampled_from(["civil", "public", "private"]), choices, grades), min_size=5, max_size=25)


@given(voters, st.integers(0, 30), st.booleans())
def test_whatever_was_voted_the_published_file_recounts_to_what_was_published(cast, away, graded):
    """From the close to the file and back, with labels, without a quorum, and by either rule."""
    kinds = Counter(kind for kind, *_ in cast)
    vote = Closing({**kinds, "civil": kinds["civil"] + away}, kinds, extended=True, secret=True)
    by_code = [
        Ballot(f"{place:02}", written(card) if graded else side, kind) for place, (kind, side, card) in enumerate(cast)
    ]
    if graded:
        outcome = judgment.outcome(OPTIONS, [judgment.Vote(card, kind) for kind, _, card in cast], vote)
    else:
        outcome = majority.two_thirds([majority.Vote(side, kind) for kind, side, _ in cast], vote)
    told = published(outcome, by_code, {place: kind for place, (kind, *_) in enumerate(cast)})
    rule, options = (Rule.JUDGMENT, OPTIONS) if graded else (Rule.TWO_THIRDS, ())
    file = vote_file("?", rule, options, vote.on_roll, told, dict.fromkeys(range(len(cast)), "Somebody"))

    assert recount(read(write(file))) == Recount(outcome, agrees=True)
    assert not without_quorum(vote) or not file.ballots
    labelled = Counter(each.kind for each in file.ballots)
    assert all(number >= LEAST for number in labelled.values())


def written(card):
    return {option: grade.word for option, grade in card.items()}
