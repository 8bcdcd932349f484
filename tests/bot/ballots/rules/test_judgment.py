"""Majority judgment, by hand and against its own words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.rules.judgment import (
    CHARTER_ONLY,
    Grade,
    Vote,
    advice,
    is_whole,
    merit,
    middle,
    outcome,
    refuse_options,
)
from bot.ballots.rules.outcome import Outcome, Reason, Result, Turnout
from tests.bot.ballots.rules.votes import OPTIONS, at_the_end, graded, kinds, more

ONE, OTHER, _ = OPTIONS
LETTERS = {"E": Grade.EXCELLENT, "G": Grade.GOOD, "A": Grade.ACCEPTABLE, "P": Grade.POOR, "R": Grade.REJECT}


def letters(word: str) -> list[Grade]:
    return [LETTERS[letter] for letter in word]


def ballots(one: str, other: str, charter: str, kind: str = "") -> list[Vote]:
    """A voter for each place in the three words, which hold a letter for each grade."""
    return [
        Vote(dict(zip(OPTIONS, card, strict=True)), kind)
        for card in zip(letters(one), letters(other), letters(charter), strict=True)
    ]


@pytest.mark.parametrize(
    ("grades", "found"),
    [
        # P A [G] G E: the third of five. Without it P [A] G E: the lower of the middle two. P [G] E, [P] E, [E].
        ("GAPEG", "GAGPE"),
        # R [A] E E: of four the second, which is A and not E. Then R [E] E, [R] E, [E].
        ("EERA", "AERE"),
        # [P] E: of two the lower.
        ("EP", "PE"),
        ("G", "G"),
        ("", ""),
    ],
)
def test_merit_is_the_lower_median_again_and_again(grades, found):
    """The median in brackets, then what is left without it."""
    assert merit(letters(grades)) == tuple(letters(found))


@pytest.mark.parametrize(
    ("cast", "winner", "reason"),
    [
        # Five voters. One: A G [G] E E. Other: P P [A] G E. Charter: R P [A] A G. One alone has a good median.
        (ballots("EGAGE", "PPAGE", "RPAAG"), ONE, Reason.GOOD_ENOUGH),
        # Medians G and G: one P A [G] G E, other R A [G] E E. Without a G: P [A] G E and R [A] E E, level again.
        # Without an A: P [G] E and R [E] E, so the other wins. Reject is 1 of 5, under a third.
        (ballots("GAPEG", "EGRAE", "PPPPP"), OTHER, Reason.GOOD_ENOUGH),
        # Four voters: the lower median of P A E E is A, which is not good.
        (ballots("EEAP", "PPPP", "RRRR"), ONE, Reason.BELOW_GOOD),
        # Six: R R [G] G E E is good, but two of six are a third.
        (ballots("RRGGEE", "PPPPPP", "PPPPPP"), ONE, Reason.REJECTED_BY_A_THIRD),
        # Seven: R R G [G] E E E, and two of seven are under a third: 6 < 7.
        (ballots("RRGGEEE", "PPPPPPP", "PPPPPPP"), ONE, Reason.GOOD_ENOUGH),
        # The charter alone is an option like any other.
        (ballots("AAA", "PPP", "GGG"), CHARTER_ONLY, Reason.GOOD_ENOUGH),
        (ballots("PPP", "PPP", "AAA"), CHARTER_ONLY, Reason.BELOW_GOOD),
    ],
)
def test_the_best_lower_median_wins_and_is_adopted_if_it_is_good(cast, winner, reason):
    """Everybody voted; the charter's own grades are never level with the winner's here."""
    found = outcome(OPTIONS, cast, at_the_end(cast))
    assert (found.winners, found.reason, found.tied) == ((winner,), reason, ())
    assert (found.result is Result.ADOPTED) is (reason is Reason.GOOD_ENOUGH)


@pytest.mark.parametrize(
    ("cast", "tied", "reason"),
    [
        # One and the other: A G [G] E E both, so they never differ. The charter alone wins, with P: not good.
        (ballots("EGAGE", "GEEAG", "PPPPP"), (ONE, OTHER), Reason.BELOW_GOOD),
        # The same, and the charter alone has A A [G] G G: adopted, though it is behind both.
        (ballots("EGAGE", "GEEAG", "AAGGG"), (ONE, OTHER), Reason.GOOD_ENOUGH),
        # Level with the charter alone.
        (ballots("GGE", "PPP", "EGG"), (ONE, CHARTER_ONLY), Reason.GOOD_ENOUGH),
        (ballots("GGG", "GGG", "GGG"), OPTIONS, Reason.GOOD_ENOUGH),
    ],
)
def test_what_stays_level_to_the_end_is_the_charter_only_for_now(cast, tied, reason):
    """Whichever they are, and by the charter's own grades."""
    found = outcome(OPTIONS, cast, at_the_end(cast))
    assert (found.winners, found.tied, found.reason) == ((CHARTER_ONLY,), tied, reason)


@pytest.mark.parametrize(
    ("cast", "against"),
    [
        # Public, three on the roll: P [P] E is below acceptable. All eight: P P G G [G]… the fourth of eight is G.
        (ballots("PPE", "RRR", "RRR", "public") + ballots("GGGGG", "RRRRR", "RRRRR", "civil"), ("public",)),
        # P [A] E is acceptable.
        (ballots("PAE", "RRR", "RRR", "public") + ballots("GGGGG", "RRRRR", "RRRRR", "civil"), ()),
        # Two public bodies are no such kind. P P G [G] G G G.
        (ballots("PP", "RR", "RR", "public") + ballots("GGGGG", "RRRRR", "RRRRR", "civil"), ()),
        # Three public bodies stand aside: they have no median.
        ([Vote(None, "public")] * 3 + ballots("GGGGG", "RRRRR", "RRRRR", "civil"), ()),
    ],
)
def test_no_kind_of_actor_may_find_the_winner_below_acceptable_in_an_open_vote(cast, against):
    """Over all it is good every time; secret ballots do not tell the kinds."""
    found = outcome(OPTIONS, cast, at_the_end(cast))
    assert (found.winners, found.against) == ((ONE,), against)
    assert found.reason is (Reason.KIND_BELOW_ACCEPTABLE if against else Reason.GOOD_ENOUGH)
    assert outcome(OPTIONS, cast, at_the_end(cast, secret=True)).result is Result.ADOPTED


def test_the_outcome_carries_its_numbers():
    """Six on the roll; two graded, one stood aside: half took part. Lower median of E and G is G."""
    cast = [*ballots("EG", "PR", "AA"), Vote(None)]
    told = {
        ONE: {"excellent": 1, "good": 1, "acceptable": 0, "poor": 0, "reject": 0},
        OTHER: {"excellent": 0, "good": 0, "acceptable": 0, "poor": 1, "reject": 1},
        CHARTER_ONLY: {"excellent": 0, "good": 0, "acceptable": 2, "poor": 0, "reject": 0},
    }
    whole = Outcome(Result.ADOPTED, Reason.GOOD_ENOUGH, Turnout(6, 3, 3), grades=told, winners=(ONE,))
    assert outcome(OPTIONS, cast, at_the_end(cast, {"": 3})) == whole
    assert advice(OPTIONS, cast) == Outcome(Result.ADVICE, Reason.NOT_BINDING, grades=told)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"excellent": 1, "good": 2, "acceptable": 0, "poor": 1, "reject": 0}, "good"),  # P G G E: the second
        ({"excellent": 1, "good": 0, "acceptable": 0, "poor": 1, "reject": 0}, "poor"),
        ({"excellent": 0, "good": 0, "acceptable": 0, "poor": 0, "reject": 0}, None),
    ],
)
def test_the_middle_is_known_from_the_numbers_too(counts, found):
    """They are all that a file or an outcome has; where everybody stood aside there is none."""
    assert middle(counts) == found


def test_grades_are_told_the_best_first():
    """As they stand on the ballot."""
    assert list(advice(OPTIONS, []).grades[ONE]) == ["excellent", "good", "acceptable", "poor", "reject"]


def test_a_kind_stands_in_the_way_only_of_what_would_have_been_adopted():
    """Three public bodies: P [P] P; over all P P P [A] A A A, below good anyway."""
    cast = ballots("PPP", "RRR", "RRR", "public") + ballots("AAAA", "RRRR", "RRRR", "civil")
    found = outcome(OPTIONS, cast, at_the_end(cast))
    assert (found.reason, found.against) == (Reason.BELOW_GOOD, ())


def test_where_everybody_stands_aside_nothing_wins():
    """There is a quorum, and no grade."""
    found = outcome(OPTIONS, [Vote(None)] * 3, at_the_end([Vote(None)] * 3))
    assert (found.result, found.reason, found.winners) == (Result.NOT_ADOPTED, Reason.NO_VOTES, ())


@pytest.mark.parametrize(
    "options", [["a", CHARTER_ONLY], [*"abcdefg", CHARTER_ONLY], ["a", "a", CHARTER_ONLY], ["a", "b", "c"]]
)
def test_three_to_seven_options_can_be_voted_on_with_the_charter_alone_among_them(options):
    """Two are a majority vote, eight nobody can grade, and staying as one is must always be possible."""
    with pytest.raises(ValueError, match="option"):
        refuse_options(options)
    with pytest.raises(ValueError, match="option"):
        outcome(options, [], at_the_end([]))


@pytest.mark.parametrize("options", [["a", "b", CHARTER_ONLY], [*"abcdef", CHARTER_ONLY]])
def test_three_and_seven_options_are_within_the_bounds(options):
    """The edges themselves."""
    refuse_options(options)


@pytest.mark.parametrize("card", [{ONE: Grade.GOOD}, {**dict.fromkeys(OPTIONS, Grade.GOOD), "more": Grade.GOOD}])
def test_a_ballot_grades_every_option_and_no_other(card):
    """Whoever leaves one out has not said what they think of it."""
    assert not is_whole(OPTIONS, card)
    assert is_whole(OPTIONS, dict.fromkeys(OPTIONS, Grade.REJECT))
    with pytest.raises(ValueError, match="every option"):
        outcome(OPTIONS, [Vote(card)], at_the_end([Vote(card)]))


@given(graded, more, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(cast, away, secret, random):
    """Nor does it tell anything."""
    vote = at_the_end(cast, away, secret=secret)
    assert outcome(OPTIONS, cast, vote) == outcome(OPTIONS, random.sample(cast, len(cast)), vote)


@given(graded, more)
def test_an_option_by_another_name_and_in_another_place_fares_the_same(cast, away):
    """Only the charter alone is a special one."""
    name = {ONE: "zz", OTHER: "aa", CHARTER_ONLY: CHARTER_ONLY}
    renamed = [
        Vote(each.grades and {name[option]: grade for option, grade in each.grades.items()}, each.kind) for each in cast
    ]
    found = outcome(OPTIONS, cast, at_the_end(cast, away))
    other = outcome([CHARTER_ONLY, "aa", "zz"], renamed, at_the_end(renamed, away))
    assert (other.result, other.reason, other.against) == (found.result, found.reason, found.against)
    assert other.winners == tuple(name[option] for option in found.winners)
    assert set(other.tied) == {name[option] for option in found.tied}
    assert other.grades == {name[option]: grades for option, grades in found.grades.items()}


@given(graded, more, st.booleans())
def test_a_better_grade_for_the_winner_never_makes_it_lose(cast, away, secret):
    """Whoever's it is, one step or several; nor does it undo its adoption."""
    vote = at_the_end(cast, away, secret=secret)
    found = outcome(OPTIONS, cast, vote)
    for place, each in enumerate(cast):
        for better in Grade:
            if found.winners and each.grades and better > each.grades[found.winners[0]]:
                raised = Vote({**each.grades, found.winners[0]: better}, each.kind)
                after = outcome(OPTIONS, [*cast[:place], raised, *cast[place + 1 :]], vote)
                assert after.winners == found.winners
                assert after.result is Result.ADOPTED or found.result is not Result.ADOPTED


@given(graded, st.lists(kinds, max_size=6), st.booleans())
def test_who_stands_aside_never_decides(cast, aside, secret):
    """On one and the same roll, a quorum there already: whether some stand aside or stay away is all the same."""
    away = {kind: aside.count(kind) for kind in aside}
    with_them = cast + [Vote(None, kind) for kind in aside]
    without = outcome(OPTIONS, cast, at_the_end(cast, away, secret=secret))
    found = outcome(OPTIONS, with_them, at_the_end(with_them, secret=secret))
    if without.reason is not Reason.NO_QUORUM:
        assert (found.result, found.reason, found.winners) == (without.result, without.reason, without.winners)


@given(graded)
def test_the_winner_is_the_one_that_the_words_of_the_law_lead_to(cast):
    """A second reading of it: only those level are kept, and one median grade is taken from each of them."""
    cards = [each.grades for each in cast if each.grades]
    left = {option: sorted(card[option] for card in cards) for option in OPTIONS}
    while len(left) > 1 and all(left.values()):
        medians = {option: grades[-(-len(grades) // 2) - 1] for option, grades in left.items()}
        best = max(medians.values())
        left = {option: without(left[option], best) for option in left if medians[option] == best}
    (winner,) = left if len(left) == 1 else [CHARTER_ONLY]

    found = outcome(OPTIONS, cast, at_the_end(cast, secret=True))
    assert found.winners == ((winner,) if cards else ())
    if cards:
        own = sorted(card[winner] for card in cards)
        few_rejects = Fraction(own.count(Grade.REJECT), len(own)) < Fraction(1, 3)
        good = sum(grade >= Grade.GOOD for grade in own) > len(own) / 2
        assert (found.result is Result.ADOPTED) is (good and few_rejects)


def without(grades: list[Grade], one: Grade) -> list[Grade]:
    place = grades.index(one)
    return grades[:place] + grades[place + 1 :]
