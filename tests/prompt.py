"""The command line as an operator meets it: a program in a terminal, with nothing set but what a test sets."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


async def muyassir(home: Path, *words: str, **settings: str) -> Told:
    """Type ``muyassir …`` in the folder ``home``; a command that does not end within a minute fails."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        env={**bare, "PYTHONPATH": str(HOUSE), **settings},
        cwd=home,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, err = await asyncio.wait_for(process.communicate(), 60)
    finally:
        if process.returncode is None:
            process.kill()
    return Told(process.returncode or 0, out.decode(), err.decode())
