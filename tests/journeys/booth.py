"""Voting in secret, as somebody does it on a phone: a code, five grades, Confirm; and counting again, as a stranger."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bot.ballots import outsider
from tests.journeys.reader import MARKS, Reader

GRADES = ("Reject", "Poor", "Acceptable", "Good", "Excellent")
"""By their digits."""

CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


async def votes_in_secret(who: Reader, grades: Sequence[int]) -> str:
    """From the ballot that is shown to "Recorded"; returns the code."""
    await who.goes("To my ballot")
    await who.sees("• Telegram sees what is pressed.")
    await who.goes("Show my code and vote")
    return await grades_options(who, grades)


async def grades_options(who: Reader, grades: Sequence[int]) -> str:
    """One option after another, and Confirm, with the code on every screen; returns it."""
    await gives_grades(who, grades)
    await who.goes("Confirm")
    return CODE.findall((await who.sees("<b>Recorded.</b>")).text.translate(MARKS))[0]


async def gives_grades(who: Reader, grades: Sequence[int]) -> None:
    await who.goes("Grade the options")
    for grade in grades:
        await who.goes(f"a grade|{GRADES[grade]}")
    await who.sees("Nothing is recorded before you confirm.")


def counted_again(file: Path, code: str) -> str:
    """What our own program says of a published file to somebody who has nothing but that."""
    order = [sys.executable, "-m", "bot", "recount", str(file), "--code", code]
    done = subprocess.run(order, capture_output=True, text=True, env={"PYTHONUTF8": "1"}, check=True)
    return done.stdout


def counted_by_a_stranger(file: Path) -> str:
    """What somebody's own script says, which knows nothing of the bot."""
    script = [sys.executable, "-I", str(outsider.__file__), str(file)]
    return subprocess.run(script, capture_output=True, text=True, check=True).stdout
