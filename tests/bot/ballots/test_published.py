"""The published file of a secret vote, written and read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots.published import NotAVote, VoteFile, read, vote_file, write
from bot.ballots.rules.outcome import Outcome, Reason, Result, Rule
from bot.ballots.rules.secrecy import Ballot, Published

WATER = VoteFile(
    vote="Article 3: نتقاسم الماء",
    rule=Rule.TWO_THIRDS,
    options=(),
    roll={"civil": 3, "public": 2},
    took_part=(("Oasis", "civil"), ("Town hall", "public")),
    ballots=(Ballot("K2", "for"), Ballot("Q7", "against")),
    result=Result.NOT_ADOPTED,
)
FORM = VoteFile(
    vote="Our legal form",
    rule=Rule.JUDGMENT,
    options=("association", "gda", "charter_only"),
    roll={"civil": 5},
    took_part=(("Oasis", "civil"),),
    ballots=(Ballot("K2", {"association": "good", "gda": "poor", "charter_only": "good"}, "civil"),),
    result=Result.ADOPTED,
    winners=("charter_only",),
)


def test_the_file_has_a_line_for_each_ballot():
    """Whoever knows their code finds it with any editor, and the choice beside it."""
    assert (
        write(WATER)
        == """{
"format": "muyassir secret vote 1",
"vote": "Article 3: نتقاسم الماء",
"rule": "two_thirds",
"options": [],
"roll": {"civil": 3, "public": 2},
"took_part": [
  {"name": "Oasis", "kind": "civil"},
  {"name": "Town hall", "kind": "public"}],
"ballots": [
  {"code": "K2", "choice": "for", "kind": ""},
  {"code": "Q7", "choice": "against", "kind": ""}],
"result": "not_adopted",
"winners": []
}
"""
    )


@pytest.mark.parametrize("file", [WATER, FORM])
def test_what_was_written_is_read_again(file):
    """Whole, with grades and labels."""
    assert read(write(file)) == file


def test_the_file_says_what_may_be_told_and_names_voters_in_their_own_order():
    """By name and not by number; two voters of one name are two."""
    outcome = Outcome(Result.ADOPTED, Reason.GOOD_ENOUGH, winners=("gda",))
    told = Published(outcome, FORM.ballots, ((1, "civil"), (2, "civil"), (3, "public")))
    file = vote_file("Form", Rule.JUDGMENT, FORM.options, FORM.roll, told, {1: "Zeitouna", 2: "Amal", 3: "Amal"})
    assert file.took_part == (("Amal", "civil"), ("Amal", "public"), ("Zeitouna", "civil"))
    assert (file.ballots, file.result, file.winners) == (FORM.ballots, Result.ADOPTED, ("gda",))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "muyassir secret vote 2"),
        ("vote", 3),
        ("rule", "dictate"),
        ("options", None),
        ("options", [1]),
        ("roll", {"civil": "3"}),
        ("roll", {"civil": True}),
        ("roll", {"civil": -1}),
        ("took_part", [{"name": "Oasis"}]),
        ("ballots", [{"code": "K2", "choice": 1, "kind": ""}]),
        ("ballots", [{"code": "K2", "choice": {"gda": 3}, "kind": ""}]),
        ("result", "maybe"),
    ],
)
def test_a_file_that_says_something_else_is_refused(key, value):
    """In words that say where."""
    with pytest.raises(NotAVote, match="not the published file"):
        read(json.dumps({**json.loads(write(WATER)), key: value}))


@pytest.mark.parametrize("key", json.loads(write(WATER)))
def test_a_file_that_lacks_something_is_refused(key):
    """Nothing is guessed."""
    rest = {each: value for each, value in json.loads(write(WATER)).items() if each != key}
    with pytest.raises(NotAVote):
        read(json.dumps(rest))


@pytest.mark.parametrize(
    "text", ["", "[]", "7", "null", "[" * 100_000, write(WATER).replace('"Q7", ', '"Q7", "code": "Q8", ')]
)
def test_what_is_no_such_file_is_refused(text):
    """Also where it says one thing twice, which two programs could read in two ways."""
    with pytest.raises(NotAVote):
        read(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from(sorted(json.loads(write(WATER)))),
)
def test_whatever_stands_in_a_file_it_is_read_or_refused(value, key):
    """A file comes from anybody, and never ends in a traceback."""
    try:
        assert isinstance(read(json.dumps({**json.loads(write(WATER)), key: value})), VoteFile)
    except NotAVote as error:
        assert str(error)
