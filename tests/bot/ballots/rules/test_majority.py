"""Two thirds, and more than half."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.rules.majority import Side, Vote, advice, amendment, two_thirds
from bot.ballots.rules.outcome import Outcome, Reason, Result, Turnout
from tests.bot.ballots.rules.votes import KINDS, at_the_end, kinds, more, sides

rules = st.sampled_from([two_thirds, amendment])


def votes(in_favour: int = 0, against: int = 0, aside: int = 0, kind: str = "") -> list[Vote]:
    said = [Side.FOR] * in_favour + [Side.AGAINST] * against + [Side.ASIDE] * aside
    return [Vote(side, kind) for side in said]


@pytest.mark.parametrize(
    ("cast", "result", "reason", "outvoted"),
    [
        # 6 of 9 are exactly 2/3: 3 × 6 = 18 = 2 × 9.
        (votes(6, 3), Result.ADOPTED, Reason.ENOUGH_FOR, 3),
        # 5 of 8 are 62.5 %: 3 × 5 = 15 < 16.
        (votes(5, 3), Result.NOT_ADOPTED, Reason.TOO_FEW_FOR, 5),
        # 7 of 10 are 70 %: 21 ≥ 20. Four more aside change neither: of the votes cast.
        (votes(7, 3), Result.ADOPTED, Reason.ENOUGH_FOR, 3),
        (votes(7, 3, 4), Result.ADOPTED, Reason.ENOUGH_FOR, 3),
        # Level is far from 2/3: the present text stays.
        (votes(4, 4), Result.NOT_ADOPTED, Reason.TOO_FEW_FOR, 4),
        (votes(1, 0, 8), Result.ADOPTED, Reason.ENOUGH_FOR, 0),
        # Everybody aside: nobody asked for the new text.
        (votes(0, 0, 5), Result.NOT_ADOPTED, Reason.NO_VOTES, 0),
    ],
)
def test_two_thirds_are_of_the_votes_for_and_against(cast, result, reason, outvoted):
    """Exact two thirds are enough, and those who were outvoted may leave a note."""
    found = two_thirds(cast, at_the_end(cast))
    assert (found.result, found.reason, found.outvoted) == (result, reason, outvoted)


@pytest.mark.parametrize(
    ("cast", "result", "reason"),
    [
        (votes(3, 2), Result.ADOPTED, Reason.ENOUGH_FOR),
        (votes(2, 3), Result.NOT_ADOPTED, Reason.TOO_FEW_FOR),
        (votes(3, 3), Result.NOT_ADOPTED, Reason.TIE),  # level keeps the present words
        (votes(1, 0, 4), Result.ADOPTED, Reason.ENOUGH_FOR),
        (votes(0, 0, 4), Result.NOT_ADOPTED, Reason.NO_VOTES),
        # All three public bodies are against, and outvoted: an amendment has no condition on kinds.
        (votes(0, 3, kind="public") + votes(4, 0, kind="civil"), Result.ADOPTED, Reason.ENOUGH_FOR),
    ],
)
def test_an_amendment_needs_more_votes_than_the_present_words(cast, result, reason):
    """And no more than that."""
    found = amendment(cast, at_the_end(cast))
    assert (found.result, found.reason) == (result, reason)


@pytest.mark.parametrize(
    ("cast", "away", "against"),
    [
        # 8 of 10 are for. Public, three on the roll: 1 for, 2 against, a majority against.
        (votes(1, 2, kind="public") + votes(7, kind="civil"), {}, ("public",)),
        # Public 2 for and 2 against: level is no majority. 9 of 11 are for.
        (votes(2, 2, kind="public") + votes(7, kind="civil"), {}, ()),
        # One of three public bodies voted, against: of the votes that its kind cast that is all. 7 of 8.
        (votes(0, 1, kind="public") + votes(7, kind="civil"), {"public": 2}, ("public",)),
        # Two public bodies on the roll are no such kind.
        (votes(0, 2, kind="public") + votes(7, kind="civil"), {}, ()),
        # Three whose kind is not known are no kind.
        (votes(0, 3) + votes(7, kind="civil"), {}, ()),
        # Public: 1 against, 2 aside. Aside counts for neither side, so 1 of 1 is against. 7 of 8.
        (votes(0, 1, 2, kind="public") + votes(7, kind="civil"), {}, ("public",)),
    ],
)
def test_no_kind_of_actor_may_have_a_majority_against_in_an_open_vote(cast, away, against):
    """At least two thirds are for it every time; secret ballots do not tell the kinds."""
    found = two_thirds(cast, at_the_end(cast, away))
    assert found.against == against
    assert found.reason is (Reason.KIND_AGAINST if against else Reason.ENOUGH_FOR)
    assert found.result is (Result.NOT_ADOPTED if against else Result.ADOPTED)
    assert two_thirds(cast, at_the_end(cast, away, secret=True)).result is Result.ADOPTED


def test_the_outcome_carries_its_numbers():
    """Ten on the roll, six voted: 4 for, 1 against (4 of 5 are 80 %), 1 aside."""
    cast = votes(4, 1, 1)
    told = {"for": 4, "against": 1, "aside": 1}
    whole = Outcome(Result.ADOPTED, Reason.ENOUGH_FOR, Turnout(10, 6, 5), told, outvoted=1)
    assert two_thirds(cast, at_the_end(cast, {"": 4})) == whole


def test_advice_is_a_count():
    """Individuals beside the organisations' vote."""
    told = {"for": 1, "against": 3, "aside": 0}
    assert advice(votes(1, 3)) == Outcome(Result.ADVICE, Reason.NOT_BINDING, counts=told)


@pytest.mark.parametrize("rule", [two_thirds, amendment])
def test_a_ballot_too_many_is_an_error(rule):
    """Better no result than a wrong one."""
    with pytest.raises(ValueError, match="as many"):
        rule(votes(4), at_the_end(votes(3), {"": 3}))


@given(rules, sides, more, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(rule, cast, away, secret, random):
    """Nor does it tell anything."""
    vote = at_the_end(cast, away, secret=secret)
    assert rule(cast, vote) == rule(random.sample(cast, len(cast)), vote)


@given(rules, sides, more, st.permutations(KINDS[1:]))
def test_no_kind_of_actor_has_privileges(rule, cast, away, others):
    """With other names for the kinds, the same comes out under the other names."""
    name = {"": "", **dict(zip(KINDS[1:], others, strict=True))}
    renamed = [Vote(each.side, name[each.kind]) for each in cast]
    found = rule(cast, at_the_end(cast, away))
    other = rule(renamed, at_the_end(renamed, {name[kind]: number for kind, number in away.items()}))
    assert (other.result, other.reason, other.counts) == (found.result, found.reason, found.counts)
    assert set(other.against) == {name[kind] for kind in found.against}


@given(rules, sides, more, kinds, st.booleans())
def test_one_more_vote_for_it_never_undoes_an_adoption(rule, cast, away, kind, secret):
    """From one who had not voted, had been against, or had stood aside."""

    def adopted(cast, away):
        return rule(cast, at_the_end(cast, away, secret=secret)).result is Result.ADOPTED

    before = {**away, kind: away[kind] + 1}
    assert adopted([*cast, Vote(Side.FOR, kind)], away) or not adopted(cast, before)
    for place, each in enumerate(cast):
        changed = [*cast[:place], Vote(Side.FOR, each.kind), *cast[place + 1 :]]
        assert adopted(changed, away) or not adopted(cast, away)


@given(rules, sides, st.lists(kinds, max_size=6), st.booleans())
def test_who_stands_aside_never_decides_a_majority(rule, cast, aside, secret):
    """On one and the same roll, a quorum there already: whether some stand aside or stay away is all the same."""
    away = Counter(aside)
    without = rule(cast, at_the_end(cast, away, secret=secret))
    with_them = cast + [Vote(Side.ASIDE, kind) for kind in aside]
    found = rule(with_them, at_the_end(with_them, secret=secret))
    if without.reason is not Reason.NO_QUORUM:
        assert (found.result, found.reason, found.against) == (without.result, without.reason, without.against)
