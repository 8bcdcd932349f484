"""A stranger's script and our own recount agree, whatever was voted."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots import published, recount
from bot.ballots.published import VoteFile
from bot.ballots.rules import judgment, majority, secrecy
from bot.ballots.rules.outcome import Result, Rule
from bot.ballots.rules.quorum import Closing
from bot.ballots.rules.secrecy import Ballot
from tests.bot.ballots import outsider
from tests.bot.ballots.test_recount import FORM, OPTIONS, WATER

SCRIPT = Path(outsider.__file__)
DECIDE = {Rule.TWO_THIRDS: majority.two_thirds, Rule.MAJORITY: majority.amendment}
kinds = st.sampled_from(["civil", "public", "private", ""])
sides = st.tuples(kinds, st.sampled_from(majority.Side))
few_grades = st.sampled_from([judgment.Grade.REJECT, judgment.Grade.GOOD, judgment.Grade.EXCELLENT])  # many are level
grades = st.sampled_from(judgment.Grade) | few_grades
cards = st.tuples(kinds, st.none() | st.fixed_dictionaries(dict.fromkeys(OPTIONS, grades)))
away = st.fixed_dictionaries(dict.fromkeys(["civil", "public", ""], st.integers(0, 5)))


def told(rule, ballots, closing, outcome):
    voters = dict(enumerate(each.kind for each in ballots))
    file = published.vote_file(
        "?",
        rule,
        OPTIONS if rule is Rule.JUDGMENT else (),
        closing.on_roll,
        secrecy.published(outcome, ballots, voters),
        dict.fromkeys(voters, "Somebody"),
    )
    return file, outsider.recount(json.loads(published.write(file)))


def closing_of(cast, missing):
    voted = Counter(kind for kind, _ in cast)
    return Closing(voted + Counter(missing), voted, extended=True, secret=True)


@given(st.sampled_from([*DECIDE]), st.lists(sides, min_size=5, max_size=30), away)
def test_votes_for_and_against_come_to_the_same(rule, cast, missing):
    """By two thirds and by majority, with a quorum and without."""
    closing = closing_of(cast, missing)
    outcome = DECIDE[rule]([majority.Vote(side, kind) for kind, side in cast], closing)
    ballots = [Ballot(f"{place:02}", side.value, kind) for place, (kind, side) in enumerate(cast)]
    file, found = told(rule, ballots, closing, outcome)
    assert found == (outcome.result, [])
    assert recount.recount(file).agrees


@given(st.lists(cards, min_size=5, max_size=30), away)
def test_grades_come_to_the_same(cast, missing):
    """The winner too, and where options are level to the last grade."""
    closing = closing_of(cast, missing)
    outcome = judgment.outcome(OPTIONS, [judgment.Vote(card, kind) for kind, card in cast], closing)
    ballots = [Ballot(f"{place:02}", words(card), kind) for place, (kind, card) in enumerate(cast)]
    file, found = told(Rule.JUDGMENT, ballots, closing, outcome)
    assert found == (outcome.result, list(outcome.winners))
    assert recount.recount(file).agrees


def words(card):
    return judgment.ASIDE if card is None else {option: grade.word for option, grade in card.items()}


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (WATER, "adopted as published\n"),
        (FORM, "adopted association as published\n"),
        (replace(WATER, result=Result.NOT_ADOPTED), "adopted NOT so\n"),
        (replace(FORM, winners=("gda",)), "adopted association NOT so\n"),
    ],
)
def test_the_script_runs_by_itself(tmp_path: Path, file: VoteFile, says: str) -> None:
    """In a folder of its own, by Python without anything of ours."""
    (tmp_path / "vote.json").write_text(published.write(file), encoding="utf-8")
    command = [sys.executable, "-I", str(SCRIPT), str(tmp_path / "vote.json")]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout == says


def test_the_script_is_a_strangers():
    """It imports Python's own modules only, and is short enough to be read before it is believed."""
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) < 60
