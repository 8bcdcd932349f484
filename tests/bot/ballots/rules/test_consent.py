"""Consent: what one objection, a concern, and standing aside do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.rules.consent import Stance, Vote, advice, counts, outcome
from bot.ballots.rules.outcome import Outcome, Reason, Result, Turnout
from tests.bot.ballots.rules.votes import REVIEW, at_the_end, kinds, more, stances, unopposed


def votes(consent: int = 0, concern: int = 0, objection: int = 0, aside: int = 0) -> list[Vote]:
    """So many of each stance, objections with a reason."""
    said = [Stance.CONSENT] * consent + [Stance.CONCERN] * concern + [Stance.OBJECTION] * objection
    return [Vote(stance, reason="too costly") for stance in said + [Stance.ASIDE] * aside]


@pytest.mark.parametrize(
    ("cast", "failed", "result", "reason"),
    [
        (votes(consent=5), 0, Result.ADOPTED, Reason.NO_OBJECTION),
        # A concern is a consent: 1 + 2 = 3 consents, more than 2 aside.
        (votes(consent=1, concern=2, aside=2), 0, Result.ADOPTED, Reason.NO_OBJECTION),
        # 3 aside and 3 consents: not more.
        (votes(consent=2, concern=1, aside=3), 0, Result.NOT_ADOPTED, Reason.TOO_FEW_CONSENTS),
        (votes(aside=4), 0, Result.NOT_ADOPTED, Reason.TOO_FEW_CONSENTS),
        # One objection among twenty holds it back; it leads to the next version, whatever stood aside.
        (votes(consent=19, objection=1), 0, Result.NEXT_VERSION, Reason.OBJECTION),
        (votes(objection=1, aside=9), 0, Result.NEXT_VERSION, Reason.OBJECTION),
        # One version failed before: this is the second, and two thirds decide.
        (votes(consent=19, objection=1), 1, Result.FALLBACK, Reason.OBJECTION),
        (votes(consent=19, objection=1), 2, Result.FALLBACK, Reason.OBJECTION),
        # What failed before does not matter to a version to which nobody objects.
        (votes(consent=3), 1, Result.ADOPTED, Reason.NO_OBJECTION),
    ],
)
def test_a_text_is_adopted_without_objection_and_with_more_consents_than_aside(cast, failed, result, reason):
    """Everybody on the roll voted, so that the quorum plays no part."""
    found = outcome(cast, at_the_end(cast), review_on=REVIEW, failed_before=failed)
    size = len(cast)
    review = REVIEW if result is Result.ADOPTED else None
    assert found == Outcome(result, reason, Turnout(size, size, (size + 1) // 2), counts(cast), review_on=review)


def test_standing_aside_makes_a_quorum():
    """Ten on the roll, five needed: three consents and two aside are five; without the two there is no result."""
    five, three = votes(consent=3, aside=2), votes(consent=3)
    assert outcome(five, at_the_end(five, {"": 5}), review_on=REVIEW).result is Result.ADOPTED
    assert outcome(three, at_the_end(three, {"": 7}), review_on=REVIEW).result is Result.EXTENDED


@pytest.mark.parametrize("reason", ["", "  \n", "…!", "\u200f\u2066"])
def test_an_objection_has_a_reason(reason):
    """Blanks, marks and invisible signs are none."""
    with pytest.raises(ValueError, match="reason"):
        Vote(Stance.OBJECTION, reason=reason)


@pytest.mark.parametrize("reason", ["too costly", "لا", "7"])
def test_any_word_is_a_reason_and_other_stances_need_none(reason):
    """Whether it is a good one is for people to say."""
    assert Vote(Stance.OBJECTION, reason=reason).reason == reason
    assert Vote(Stance.CONCERN).reason == ""


def test_consent_is_never_secret():
    """A reason without a name cannot be worked on."""
    with pytest.raises(ValueError, match="open"):
        outcome(votes(consent=5), at_the_end(votes(consent=5), secret=True), review_on=REVIEW)


def test_advice_holds_nothing_back():
    """An individual's objection is shown beside the organisations' vote, and stops there."""
    told = {"consent": 1, "concern": 0, "objection": 2, "aside": 0}
    assert advice(votes(consent=1, objection=2)) == Outcome(Result.ADVICE, Reason.NOT_BINDING, counts=told)


@given(stances, more, st.randoms(use_true_random=False))
def test_the_order_of_votes_changes_nothing(cast, away, random):
    """Nobody gains by being first."""
    vote, shuffled = at_the_end(cast, away), random.sample(cast, len(cast))
    assert outcome(cast, vote, review_on=REVIEW) == outcome(shuffled, vote, review_on=REVIEW)


@given(unopposed, more, kinds, st.sampled_from([Stance.CONSENT, Stance.CONCERN]))
def test_one_more_consent_never_undoes_an_adoption(cast, away, kind, stance):
    """From one on the roll who had not voted, or from those who had stood aside."""

    def adopted(cast, away):
        return outcome(cast, at_the_end(cast, away), review_on=REVIEW).result is Result.ADOPTED

    convinced = [Vote(stance, each.kind) if each.stance is Stance.ASIDE else each for each in cast]
    before = {**away, kind: away[kind] + 1}
    assert adopted([*cast, Vote(stance, kind)], away) or not adopted(cast, before)
    assert adopted(convinced, away) or not adopted(cast, away)


@given(stances, more, st.integers(0, 3))
def test_an_objection_always_holds_a_text_back(cast, away, failed):
    """However many consent."""
    blocked = [*cast, Vote(Stance.OBJECTION, reason="why")]
    found = outcome(blocked, at_the_end(blocked, away), review_on=REVIEW, failed_before=failed)
    assert found.result in (Result.NEXT_VERSION, Result.FALLBACK, Result.EXTENDED)
    assert found.review_on is None
