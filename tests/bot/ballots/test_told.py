"""``muyassir recount``: what anybody reads who counts a secret vote again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.ballots import published, told
from bot.ballots.published import VoteFile
from bot.ballots.recount import recount
from bot.ballots.rules import secrecy
from bot.ballots.rules.outcome import Reason, Result, Rule
from bot.ballots.rules.secrecy import Ballot
from tests.bot.ballots.test_recount import FORM, WATER, ballots, card
from tests.prompt import Told, muyassir

CODES = ["K7QM2P4X9DTRWA3E", *(f"0000000000AAAA0{number}" for number in range(1, 7))]
OURS = replace(WATER, ballots=tuple(Ballot(code, each.choice) for code, each in zip(CODES, WATER.ballots, strict=True)))


async def counted(home: Path, file: VoteFile | str, *words: str) -> Told:
    text = file if isinstance(file, str) else published.write(file)
    (home / "vote.json").write_text(text, encoding="utf-8")
    return await muyassir(home, "recount", "vote.json", *words)


async def test_whoever_recounts_reads_what_was_found(tmp_path: Path) -> None:
    """Without a token, without a database: nothing is there but the file."""
    found = await counted(tmp_path, OURS)
    assert (found.code, found.err) == (0, "")
    assert (
        found.out
        == """\
Vote: We share the water
Rule: two thirds of the votes cast, those who stand aside left out.
Published: adopted.
Turnout: 7 of 9 voted; 5 were needed.
Ballots: 4 for, 2 against, 1 standing aside.
Recounted: adopted: enough are for it.
This agrees with the published result.
"""
    )
    assert names_in(tmp_path) == ["vote.json"]


def names_in(home: Path) -> list[str]:
    return [path.name for path in home.iterdir()]


def test_grades_are_told_with_their_medians():
    """Worked by hand beside FORM."""
    assert told.recounted(FORM, recount(FORM)) == [
        "Turnout: 5 of 5 voted; 3 were needed.",
        "  association: median good (1 excellent, 2 good, 0 acceptable, 1 poor, 0 reject)",
        "  gda: median acceptable (0 excellent, 2 good, 1 acceptable, 1 poor, 0 reject)",
        "  charter_only: median poor (0 excellent, 1 good, 1 acceptable, 1 poor, 1 reject)",
        "Recounted: adopted, of association: good enough, and rejected by few.",
        "This agrees with the published result.",
    ]


def test_options_that_are_level_are_named():
    """Two of them have the same grades, so the charter alone wins."""
    cast = ballots(*[card("good", "good", "poor")] * 5)
    file = replace(FORM, ballots=cast, result=Result.NOT_ADOPTED, winners=("charter_only",))
    assert told.recounted(file, recount(file))[-3:] == [
        "Recounted: not adopted, of charter_only: its median is below good.",
        "Level to the last grade: association, gda.",
        "This agrees with the published result.",
    ]


def test_nobody_graded_anything():
    """Everybody stood aside."""
    file = replace(FORM, ballots=ballots(*["aside"] * 5), result=Result.NOT_ADOPTED, winners=())
    lines = told.recounted(file, recount(file))
    assert "  gda: no grades (0 excellent, 0 good, 0 acceptable, 0 poor, 0 reject)" in lines
    assert lines[-2] == "Recounted: not adopted: everybody stood aside."


def test_a_kind_that_was_silent_is_named():
    """Six of ten took part, none of the four public bodies."""
    roll, civil = {"civil": 6, "public": 4}, (("Oasis", "civil"),) * 6
    file = replace(WATER, roll=roll, took_part=civil, ballots=(), result=Result.NOT_ADOPTED)
    assert told.recounted(file, recount(file)) == [
        "Turnout: 6 of 10 voted; 5 were needed.",
        "Nobody voted of: public.",
        "Recounted: not adopted: too few took part.",
        "This agrees with the published result.",
    ]


async def test_another_result_than_the_published_one_is_said_so(tmp_path: Path) -> None:
    """And the exit code is 1, for a script."""
    found = await counted(tmp_path, replace(OURS, result=Result.NOT_ADOPTED))
    assert found.code == 1
    assert found.out.splitlines()[-2:] == [
        "Recounted: adopted: enough are for it.",
        "This does NOT agree with the published result.",
    ]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("K7QM-2P4X-9DTR-WA3E", "Code K7QM-2P4X-9DTR-WA3E: in the list, with the choice: for."),
        ("k7qm2p4x9dtrwa3e", "Code K7QM-2P4X-9DTR-WA3E: in the list, with the choice: for."),
        ("K7QM-2P4X-9DTR-WA3F", "Code K7QM-2P4X-9DTR-WA3F: NOT in the list."),
    ],
)
async def test_a_code_is_looked_for(tmp_path: Path, code: str, line: str) -> None:
    """As its voter wrote it down, whether there is such a ballot and what it says."""
    found = await counted(tmp_path, OURS, "--code", code)
    assert (found.code, found.out.splitlines()[-1]) == (0, line)


def test_a_code_of_grades_is_told_with_all_of_them():
    """In the order of the options."""
    file = replace(FORM, ballots=(Ballot("K7QM-2P4X-9DTR-WA3E", card("good", "poor", "reject")),))
    line = "Code K7QM-2P4X-9DTR-WA3E: in the list, with the choice: association good, gda poor, charter_only reject."
    assert told.whereabouts(file, CODES[0]) == line


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("", "this is not the published file of a secret vote"),
        ("{}", "this is not the published file of a secret vote"),
        (
            replace(OURS, ballots=OURS.ballots[1:]),
            "the file contradicts itself: there are not as many ballots as voters.",
        ),
        (replace(OURS, took_part=(), ballots=()), "fewer than five ballots were cast: only the result is published"),
    ],
)
async def test_what_cannot_be_counted_is_said_in_one_line(tmp_path: Path, file: VoteFile | str, line: str) -> None:
    """With exit code 2; a file of few ballots still says what it is about."""
    found = await counted(tmp_path, file)
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert found.err.startswith(f"muyassir: vote.json: {line}")
    assert found.out.startswith("Vote: We share the water\n") == (not isinstance(file, str))


async def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """And so is a picture, and a code that is none."""
    (tmp_path / "picture").write_bytes(b"\x89PNG\xff")
    missing = await muyassir(tmp_path, "recount", "vote.json")
    picture = await muyassir(tmp_path, "recount", "picture")
    no_code = await muyassir(tmp_path, "recount", "picture", "--code", "hello")
    assert (missing.code, missing.err) == (2, "muyassir: vote.json cannot be read (No such file or directory).\n")
    assert (picture.code, picture.err.startswith("muyassir: picture: ")) == (2, True)
    assert (no_code.code, no_code.err[:24]) == (2, "muyassir: a code is sixt")


async def test_a_file_from_a_stranger_moves_nothing_on_the_screen(tmp_path: Path) -> None:
    """Neither the cursor nor the direction of the line, whatever its words are."""
    found = await counted(tmp_path, replace(OURS, vote="\x1b[2J\u202ewater\nThis agrees"))
    bad = await counted(tmp_path, replace(OURS, ballots=(Ballot("\x1b[2J\u202e", {}), *OURS.ballots[1:])))
    assert "\x1b" not in found.all + bad.all and "\u202e" not in found.all + bad.all
    assert found.out.splitlines()[0] == "Vote:  [2J water This agrees"


def test_every_rule_and_reason_of_a_secret_vote_has_words():
    """Objections and what stands against a kind of actor are of open votes; the rest is told in words."""
    of_open_votes = {Reason.NO_OBJECTION, Reason.OBJECTION, Reason.TOO_FEW_CONSENTS, Reason.MOST_APPROVED}
    of_open_votes |= {Reason.KIND_AGAINST, Reason.KIND_BELOW_ACCEPTABLE, Reason.NOT_BINDING, Reason.WITHHELD}
    assert told.RULES.keys() == secrecy.MAY_BE_SECRET
    assert set(Reason) - of_open_votes == told.REASONS.keys()


async def test_ten_thousand_ballots_are_recounted(tmp_path: Path) -> None:
    """As a whole federation would cast them: seven options, every number right."""
    options = (*(f"form{number}" for number in range(6)), "charter_only")
    cast = tuple(
        Ballot(f"{place:05}", {each: ("good", "poor")[(place + turn) % 3 == 0] for turn, each in enumerate(options)})
        for place in range(10_000)
    )
    file = VoteFile(
        "Form", Rule.JUDGMENT, options, {"civil": 10_000}, (("Somebody", "civil"),) * 10_000, cast, Result.ADOPTED
    )
    found = await counted(tmp_path, file)
    assert found.code == 1  # no winner is named in it
    assert "  form0: median good (0 excellent, 6666 good, 0 acceptable, 3334 poor, 0 reject)" in found.out
