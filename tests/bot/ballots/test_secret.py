"""Secret ballots: cast once, changed under their code, counted, and gone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ballots import codes, mandating, opening, published, rolls, secret
from bot.ballots import vote as votes_seen
from bot.ballots.recount import recount
from bot.ballots.rules.outcome import Reason, Result, Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.rules.secrecy import Ballot
from bot.ballots.secret import Cast
from bot.ballots.tables import guesses, secret_ballots, votes
from bot.people.roles import Kind
from bot.storage.metadata import metadata
from tests import builders
from tests.bot.ballots.booth import LATER, Booth, booth, opened
from tests.builders import NOW


@pytest.fixture
def hall(db) -> Booth:
    return booth(db)


def ballots(hall):
    rows = hall.db.execute(select(secret_ballots).where(secret_ballots.c.vote_id == hall.vote.id))
    return {row.code: row.choice for row in rows}


def voted(hall):
    return {line.voter for line in rolls.lines(hall.db, hall.vote.id) if line.voted}


def test_handing_out_a_code_writes_nothing(hall):
    """It is known to whoever reads the whisper, and to nobody else; a lost one is made good by another."""
    before = everything(hall.db)
    first, second = hall.code(hall.voters[0]), hall.code(hall.voters[0])
    assert first != second
    assert everything(hall.db) == before


def test_a_ballot_is_cast_once_and_the_roll_says_so(hall):
    """From 0 to 1, and one ballot more."""
    sara = hall.voters[0]
    assert hall.casts(sara) is Cast.RECORDED
    assert voted(hall) == {sara}
    assert ballots(hall) == {hall.codes[sara]: "for"}
    assert secret.hand_out(hall.db, hall.vote, hall.line(sara)) is None


def test_a_ballot_is_changed_under_its_code(hall):
    """As often as one likes; the same choice again is recorded already."""
    sara = hall.voters[0]
    found = [hall.casts(sara, choice) for choice in ("for", "against", "against", "aside")]
    assert found == [Cast.RECORDED, Cast.CHANGED, Cast.RECORDED, Cast.CHANGED]
    assert ballots(hall) == {hall.codes[sara]: "aside"}


def test_whoever_has_voted_casts_no_second_ballot(hall):
    """A code that was shown but not cast is worth nothing any more."""
    sara = hall.voters[0]
    spare = hall.code(sara)
    hall.casts(sara)
    assert hall.casts(sara, "against", spare) is Cast.WRONG_CODE
    assert list(ballots(hall).values()) == ["for"]


def test_a_code_that_nobody_was_given_casts_nothing(hall):
    """Not in its form, not of another vote, not of another key."""
    sara, other = hall.voters[0], opened(hall.db, hall.vote.territory, row=2)
    for forged in ("-", "A" * 16, other.code(sara), codes.new_code(b"k" * 32, hall.vote.id)):
        assert hall.casts(sara, code=forged) is Cast.WRONG_CODE
    assert (voted(hall), ballots(hall)) == (set(), {})


def test_a_code_that_somebody_else_cast_under_is_not_taken_again(hall):
    """Their ballot stays, and who comes second has not voted yet: another code, and it goes well."""
    sara, ali = hall.voters[:2]
    hall.casts(sara, "for")
    assert hall.casts(ali, "against", hall.codes[sara]) is Cast.WRONG_CODE
    assert (voted(hall), ballots(hall)) == ({sara}, {hall.codes[sara]: "for"})
    assert hall.casts(ali, "against") is Cast.RECORDED


def test_five_wrong_codes_lock_for_an_hour(hall):
    """Also for the right one; the hour over, one may try again, and five times."""
    sara, ali = hall.voters[:2]
    hall.casts(sara)
    wrong = [hall.casts(sara, "against", "A" * 16) for _ in range(5)]
    assert wrong == [Cast.WRONG_CODE] * 5
    assert hall.casts(sara, "against") is Cast.LOCKED
    assert hall.casts(sara, "against", now=LATER + timedelta(minutes=59)) is Cast.LOCKED
    assert hall.casts(ali) is Cast.RECORDED
    assert hall.casts(sara, "aside", "A" * 16, now=LATER + timedelta(hours=1)) is Cast.WRONG_CODE
    assert hall.casts(sara, "against", now=LATER + timedelta(hours=1)) is Cast.CHANGED


def test_nobody_votes_for_another(hall):
    """Neither on another's line nor after the vote."""
    sara, ali = hall.voters[:2]
    code, own = hall.code(sara), hall.line(sara)

    def tried(line=own, person=hall.people[sara], now=LATER):
        return secret.cast(hall.db, hall.vote, line, person, code, "for", now)

    assert tried(person=hall.people[ali]) is Cast.NO_VOTE
    assert tried(line=replace(own, voter="p999")) is Cast.NO_VOTE
    assert tried(now=hall.vote.closes_at) is Cast.NO_VOTE
    assert ballots(hall) == {}


@pytest.mark.parametrize("choice", ["", "perhaps", "4031", "excellent"])
def test_a_choice_that_the_rule_does_not_know_is_refused(hall, choice):
    """Before anything is written."""
    with pytest.raises(ValueError, match="is not a valid Side"):
        hall.casts(hall.voters[0], choice)
    assert (voted(hall), ballots(hall)) == (set(), {})


@pytest.mark.parametrize("choice", ["", "for", "43", "4031", "435", "43٣", "43-"])
def test_grades_are_as_many_digits_as_options(db, choice):
    """From 0 to 4, one for each in turn; nothing else."""
    hall = booth(db, rule=Rule.JUDGMENT)
    with pytest.raises(ValueError, match=r"substring not found|zip"):
        hall.casts(hall.voters[0], choice)
    assert ballots(hall) == {}


def test_ballots_are_counted_by_code_with_what_they_mean(db):
    """Digits are grades, in the order of the options; "aside" is itself."""
    hall = booth(db, rule=Rule.JUDGMENT)
    hall.casts(hall.voters[0], "403")
    hall.casts(hall.voters[1], "aside")
    card = {"association": "excellent", "gda": "reject", "charter_only": "good"}
    first, second = (codes.shown(hall.codes[voter]) for voter in hall.voters[:2])
    cast = [Ballot(first, card, "individual"), Ballot(second, "aside", "individual")]
    assert secret.counted(db, hall.vote) == (sorted(cast, key=lambda each: each.code), [])


def test_a_ballot_carries_the_label_that_was_printed(db):
    """Five of each kind, so both have one; beside a kind of three the five have none either."""
    two = booth(db, 10, kinds=(Kind.PUBLIC, Kind.PRIVATE))
    for voter in two.voters:
        two.casts(voter)
    assert {each.kind for each in secret.counted(db, two.vote)[0]} == {"public", "private"}
    three = booth(db, 8, where="Sfax", kinds=[Kind.PUBLIC] * 5 + [Kind.PRIVATE] * 3)
    for voter in three.voters:
        three.casts(voter)
    assert {each.kind for each in secret.counted(db, three.vote)[0]} == {""}


def test_advice_is_asked_where_five_could_give_it(db):
    """Of four individuals beside the organisations, a ballot would be among four; and counted it is with five cast."""
    hall = council(db, advisers=5)
    advisers = [voter for voter in hall.voters if voter.startswith("p")]
    for voter in hall.voters[:-1]:
        hall.casts(voter)
    ballots, advice = secret.counted(db, hall.vote)
    assert (len(ballots), advice) == (5, [])
    hall.casts(advisers[-1], "against")
    assert sorted(each.choice for each in secret.counted(db, hall.vote)[1]) == ["against", *["for"] * 4]


def test_advice_is_not_asked_where_fewer_could_give_it(db):
    """No code, and no ballot."""
    hall = council(db, advisers=4)
    adviser = hall.voters[-1]
    assert secret.hand_out(db, hall.vote, hall.line(adviser)) is None
    assert hall.casts(adviser, code=codes.new_code(key(hall), hall.vote.id)) is Cast.NO_VOTE


def test_an_adviser_changes_no_voters_ballot(db):
    """Though they had its code."""
    hall = council(db, advisers=5)
    espoir, adviser = hall.voters[0], hall.voters[-1]
    hall.casts(espoir, "for")
    hall.casts(adviser, "for")
    assert hall.casts(adviser, "against", hall.codes[espoir]) is Cast.WRONG_CODE


def council(db, advisers):
    """Five organisations that mandated somebody, and individuals beside them."""
    territory = builders.territory(db)
    for place in range(5):
        body = builders.organisation(db, f"Body {place}")
        speaker = builders.person(db, f"Speaker {place}", organisation=body, kind=body.kind)
        mandating.mandate(db, body.id, speaker.id, NOW)
    for place in range(advisers):
        builders.person(db, f"Adviser {place}")
    assert opening.one_vote(db, territory.id) is OneVote.ORGANISATION
    return opened(db, territory.id)


def test_at_the_close_the_list_is_published_and_nothing_else_is_kept(hall):
    """No ballot, no key, no trace of wrong codes; the roll says who took part."""
    for voter, choice in zip(hall.voters, ["for", "for", "for", "for", "against", "aside"], strict=True):
        hall.casts(voter, choice)
    hall.casts(hall.voters[0], "against", "A" * 16)
    closed = hall.closes()

    file = published.read(hall.db.scalar(select(votes.c.published)))
    assert (closed.outcome.result, file.result) == (Result.ADOPTED, Result.ADOPTED)
    theirs = {codes.shown(code) for code in hall.codes.values()}
    assert [each.code for each in file.ballots] == sorted(theirs)
    assert recount(file).agrees
    assert file.took_part == tuple((f"Person {place}", "individual") for place in range(6))
    assert hall.db.scalar(select(votes.c.key)) is None
    assert hall.db.execute(select(secret_ballots)).all() == hall.db.execute(select(guesses)).all() == []
    assert voted(hall) == set(hall.voters)


def test_of_four_ballots_the_result_alone_is_told(hall):
    """Everybody would be known by what three others say."""
    for voter in hall.voters[:4]:
        hall.casts(voter)
    closed = hall.closes()
    file = published.read(hall.db.scalar(select(votes.c.published)))
    assert (file.took_part, file.ballots, file.result) == ((), (), Result.ADOPTED)
    assert (closed.outcome.reason, dict(closed.outcome.counts)) == (Reason.WITHHELD, {})
    assert not set(hall.codes.values()) & set(str(everything(hall.db)).split("'"))


def test_a_vote_that_is_extended_keeps_its_ballots(hall):
    """Two of six are no quorum: it goes on, and their codes are good still."""
    for voter in hall.voters[:2]:
        hall.casts(voter)
    assert hall.closes().outcome.result is Result.EXTENDED
    hall.vote = votes_seen.wherever(hall.db, hall.vote.id)
    assert hall.casts(hall.voters[0], "against") is Cast.CHANGED
    assert sorted(ballots(hall).values()) == ["against", "for"]


def test_the_close_of_one_vote_leaves_others_as_they_are(hall):
    """Their rolls and ballots are written anew and say the same; their codes are good."""
    other = opened(hall.db, hall.vote.territory, row=2)
    for voter in hall.voters:
        hall.casts(voter)
        other.casts(voter, "against")
    before = ballots(other), rolls.lines(hall.db, other.vote.id)
    hall.closes()
    assert (ballots(other), rolls.lines(hall.db, other.vote.id)) == before
    assert other.casts(other.voters[0], "for") is Cast.CHANGED


def test_a_vote_that_has_closed_takes_no_ballot(hall):
    """Not even under the old code, at a time when it was open."""
    for voter in hall.voters[:5]:
        hall.casts(voter)
    hall.closes()
    assert hall.casts(hall.voters[0], "against") is Cast.NO_VOTE
    assert secret.hand_out(hall.db, hall.vote, hall.line(hall.voters[5])) is None


async def test_on_both_databases_a_vote_is_cast_changed_and_counted(database):
    """Every statement of it means the same on both, within a savepoint as a turn has it."""
    await database.transaction(lived_through)


def lived_through(db):
    hall = booth(db, 5)
    with db.begin_nested():
        for voter in hall.voters:
            hall.casts(voter)
        hall.casts(hall.voters[1], "against", hall.codes[hall.voters[0]])
        assert hall.casts(hall.voters[0], "aside", "A" * 16) is Cast.WRONG_CODE
        assert hall.casts(hall.voters[0], "aside", codes.new_code(key(hall), hall.vote.id)) is Cast.WRONG_CODE
    assert hall.closes().outcome.counts == {"for": 4, "against": 1, "aside": 0}


async def test_of_many_presses_at_once_one_ballot_is_cast(database):
    """Each under another code, of one voter, in transactions of their own: the roll goes from 0 to 1 once."""
    hall = await database.transaction(lambda db: booth(db, 5))
    voter, vote = hall.voters[0], hall.vote

    def press(db):
        line = next(line for line in rolls.lines(db, vote.id) if line.voter == voter)
        code = codes.new_code(db.scalar(select(votes.c.key)), vote.id)
        return secret.cast(db, vote, line, hall.people[voter], code, "for", LATER)

    done = await asyncio.gather(*(database.transaction(press) for _ in range(8)))

    assert done.count(Cast.RECORDED) == 1
    assert set(done) <= {Cast.RECORDED, Cast.WRONG_CODE, Cast.LOCKED}
    assert len(await database.read(lambda db: db.execute(select(secret_ballots)).all())) == 1


def key(hall):
    return hall.db.scalar(select(votes.c.key).where(votes.c.id == hall.vote.id))


def everything(db):
    return {table.name: db.execute(select(table)).all() for table in metadata.sorted_tables}
