"""Approval of dates and topics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.rules.approval import outcome
from bot.ballots.rules.outcome import Outcome, Reason, Result

DAYS = ("Monday", "Tuesday", "Friday")


@pytest.mark.parametrize(
    ("approvals", "counts", "winners", "reason"),
    [
        # Monday 2, Tuesday 3, Friday 1.
        (["MT", "TF", "MT"], (2, 3, 1), ("Tuesday",), Reason.MOST_APPROVED),
        # Monday 2, Tuesday 1, Friday 2: level, in the order of the list.
        (["F", "MF", "MT"], (2, 1, 2), ("Monday", "Friday"), Reason.TIE),
        # The third has no day on which they can; Monday twice by one is once, so Monday 1, Tuesday 2.
        (["MMT", "T", ""], (1, 2, 0), ("Tuesday",), Reason.MOST_APPROVED),
    ],
)
def test_what_most_approve_of_is_chosen(approvals, counts, winners, reason):
    """Days by their first letter; a person chooses among what is level."""
    named = [[day for letter in each for day in DAYS if day[0] == letter] for each in approvals]
    told = dict(zip(DAYS, counts, strict=True))
    assert outcome(DAYS, named) == Outcome(Result.CHOSEN, reason, counts=told, winners=winners)


@pytest.mark.parametrize("approvals", [[], [[], []]])
def test_where_nothing_suits_anybody_nothing_is_chosen(approvals):
    """Nought is not the most."""
    assert outcome(DAYS, approvals) == Outcome(
        Result.NOT_ADOPTED, Reason.NO_VOTES, counts={"Monday": 0, "Tuesday": 0, "Friday": 0}
    )


def test_what_is_not_on_the_list_cannot_be_approved_of():
    """Otherwise it could win."""
    with pytest.raises(ValueError, match="list"):
        outcome(DAYS, [["Sunday"]])


@given(st.lists(st.sets(st.sampled_from(DAYS))), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(approvals, random):
    """Nobody gains by being first."""
    assert outcome(DAYS, approvals) == outcome(DAYS, random.sample(approvals, len(approvals)))


@given(st.lists(st.sets(st.sampled_from(DAYS))), st.permutations(DAYS))
def test_a_day_by_another_name_fares_the_same(approvals, others):
    """Relabelled, the same places on the list win."""
    name = dict(zip(DAYS, others, strict=True))
    renamed = outcome(others, [{name[day] for day in each} for each in approvals])
    assert renamed.winners == tuple(name[day] for day in outcome(DAYS, approvals).winners)


@given(st.lists(st.sets(st.sampled_from(DAYS))), st.sets(st.sampled_from(DAYS)))
def test_one_more_approval_never_takes_the_choice_from_a_day(approvals, more):
    """Whoever comes and approves of a winner among others leaves it a winner, or another of their own level with it."""
    for winner in outcome(DAYS, approvals).winners:
        assert winner in outcome(DAYS, [*approvals, more | {winner}]).winners
