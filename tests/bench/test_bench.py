"""That the bench runs; what it finds depends on the machine, and is nobody's promise here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.__main__ import bench
from tests.bench.contenders import PEER
from tests.bench.contest import Size
from tests.bench.people import way_through
from tests.bench.table import Row
from tests.conftest import missing

TINY = Size(crowd=12, each=2, warm=4, rounds=1, stored=30, reckoned=30, ballots=30, group=4, burst=2)


@pytest.mark.timeout(300)
def test_everything_is_measured_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every bot answers everybody, and each promise has its row, in the table and in the file."""
    if not PEER.exists():
        missing("peer", "there is no .venv-peer: make .venv-peer/.deps")

    table = bench(TINY, tmp_path / "found" / "bench.json", tmp_path)

    told = capsys.readouterr().out
    assert [row.name for row in table if row.name not in told] == []
    assert [(row.unit, row.target, row.at_most) for row in table if row.target] == [
        ("times", 1.5, False),
        ("times", 1.5, False),
        ("times", 3.0, False),
        ("times", 1.2, True),
        ("s", 1, True),
        ("s", 2, True),
        ("s", 1, True),
        ("changes", 10, True),
        ("s", 7, True),
    ]
    assert {row.name for row in table} >= {"start to first poll", "memory, idle", "memory, under load"}
    in_ticks = [row for row in table if "CPU" in row.unit or "processor time" in row.name]
    timed = [
        row for row in table if row not in in_ticks
    ]  # so short a round may show no tick of a hundredth of a second
    assert [row.name for row in timed if row.value <= 0] == []
    kept = json.loads((tmp_path / "found" / "bench.json").read_text(encoding="utf-8"))
    assert [row["name"] for row in kept["rows"]] == [row.name for row in table]
    assert [file.name for file in tmp_path.iterdir()] == ["found"]


def test_a_figure_that_is_missed_says_by_how_much() -> None:
    """Whoever reads the table need not reckon."""
    assert Row("speed", 1.2, "times", 1.5).verdict == "at least 1.5: missed by 20%"
    assert Row("speed", 1.5, "times", 1.5).verdict == "at least 1.5: met"
    assert Row("time", 1.5, "s", 1, at_most=True).verdict == "at most 1: missed by 50%"
    assert Row("memory", 120, "MB").verdict == ""


def test_the_way_through_answers_everything_once() -> None:
    """A press that is refused, or that only draws the present state again, would be no answer."""
    presses = [doing.press for doing in way_through()]
    assert len(presses) > 60
    assert len(set(presses)) == len(presses)
