"""Votes of somebody who asks to be forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.ballots import casting, closing, forgetting, opening, published, rolls, secret
from bot.ballots.recount import recount
from bot.ballots.rules.outcome import Rule, Turnout
from bot.ballots.rules.roll import OneVote
from bot.ballots.tables import minority_notes, secret_ballots, votes
from bot.ballots.vote import wherever
from bot.people import leaving
from tests.bot.ballots.hall import END, body, cast, opens, voter
from tests.builders import NOW, person, territory

HOUR = timedelta(hours=1)


@pytest.fixture
def people(db):
    """Five, each with a vote of their own."""
    opening.choose_one_vote(db, territory(db).id, OneVote.PERSON)
    return [person(db, name) for name in ("Sara", "Huda", "Omar", "Amira", "Noor")]


def forgotten(db, who):
    forgetting.forget(db, who.id)
    leaving.erase(db, who.id, who.telegram_id)


def line(db, vote, key):
    (found,) = [one for one in rolls.lines(db, vote.id) if one.voter == key]
    return found


def test_in_an_open_vote_the_line_stays_without_name_and_ballot(db, people):
    """The quorum does not move, and nobody votes there any more."""
    sara, huda = people[:2]
    vote = opens(db)
    cast(db, vote, (sara, sara), "objection", reason="My well.")
    cast(db, vote, (huda, huda), "consent")
    forgotten(db, sara)

    left = line(db, vote, voter(sara))
    assert (left.name, left.speaker, left.voted) == ("", None, False)
    assert [each.voter for each in casting.ballots(db, vote.id)] == [voter(huda)]
    assert rolls.turnout(db, vote) == Turnout(5, 1, 3)


def test_a_vote_closes_as_if_they_had_not_voted(db, people):
    """Without an error over a mark without a ballot."""
    vote = opens(db)
    for one in people[:4]:
        cast(db, vote, (one, one), "consent")
    forgotten(db, people[0])
    assert closing.close(db, vote.id, END).outcome.counts["consent"] == 3


def test_of_a_closed_vote_the_choice_stays_and_the_words_go(db, people):
    """The result was reckoned with it, and anybody may count again."""
    sara = people[0]
    vote = opens(db, Rule.CONSENT)
    for one in people[1:]:
        cast(db, vote, (one, one), "consent")
    casting.cast(db, vote, voter(sara), "objection", reason="My well.", recording="AwACAg", by=sara.id, now=NOW)
    before = closing.close(db, vote.id, END)
    db.execute(insert(minority_notes).values(vote_id=vote.id, voter=voter(sara), text="I said so."))
    forgotten(db, sara)

    left = casting.ballot(db, vote.id, voter(sara))
    assert (left.choice, left.reason, left.recording, left.cast_by) == ("objection", "", None, None)
    assert (line(db, vote, voter(sara)).name, line(db, vote, voter(sara)).voted) == ("", True)
    assert wherever(db, vote.id).outcome == before.outcome
    assert db.execute(select(minority_notes)).all() == []


def test_an_organisations_ballot_is_the_organisations(db):
    """It stays, with its reason; who brought it is forgotten, and so is what they said on a recording."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    casting.cast(
        db, vote, voter(atlas), "objection", reason="Our well.", recording="AwACAg", by=amira.id, now=NOW + HOUR
    )
    forgotten(db, amira)

    left = casting.ballot(db, vote.id, voter(atlas))
    assert (left.choice, left.reason, left.recording, left.cast_by) == ("objection", "Our well.", None, None)
    assert (line(db, vote, voter(atlas)).name, line(db, vote, voter(atlas)).voted) == ("Atlas", True)


def test_an_objection_that_is_nothing_but_their_voice_goes_while_the_vote_is_open(db):
    """It would be one without a reason; the organisation may say it again through another."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    casting.cast(db, vote, voter(atlas), "objection", recording="AwACAg", by=amira.id, now=NOW)
    forgotten(db, amira)
    assert casting.ballots(db, vote.id) == []
    assert line(db, vote, voter(atlas)).voted is False
    closing.close(db, vote.id, END)


def test_an_organisations_concern_stays_when_the_voice_that_said_it_goes(db):
    """A concern needs no words, so a concern it remains."""
    atlas, amira = body(db, "Atlas")
    vote = opens(db)
    casting.cast(db, vote, voter(atlas), "concern", recording="AwACAg", by=amira.id, now=NOW)
    forgotten(db, amira)
    left = casting.ballot(db, vote.id, voter(atlas))
    assert (left.choice, left.recording) == ("concern", None)
    assert line(db, vote, voter(atlas)).voted is True


def test_what_they_recorded_for_others_stays_and_can_be_taken_back(db):
    """Only the facilitator's number goes: that it was on paper is known still."""
    atlas, amira = body(db, "Atlas")
    amal, vote = person(db, "Amal"), opens(db)
    casting.cast(db, vote, voter(atlas), "consent", by=amira.id, recorded_by=amal.id, now=NOW)
    forgotten(db, amal)
    left = casting.ballot(db, vote.id, voter(atlas))
    assert (left.choice, left.cast_by, left.recorded_by) == ("consent", amira.id, amira.id)
    assert casting.revoke(db, vote, voter(atlas), NOW)


def voted_in_secret(db, people):
    vote = opens(db, Rule.MAJORITY, secret=True)
    for one in people:
        mine = line(db, vote, voter(one))
        code = secret.hand_out(db, vote, mine)
        secret.cast(db, vote, mine, one.id, code, "for", NOW)
    return vote


def test_secret_ballots_stay_since_nobody_knows_whose_they_are(db, people):
    """And the mark stays with them: there are as many ballots as voters."""
    vote = voted_in_secret(db, people)
    forgotten(db, people[0])
    assert (line(db, vote, voter(people[0])).name, line(db, vote, voter(people[0])).voted) == ("", True)
    assert len(db.execute(select(secret_ballots)).all()) == 5
    assert closing.close(db, vote.id, END).outcome.counts["for"] == 5


def test_their_name_goes_out_of_a_published_file_which_can_be_counted_as_before(db, people):
    """One of two who have the same name, if two have."""
    namesake = person(db, "Sara")
    vote = voted_in_secret(db, [*people, namesake])
    closing.close(db, vote.id, END)
    forgotten(db, namesake)

    file = published.read(db.scalar(select(votes.c.published).where(votes.c.id == vote.id)))

    assert [name for name, _ in file.took_part] == ["", "Amira", "Huda", "Noor", "Omar", "Sara"]
    assert recount(file).agrees


def test_nobody_elses_votes_change(db, people):
    """A number that begins like theirs is another's."""
    vote = opens(db)
    for one in people:
        cast(db, vote, (one, one), "concern", reason="Hm.")
    before = [each for each in casting.ballots(db, vote.id) if each.voter != voter(people[0])]
    forgotten(db, people[0])
    assert casting.ballots(db, vote.id) == before
