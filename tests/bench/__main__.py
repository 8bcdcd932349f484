"""``make bench``: measure everything, print a table, write it down as JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.contenders import LIMITS, PEER
from tests.bench.contest import QUICK, Found, Size, run
from tests.bench.table import Row, printed, rows

ROOM = "needs .venv-peer (make .venv-peer/.deps) and Linux"


def main(arguments: Sequence[str]) -> None:
    asked = parser().parse_args(arguments)
    if not PEER.exists():
        raise SystemExit(f"error: the bench {ROOM}")
    bench(QUICK if asked.quick else Size(), asked.json, asked.folder)


def bench(size: Size, to: Path, folder: Path | None = None) -> list[Row]:
    """Measure, print, and write to the file ``to``; the databases stand in a folder within ``folder`` meanwhile."""
    print(heading(size), flush=True)
    with tempfile.TemporaryDirectory(dir=folder) as at:
        found = run(size, Path(at), lambda line: print(f"  {line}", file=sys.stderr, flush=True))
    table = rows(found, size)
    print(printed(table), flush=True)
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(written(size, table, found), indent=1), encoding="utf-8")
    return table


def heading(size: Size) -> str:
    return (
        f"{size.crowd} people, {size.answers} answers a round, the median of {size.rounds} rounds in turn, ratios "
        f"within a round.\nSending limits are raised: {', '.join(f'{name}={value}' for name, value in LIMITS.items())}."
        f"\nThis bot stores every answer (SQLite, synchronous=FULL); the others store nothing. For a press it changes"
        f"\nthe message and answers the press; so does the echo of presses, the echo of words sends one message.\n"
    )


def written(size: Size, table: Sequence[Row], found: Found) -> dict[str, object]:
    return {
        "size": asdict(size),
        "limits": LIMITS,
        "cores": os.cpu_count(),
        "rows": [{**asdict(row), "met": row.is_met} for row in table],
        "rounds": asdict(found),
    }


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="make bench ARGS=…", description=f"Measure the promises about speed; {ROOM}.")
    made.add_argument("--quick", action="store_true", help="smaller, in a minute or two")
    made.add_argument("--json", type=Path, default=Path("build/bench.json"), help="where to write what was found")
    made.add_argument("--folder", type=Path, help="where to put the databases; needs 2 GB and a real disk")
    return made


if __name__ == "__main__":
    main(sys.argv[1:])
