"""Closing votes, by each rule, from what was cast; the numbers are worked by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.ballots import casting, closing, mandating, opening, rolls, secret
from bot.ballots.closing import Closed
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule, Turnout
from bot.ballots.rules.roll import OneVote
from bot.ballots.vote import closed_in, open_in, wherever
from bot.people.roles import Kind
from tests.bot.ballots.hall import END, GRADED, SECOND, body, cast, opens, voter
from tests.builders import NOW, person, territory

HOUR, EXTENSION = timedelta(hours=1), timedelta(days=3)
NAMES = ("Aa", "Bb", "Cc", "Dd", "Ee", "Ff")


def town(db, size, kind=Kind.NON_PROFIT):
    return [body(db, name, kind) for name in NAMES[:size]]


def grades(*words):
    return dict(zip(GRADED, words, strict=True))


def test_a_consent_without_an_objection_is_adopted(db):
    """Three of four voted, two were needed; two consents, one of them with a concern, are more than one aside."""
    voting = town(db, 4)
    vote = opens(db)
    cast(db, vote, voting[0], "consent")
    cast(db, vote, voting[1], "concern", reason="Soon?")
    cast(db, vote, voting[2], "aside")

    closed = closing.close(db, vote.id, END)

    counts = {"consent": 1, "concern": 1, "objection": 0, "aside": 1}
    assert closed == Closed(
        wherever(db, vote.id),
        Outcome(Result.ADOPTED, Reason.NO_OBJECTION, Turnout(4, 3, 2), counts, review_on=vote.review_on),
        None,
    )
    assert (closed.vote.closed_at, closed.vote.outcome) == (END, closed.outcome)
    assert open_in(db, vote.territory) == []
    assert closed_in(db, vote.territory) == [closed.vote]


@pytest.mark.parametrize(("failed_before", "result"), [(0, Result.NEXT_VERSION), (1, Result.FALLBACK)])
def test_an_objection_leads_to_a_next_version_and_the_second_time_to_two_thirds(db, failed_before, result):
    """How many failed before is fixed with the vote."""
    voting = town(db, 2)
    vote = opens(db, failed_before=failed_before)
    cast(db, vote, voting[0], "consent")
    cast(db, vote, voting[1], "objection", reason="It is dry.")
    assert closing.close(db, vote.id, END).outcome.result is result


def test_an_objection_that_was_only_spoken_counts(db):
    """Its reason is a recording."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    casting.cast(db, vote, voter(atlas), "objection", recording="AwACAg", by=amira.id, now=NOW)
    assert closing.close(db, vote.id, END).outcome.reason is Reason.OBJECTION


@pytest.mark.parametrize(
    ("rule", "sides", "result", "reason"),
    [
        (Rule.TWO_THIRDS, ["for", "for", "against"], Result.ADOPTED, Reason.ENOUGH_FOR),  # 2 of 3 are exact
        (Rule.TWO_THIRDS, ["for", "against", "aside"], Result.NOT_ADOPTED, Reason.TOO_FEW_FOR),
        (Rule.MAJORITY, ["for", "for", "against"], Result.ADOPTED, Reason.ENOUGH_FOR),
        (Rule.MAJORITY, ["for", "against", "aside"], Result.NOT_ADOPTED, Reason.TIE),
        (Rule.MAJORITY, ["aside", "aside", "aside"], Result.NOT_ADOPTED, Reason.NO_VOTES),
    ],
)
def test_majorities_are_of_the_votes_for_and_against(db, rule, sides, result, reason):
    """Of three on the roll all voted."""
    voting = town(db, 3)
    vote = opens(db, rule)
    for who, side in zip(voting, sides, strict=True):
        cast(db, vote, who, side)
    outcome = closing.close(db, vote.id, END).outcome
    assert (outcome.result, outcome.reason, outcome.turnout) == (result, reason, Turnout(3, 3, 2))


def test_a_kind_with_a_majority_against_holds_two_thirds_back_in_the_open(db):
    """Seven for and two against are over two thirds, but the two are a majority of three co-operatives."""
    voting = [body(db, f"Body {number}") for number in range(6)]
    voting += [body(db, f"Coop {number}", Kind.COOPERATIVE) for number in range(3)]
    vote = opens(db, Rule.TWO_THIRDS)
    for who in voting[:7]:
        cast(db, vote, who, "for")
    for who in voting[7:]:
        cast(db, vote, who, "against")
    outcome = closing.close(db, vote.id, END).outcome
    assert (outcome.reason, outcome.against) == (Reason.KIND_AGAINST, ("cooperative",))


def test_grades_are_judged_by_their_lower_median(db):
    """Association: poor [good] good; co-operative: reject [poor] good; charter only: reject [reject] good."""
    voting = town(db, 4)
    vote = opens(db, Rule.JUDGMENT)
    for who, words in zip(
        voting, (("good", "poor", "reject"), ("good", "good", "good"), ("poor", "reject", "reject")), strict=False
    ):
        cast(db, vote, who, grades(*words))
    cast(db, vote, voting[3], "aside")
    outcome = closing.close(db, vote.id, END).outcome
    assert (outcome.result, outcome.reason, outcome.winners) == (Result.ADOPTED, Reason.GOOD_ENOUGH, ("association",))
    assert outcome.grades["association"] == {"excellent": 0, "good": 2, "acceptable": 0, "poor": 1, "reject": 0}
    assert wherever(db, vote.id).outcome == outcome


def test_what_individuals_say_is_told_apart_and_moves_nothing(db):
    """Two objecting advisers do not hold one consenting organisation back."""
    voting = town(db, 1)
    advisers = [person(db, "Huda"), person(db, "Omar")]
    vote = opens(db)
    cast(db, vote, voting[0], "consent")
    for one in advisers:
        cast(db, vote, (one, one), "objection", reason="No!")

    closed = closing.close(db, vote.id, END)

    assert (closed.outcome.result, closed.outcome.turnout) == (Result.ADOPTED, Turnout(1, 1, 1))
    counts = {"consent": 0, "concern": 0, "objection": 2, "aside": 0}
    assert closed.advice == closed.vote.advice == Outcome(Result.ADVICE, Reason.NOT_BINDING, counts=counts)
    assert wherever(db, vote.id).advice == closed.advice


def test_of_two_who_close_at_once_one_closes(db):
    """The other is told nothing twice, and sees what the vote came to."""
    voting = town(db, 1)
    vote = opens(db)
    cast(db, vote, voting[0], "consent")
    first = closing.close(db, vote.id, NOW + HOUR)
    assert closing.close(db, vote.id, NOW + HOUR) is None
    assert wherever(db, vote.id) == first.vote
    assert closing.close(db, 99, NOW) is None


def test_a_vote_without_a_quorum_goes_on_for_three_days_once(db):
    """Of three one voted, two were needed. Nothing but the turnout is told, and nothing kept of what was chosen."""
    voting = town(db, 3)
    vote = opens(db)
    cast(db, vote, voting[0], "consent")

    first = closing.close(db, vote.id, END)

    no_quorum = Outcome(Result.EXTENDED, Reason.NO_QUORUM, Turnout(3, 1, 2))
    assert first == Closed(wherever(db, vote.id), no_quorum, None)
    assert (first.vote.closed_at, first.vote.outcome, first.vote.extended) == (None, None, True)
    assert first.vote.closes_at == END + EXTENSION
    assert first.vote.takes_ballots(END + EXTENSION - SECOND)

    last = closing.close(db, vote.id, END + EXTENSION)
    assert last.outcome == Outcome(Result.NOT_ADOPTED, Reason.NO_QUORUM, Turnout(3, 1, 2))
    assert last.vote.closed_at == END + EXTENSION


def test_who_votes_in_the_extension_makes_a_result(db):
    """With what was cast before."""
    voting = town(db, 3)
    vote = opens(db)
    cast(db, vote, voting[0], "consent")
    again = closing.close(db, vote.id, END).vote
    atlas, amira = voting[1]
    casting.cast(db, again, voter(atlas), "consent", by=amira.id, now=END + HOUR)
    assert closing.close(db, vote.id, END + EXTENSION).outcome.result is Result.ADOPTED


def test_an_extension_that_was_noticed_late_is_three_days_from_then(db):
    """Nobody could vote while the bot was away."""
    town(db, 3)
    vote = opens(db)
    late = END + timedelta(days=9)
    assert closing.close(db, vote.id, late).vote.closes_at == late + EXTENSION


def test_a_close_that_was_noticed_late_counts_what_was_in_time(db):
    """And says when it happened."""
    voting = town(db, 1)
    vote = opens(db)
    cast(db, vote, voting[0], "consent")
    late = END + timedelta(days=9)
    closed = closing.close(db, vote.id, late)
    assert (closed.outcome.result, closed.vote.closed_at) == (Result.ADOPTED, late)


def test_of_two_who_end_a_vote_without_a_quorum_the_second_does_not_take_its_extension_away(db):
    """Otherwise two presses at once would be "not adopted", and the three days are for voting."""
    voting = town(db, 3)
    vote = opens(db)
    extended = closing.close(db, vote.id, NOW + HOUR)
    assert extended.vote.closes_at == END + EXTENSION, "three days after its end, not after the press"

    assert closing.close(db, vote.id, NOW + HOUR) is None
    assert wherever(db, vote.id) == extended.vote

    for who in voting[:2]:
        cast(db, extended.vote, who, "consent")
    assert closing.close(db, vote.id, END).outcome.result is Result.ADOPTED, "with a quorum it may be ended by hand"


def test_a_kind_that_stays_away_keeps_the_quorum_from_being_reached(db):
    """Three co-operatives, none of which voted."""
    voting = town(db, 6)
    for number in range(3):
        body(db, f"Coop {number}", Kind.COOPERATIVE)
    vote = opens(db)
    for who in voting:
        cast(db, vote, who, "consent")
    outcome = closing.close(db, vote.id, END).outcome
    assert (outcome.result, outcome.turnout) == (Result.EXTENDED, Turnout(9, 6, 5, ("cooperative",)))


def test_an_organisation_that_joins_raises_what_is_needed(db):
    """One of two was enough, one of three is not."""
    voting = town(db, 2)
    oasis, omar = body(db, "Oasis", mandate=False)
    vote = opens(db)
    cast(db, vote, voting[0], "consent")
    mandating.mandate(db, oasis.id, omar.id, NOW + HOUR)
    assert closing.close(db, vote.id, END).outcome.turnout == Turnout(3, 1, 2)


def test_who_was_mandated_between_the_end_and_its_notice_votes_in_the_extension(db):
    """The bot was away when the vote ended; it took no ballots then, and takes them again."""
    town(db, 3)
    oasis, omar = body(db, "Oasis", mandate=False)
    vote = opens(db)
    mandating.mandate(db, oasis.id, omar.id, END + HOUR)
    assert rolls.lines_of(db, vote, omar) == []

    again = closing.close(db, vote.id, END + 2 * HOUR).vote

    assert [line.voter for line in rolls.lines_of(db, again, omar)] == [voter(oasis)]


def test_a_roll_that_is_left_by_everybody_has_no_quorum(db):
    """Their lines are still there, and are not voted on."""
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    person(db, "Sara")
    vote = opens(db)
    assert closing.close(db, vote.id, END).outcome.turnout == Turnout(1, 0, 1)
    assert closing.close(db, vote.id, END + EXTENSION).outcome.result is Result.NOT_ADOPTED


def secretly(db, vote, who, choice):
    """One ballot, and its code."""
    (line,) = [line for line in rolls.lines(db, vote.id) if line.voter == voter(who[0])]
    code = secret.hand_out(db, vote, line)
    assert secret.cast(db, vote, line, who[1].id, code, choice, NOW) is secret.Cast.RECORDED
    return code


def test_a_secret_vote_is_counted_and_settled(db):
    """Five of six voted: 3 for and 2 against are a majority. The key and the ballots are gone."""
    voting = town(db, 6)
    vote = opens(db, Rule.MAJORITY, secret=True)
    for who, side in zip(voting, ["for", "for", "for", "against", "against"], strict=False):
        secretly(db, vote, who, side)

    closed = closing.close(db, vote.id, END)

    counts = {"for": 3, "against": 2, "aside": 0}
    told = Outcome(Result.ADOPTED, Reason.ENOUGH_FOR, Turnout(6, 5, 3), counts, outvoted=2)
    assert closed == Closed(wherever(db, vote.id), told, None)
    assert secret.counted(db, vote) == ([], [])
    assert rolls.turnout(db, closed.vote) == Turnout(6, 5, 3)


def test_a_secret_judgment_is_counted_from_its_digits(db):
    """A digit for each option in the order of the ballot: good, poor and reject are 3, 1 and 0."""
    voting = town(db, 5)
    vote = opens(db, Rule.JUDGMENT, secret=True)
    for who, digits in zip(voting, ["310", "310", "431", "113", "aside"], strict=True):
        secretly(db, vote, who, digits)
    outcome = closing.close(db, vote.id, END).outcome
    assert (outcome.result, outcome.winners) == (Result.ADOPTED, ("association",))  # poor [good] good excellent
    assert outcome.grades["charter_only"] == {"excellent": 0, "good": 1, "acceptable": 0, "poor": 1, "reject": 2}


def test_of_few_secret_ballots_only_the_result_is_kept(db):
    """Not even in the row: whoever reads it later could tell the four apart."""
    voting = town(db, 6)
    vote = opens(db, Rule.MAJORITY, secret=True)
    for who in voting[:4]:
        secretly(db, vote, who, "for")
    told = Outcome(Result.ADOPTED, Reason.WITHHELD, Turnout(6, 4, 3))
    assert closing.close(db, vote.id, END).outcome == wherever(db, vote.id).outcome == told


def test_secret_ballots_stay_through_an_extension(db):
    """With their codes: what was cast may still be changed."""
    voting = town(db, 6)
    vote = opens(db, Rule.MAJORITY, secret=True)
    code = secretly(db, vote, voting[0], "for")
    secretly(db, vote, voting[1], "for")

    again = closing.close(db, vote.id, END)

    assert again.outcome == Outcome(Result.EXTENDED, Reason.NO_QUORUM, Turnout(6, 2, 3))
    (line,) = [line for line in rolls.lines(db, vote.id) if line.voter == voter(voting[0][0])]
    changed = secret.cast(db, again.vote, line, voting[0][1].id, code, "against", END + HOUR)
    assert changed is secret.Cast.CHANGED


@pytest.mark.parametrize(("who_advise", "told"), [(4, None), (5, {"for": 0, "against": 5, "aside": 0})])
def test_secret_advice_is_told_of_five_or_not_at_all(db, who_advise, told):
    """Six people without an organisation may give it."""
    voting = town(db, 6)
    advisers = [person(db, f"Adviser {number}") for number in range(6)]
    vote = opens(db, Rule.MAJORITY, secret=True)
    for who in voting:
        secretly(db, vote, who, "for")
    for one in advisers[:who_advise]:
        secretly(db, vote, (one, one), "against")
    advice = closing.close(db, vote.id, END).advice
    assert (advice and dict(advice.counts)) == told
