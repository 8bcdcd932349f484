"""The whole charter is put to the vote by its hash; what was decided is told, and signatures follow."""

import pytest

from bot.ballots.presses import PlanVote
from bot.ballots.rules.outcome import Reason, Result, Rule
from bot.ballots.subject import Subject
from bot.contributions import GroupNews
from bot.errors import Refusal
from bot.i18n import T
from bot.people.roles import Role
from conversations.charter import charter
from conversations.charter.signing import queries
from conversations.charter.signing.presses import ShowCharterVersion
from conversations.charter.signing.rules import grouped
from conversations.charter.signing.voting import in_each, motion
from conversations.charter.tables import Section, Stage
from tests.builders import NOW
from tests.conversations.charter.sensing.circle import proposed
from tests.conversations.charter.signing.pole import plain, pole


@pytest.fixture
def mahdia(db):
    made = pole(db)
    made.freezes()
    return made


def test_the_vote_is_on_the_hash_by_consent(mahdia):
    """In each language of the territory, with what is not translated named."""
    found = motion(mahdia.db, mahdia.here, mahdia.last.id)

    assert (found.rule, found.missing) == (Rule.CONSENT, ("en",))
    assert set(found.question.texts) == set(found.text.texts) == set(mahdia.where.languages)
    assert all(grouped(mahdia.last.digest) in said for said in found.text.texts.values())


def test_a_decided_version_is_not_voted_on_again(mahdia):
    """Another one is frozen for that."""
    mahdia.ends(Result.NEXT_VERSION)
    with pytest.raises(Refusal):
        motion(mahdia.db, mahdia.here, mahdia.last.id)


def test_only_the_version_that_was_frozen_last_is_offered_for_the_vote(mahdia):
    """Adopted later, an earlier one would take the place of the newer text."""
    first = mahdia.last
    mahdia.amal.opens(ShowCharterVersion(mahdia.here, first.id))
    assert "Ask for consent" in mahdia.amal.last.labels

    proposed(mahdia.db, {"fr": "Encore."}, section=Section.VALUES, stage=Stage.ADOPTED)
    mahdia.freezes()
    mahdia.amal.opens(ShowCharterVersion(mahdia.here, first.id))
    assert "Ask for consent" not in mahdia.amal.last.labels
    mahdia.amal.opens(PlanVote(mahdia.here, "charter", first.id))  # an old screen has the button still
    assert "Version 2 has been frozen since" in plain(mahdia.amal.last)
    assert mahdia.amal.last.labels == ["See version 2"]


def test_a_charter_of_elsewhere_cannot_be_put_to_the_vote_here(mahdia):
    """A press may hold any number."""
    with pytest.raises(Refusal):
        motion(mahdia.db, mahdia.here + 1, mahdia.last.id)


def test_votes_finds_the_charter_among_what_can_be_voted_on(mahdia):
    """With the way back to its page."""
    [found] = [one for one in mahdia.turn().contributions(Subject) if one.about == "charter"]

    assert found.page(3, 7) == ShowCharterVersion(3, 7)


def test_once_adopted_the_groups_are_asked_to_sign(mahdia):
    """And the day on which it is looked at again is known."""
    mahdia.ends(review_on=NOW.date().replace(year=2027))

    assert mahdia.last.adopted_at == NOW and queries.present(mahdia.db, mahdia.here) == mahdia.last
    [shown] = mahdia.atlas
    assert "To be looked at again on Tuesday 2 March 2027." in plain(shown)
    assert shown.labels == ["Read it", "Sign it"]


@pytest.mark.parametrize("result", [Result.NEXT_VERSION, Result.FALLBACK, Result.NOT_ADOPTED])
def test_otherwise_the_facilitators_hear_what_comes_next(mahdia, result):
    """Each of them in private, and nothing can be signed."""
    ali = mahdia.member("Ali", role=Role.FACILITATOR)
    mahdia.ends(result)

    assert mahdia.last.refused_at == NOW and queries.present(mahdia.db, mahdia.here) is None
    assert "Version 1 of the charter was not adopted." in plain(ali.last)
    assert ali.last.labels == ["Freeze a new version", "See the vote"]


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        (Reason.NO_QUORUM, "Too few voted."),
        (Reason.TOO_FEW_CONSENTS, "No more consented than stood aside."),
    ],
)
def test_where_no_objection_says_why_the_reason_does(mahdia, reason, why):
    """In the line below, and without a gap where objections would stand."""
    mahdia.ends(Result.NOT_ADOPTED, reason=reason)
    assert f"was not adopted.</b>\n{why}\n\nArticles" in plain(mahdia.amal.last)


def test_objections_are_told_with_their_names(mahdia):
    """Consent votes are open, so that they can be worked on."""
    mahdia.member("Sara")
    vote = mahdia.opens_vote()
    mahdia.objects(vote, "Sara", "Nothing on money.")
    mahdia.ends(Result.NEXT_VERSION, vote)

    assert "Sara: Nothing on money." in plain(mahdia.amal.last)


def test_told_twice_it_is_decided_once(mahdia):
    """Whatever comes together."""
    vote = mahdia.opens_vote()
    mahdia.ends(Result.ADOPTED, vote)
    mahdia.ends(Result.NEXT_VERSION, vote)

    assert mahdia.last.refused_at is None


def test_while_it_is_voted_on_nothing_is_frozen(mahdia):
    """And everybody finds the way to the vote on its page."""
    vote = mahdia.opens_vote()
    mahdia.amal.opens(mahdia.freeze_now)
    assert "Version 1 is being voted on" in plain(mahdia.amal.last)

    sara = mahdia.member("Sara")
    sara.opens(ShowCharterVersion(mahdia.here, mahdia.last.id))
    assert "It is being voted on." in plain(sara.last) and "The vote on it" in sara.last.labels
    assert mahdia.last.vote == vote.id


def test_a_group_that_comes_later_reads_the_charter_that_stands(mahdia):
    """Nothing before there is one."""
    given = charter.givers[GroupNews]
    assert [one for giver in given for one in giver(mahdia.turn())] == []

    mahdia.ends()
    assert [one.key for giver in given for one in giver(mahdia.turn())] == [f"charter:{mahdia.last.id}"]


def test_our_own_words_are_kept_without_marks_that_turn_lines(mahdia):
    """They are said as what people write is."""
    said = in_each(mahdia.where, T("The charter of {territory}, version {n}", territory="Mahdia", n=1))

    assert said.texts["en"] == "The charter of Mahdia, version 1"
