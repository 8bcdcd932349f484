"""What each kind of actor voted."""

from __future__ import annotations

import pytest

from bot.ballots import casting, closing, forgetting, kinds, rolls, secret
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule
from bot.people.roles import Kind
from tests.bot.ballots.hall import END, GRADED, body, cast, opens, voter
from tests.builders import NOW, person


def numbers(**counts):
    return Outcome(Result.ADVICE, Reason.NOT_BINDING, counts=counts)


def test_of_an_open_vote_every_kind_of_which_somebody_voted_is_told(db):
    """Also a kind of one: its name and its vote stand beside each other in the result. Advice is of no kind."""
    town = [body(db, "Atlas", Kind.PUBLIC), body(db, "Oasis"), body(db, "Rif"), body(db, "Co-op", Kind.COOPERATIVE)]
    huda = person(db, "Huda")
    vote = opens(db)
    cast(db, vote, town[0], "objection", reason="It is dry.")
    cast(db, vote, town[1], "consent")
    cast(db, vote, town[2], "concern")
    cast(db, vote, (huda, huda), "consent")

    closed = closing.close(db, vote.id, END).vote

    assert kinds.by_kind(db, closed) == {
        "non_profit": numbers(consent=1, concern=1, objection=0, aside=0),
        "public": numbers(consent=0, concern=0, objection=1, aside=0),
    }


def test_grades_are_told_by_kind_for_each_option(db):
    """Like those of everybody."""
    atlas = body(db, "Atlas", Kind.PUBLIC)
    vote = opens(db, Rule.JUDGMENT)
    cast(db, vote, atlas, dict(zip(GRADED, ("good", "poor", "reject"), strict=True)))
    closed = closing.close(db, vote.id, END).vote
    found = kinds.by_kind(db, closed)
    assert list(found) == ["public"]
    assert [found["public"].grades[option]["good"] for option in GRADED] == [1, 0, 0]


def test_nothing_is_told_before_the_close_nor_without_a_quorum(db):
    """There is no result that it would be a part of."""
    town = [body(db, name) for name in ("Atlas", "Oasis", "Rif")]
    vote = opens(db)
    cast(db, vote, town[0], "consent")
    assert kinds.by_kind(db, vote) == {}
    extended = closing.close(db, vote.id, END).vote
    assert kinds.by_kind(db, extended) == {}
    assert kinds.by_kind(db, closing.close(db, vote.id, extended.closes_at).vote) == {}


@pytest.mark.parametrize(
    ("public", "private", "told"),
    [
        (5, 5, {"public": numbers(**{"for": 5, "against": 0, "aside": 0}),
                "private": numbers(**{"for": 0, "against": 5, "aside": 0})}),
        (5, 4, {}),  # four would be left over without a label
        (2, 2, {}),  # only the result is published
    ],
)  # fmt: skip
def test_of_a_secret_vote_those_kinds_that_its_file_tells_apart(db, public, private, told):
    """Five ballots of it, and nobody or five left over. On the roll are five of each, so both have labels."""
    town = [body(db, f"Town {number}", Kind.PUBLIC) for number in range(5)]
    firms = [body(db, f"Firm {number}", Kind.PRIVATE) for number in range(5)]
    vote = opens(db, Rule.MAJORITY, secret=True)
    assert vote.labels == {"public", "private"}
    lines = {line.voter: line for line in rolls.lines(db, vote.id)}
    for who, choice in [*((one, "for") for one in town[:public]), *((one, "against") for one in firms[:private])]:
        mine = lines[voter(who[0])]
        secret.cast(db, vote, mine, who[1].id, secret.hand_out(db, vote, mine), choice, NOW)
    assert kinds.by_kind(db, closing.close(db, vote.id, END).vote) == told


def test_an_objection_that_was_spoken_is_counted_for_its_kind_also_when_its_voice_is_gone(db):
    """Whoever said it asked to be forgotten; that there was an objection stands in the result."""
    atlas, amira = body(db, "Atlas", Kind.PUBLIC)
    vote = opens(db)
    casting.cast(db, vote, voter(atlas), "objection", recording="AwACAg", by=amira.id, now=NOW)
    closed = closing.close(db, vote.id, END).vote
    before = kinds.by_kind(db, closed)

    forgetting.forget(db, amira.id)

    assert casting.ballot(db, vote.id, voter(atlas)).recording is None
    assert kinds.by_kind(db, closed) == before == {"public": numbers(consent=0, concern=0, objection=1, aside=0)}
