"""What may be secret, and that what is told gives nobody away."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule, Turnout
from bot.ballots.rules.secrecy import Ballot, Published, labels, may_be_secret, published, shown_kinds, withheld

KINDS = ["a", "b", "c", ""]
sizes = st.dictionaries(st.sampled_from(KINDS), st.integers(0, 9))
ADOPTED = Outcome(
    Result.ADOPTED,
    Reason.ENOUGH_FOR,
    Turnout(9, 6, 5),
    {"for": 5, "against": 1, "aside": 0},
    winners=("co-operative",),
    outvoted=1,
)


def cast(**number: int) -> list[Ballot]:
    """So many ballots with each label, "no" for none; codes fall as they were cast."""
    kinds = [kind for kind, each in number.items() for _ in range(each)]
    return [Ballot(f"{99 - place}", "for", kind.replace("no", "")) for place, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("rule", "on_roll", "may"),
    [
        (Rule.MAJORITY, 5, True),
        (Rule.TWO_THIRDS, 5, True),
        (Rule.JUDGMENT, 5, True),
        (Rule.JUDGMENT, 4, False),
        (Rule.CONSENT, 50, False),  # objections need names
        (Rule.SENSE_CHECK, 50, False),
    ],
)
def test_majorities_and_judgment_may_be_secret_with_five_on_the_roll(rule, on_roll, may):
    """Four can be worked out among themselves."""
    assert may_be_secret(rule, on_roll) is may


@pytest.mark.parametrize(
    ("on_roll", "outside", "found"),
    [
        ({"a": 5, "b": 4, "c": 1}, {}, {"a"}),  # the rest are 4 + 1 = 5
        ({"a": 5, "b": 4}, {}, set()),  # the rest are four, so the five go among them
        ({"a": 5, "b": 5}, {}, {"a", "b"}),  # there is no rest
        ({"a": 6, "b": 5, "c": 1}, {}, {"a"}),  # the one hides with the smallest: 5 + 1
        ({"b": 5, "a": 5, "c": 1}, {}, {"b"}),  # of equals the first by name goes
        ({"a": 5, "": 9}, {}, {"a"}),  # nine whose kind is not known are a rest
        ({"": 9}, {}, set()),  # and never have a label
        ({"a": 5}, {"b": 1}, set()),  # b may join, and would be the only one without a label
        ({"a": 5}, {"a": 1}, {"a"}),  # whoever joins has the label too
        ({"a": 5, "b": 5}, {"c": 1}, {"b"}),  # c would hide with the five of a
        ({}, {}, set()),
    ],
)
def test_a_kind_has_a_label_where_it_and_the_rest_are_five(on_roll, outside, found):
    """Five or more of it on the roll, and nobody left over, or five."""
    assert labels(on_roll, outside) == found


@given(sizes, sizes, st.data())
def test_whoever_joins_no_ballot_is_among_fewer_than_five_that_it_might_be(on_roll, outside, data):
    """All on the roll vote, and any of those outside: each label, and no label, is on none or on five."""
    found = labels(on_roll, outside)
    joined = {kind: data.draw(st.integers(0, number)) for kind, number in outside.items()}
    seen = Counter[str]()
    for kind in {*on_roll, *outside}:
        seen[kind if kind in found else ""] += on_roll.get(kind, 0) + joined.get(kind, 0)
    # Where no kind has a label all are together, and a vote of fewer than five is not secret.
    assert not found or all(number == 0 or number >= 5 for number in seen.values())


@given(sizes)
def test_a_kind_that_grows_never_loses_its_own_label(on_roll):
    """More of a kind can only hide it better, while the rest are as they were."""
    for kind in labels(on_roll):
        assert kind in labels({**on_roll, kind: on_roll[kind] + 1})


@pytest.mark.parametrize(
    ("ballots", "shown"),
    [
        (cast(a=5, b=5), {"a", "b"}),
        (cast(a=5, b=4), set()),  # 9 − 5 would be the four
        (cast(a=5, b=4, c=1), {"a"}),
        (cast(a=6, no=5), {"a"}),
        (cast(no=9), set()),
    ],
)
def test_a_kinds_result_is_told_where_five_of_it_voted(ballots, shown):
    """And where the others are nobody or five: anybody can take it from the whole."""
    assert shown_kinds(ballots) == shown


def test_the_list_is_sorted_by_code_and_says_who_took_part():
    """Six ballots cast in falling order of their codes; b has too few for its label, and so a keeps none either."""
    voters = {30: "b", 10: "a", 20: "a", 40: "a", 60: "a", 50: "a"}
    assert published(ADOPTED, cast(a=5, b=1), voters) == Published(
        ADOPTED,
        tuple(Ballot(str(code), "for") for code in range(94, 100)),
        ((10, "a"), (20, "a"), (30, "b"), (40, "a"), (50, "a"), (60, "a")),
    )


def test_labels_of_kinds_that_are_shown_stay_on_the_list():
    """Ten ballots, five of each: so does the result of each kind."""
    voters = {number: "ab"[number % 2] for number in range(10)}
    told = published(ADOPTED, cast(a=5, b=5), voters)
    assert Counter(each.kind for each in told.ballots) == {"a": 5, "b": 5}


def test_with_fewer_than_five_ballots_only_the_result_is_told():
    """Four: neither counts, nor ballots, nor who took part, nor the reason, which can be as good as a count."""
    four = dict.fromkeys(range(4), "a")
    adopted = Outcome(Result.ADOPTED, Reason.WITHHELD, ADOPTED.turnout, winners=("co-operative",))
    assert published(ADOPTED, cast(a=4), four) == Published(adopted)
    five = dict.fromkeys(range(5), "a")
    assert published(ADOPTED, cast(a=5), five).outcome == ADOPTED


def test_of_what_was_not_adopted_nothing_else_is_told():
    """Not even which option came first."""
    lost = Outcome(Result.NOT_ADOPTED, Reason.BELOW_GOOD, Turnout(5, 4, 3), winners=("co-operative",))
    assert withheld(lost) == Outcome(Result.NOT_ADOPTED, Reason.WITHHELD, Turnout(5, 4, 3))


def test_without_a_quorum_the_list_has_who_took_part_and_no_ballots():
    """Turnout was never secret, and there is no result that ballots would prove."""
    failed = Outcome(Result.NOT_ADOPTED, Reason.NO_QUORUM, Turnout(20, 5, 10))
    five = dict.fromkeys(range(5), "a")
    assert published(failed, cast(a=5), five) == Published(failed, (), tuple(five.items()))
    few = Outcome(Result.NOT_ADOPTED, Reason.NO_QUORUM, Turnout(20, 1, 10))
    assert published(few, cast(a=1), {1: "a"}) == Published(few)


@pytest.mark.parametrize(
    ("outcome", "ballots", "voters"),
    [
        (ADOPTED, cast(a=6), dict.fromkeys(range(5), "a")),
        (ADOPTED, cast(a=5), dict.fromkeys(range(6), "a")),
        (ADOPTED, cast(a=3) * 2, dict.fromkeys(range(6), "a")),
        (Outcome(Result.EXTENDED, Reason.NO_QUORUM), cast(a=5), dict.fromkeys(range(5), "a")),
    ],
)
def test_nothing_is_told_of_a_vote_that_is_open_or_does_not_add_up(outcome, ballots, voters):
    """Ballots are as many as marks, each under a code of its own."""
    with pytest.raises(ValueError, match=r"close|as many"):
        published(outcome, ballots, voters)
