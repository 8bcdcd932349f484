"""Somebody who takes over the server once a secret vote has closed, and wants to know who voted what.

They know more than they could: in which order the voters voted, to the last one. What they lack is the order of the
ballots, or anything that binds one to a voter; and they look for it in everything that lies there.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from math import exp, factorial
from pathlib import Path
from tempfile import TemporaryDirectory

WAL_HEAD, FRAME_HEAD = 32, 24  # bytes (sqlite.org, "The SQLite Database File Format", 4)
LISTED = re.compile(rb'[0-9A-Z-]{19}", "choice"')
Guess = Mapping[str, str]
"""A code for each voter."""


@dataclass(frozen=True, slots=True)
class Spoils:
    """``voters`` in the order in which they voted; ``codes`` as everybody can read them in the published list.

    ``files`` are the database, "-wal", "-shm", a backup, and whatever else lies there, by name.
    """

    voters: Sequence[str]
    codes: Sequence[str]
    files: Mapping[str, bytes]

    def masked(self, name: str) -> bytes:
        """A file without the list that everybody can read, and without the hyphens of codes as they are shown."""
        return LISTED.sub(b"", self.files[name]).replace(b"-", b"")


def taken(file: Path, voters: Sequence[str], codes: Sequence[str], **others: bytes) -> Spoils:
    """The files as they lie there, while the bot runs or not."""
    beside = {name: file.with_name(file.name + name) for name in ("-wal", "-shm")}
    found = {name: path.read_bytes() if path.exists() else b"" for name, path in beside.items()}
    return Spoils(voters, sorted(codes), {"file": file.read_bytes(), **found, **others})


def attacks(spoils: Spoils) -> dict[str, Guess]:
    """What each way of looking makes of it. Who finds nothing guesses: the first voter, the first code."""
    found = {"guessing": in_order(spoils, spoils.codes), "replaying the log": replayed(spoils)}
    for name in spoils.files:
        found |= {f"{name}: {way}": guess for way, guess in from_bytes(spoils, name)}
    return found | {"order of the table": in_order(spoils, table(spoils))}


def hits(guess: Guess, truth: Guess) -> int:
    """How many voters were linked rightly."""
    return sum(guess.get(voter) == code for voter, code in truth.items())


def too_many(votes: int) -> int:
    """So many voters linked in so many votes come about by chance less than once in ten million times.

    Who guesses links one in each vote on the average, however many vote: a permutation has so many fixed points. Over
    many votes their number is as Poisson has it.
    """
    likely, number = 1.0, 0
    while likely > 1e-7:
        likely -= exp(-votes) * votes**number / factorial(number)
        number += 1
    return number


def in_order(spoils: Spoils, found: Sequence[str]) -> Guess:
    """The first voter cast the first ballot that was found, and so on; the rest by guessing."""
    rest = [code for code in spoils.codes if code not in found]
    return dict(zip(spoils.voters, [*found, *rest], strict=False))


def from_bytes(spoils: Spoils, name: str) -> Iterator[tuple[str, Guess]]:
    """Where codes lie in a file: the first place, the last place, backwards, and the voter who lies next to each."""
    blob = spoils.masked(name)
    first = {code: place for code in spoils.codes if (place := blob.find(code.encode())) >= 0}
    last = {code: blob.rfind(code.encode()) for code in first}
    yield "first places", in_order(spoils, sorted(first, key=first.__getitem__))
    yield "first places, backwards", in_order(spoils, sorted(first, key=first.__getitem__, reverse=True))
    yield "last places", in_order(spoils, sorted(last, key=last.__getitem__))
    yield "neighbours", neighbours(spoils, blob, first)


def neighbours(spoils: Spoils, blob: bytes, found: Mapping[str, int]) -> Guess:
    """For each voter the code that lies nearest to their line of the roll."""
    lines = {voter: blob.find(f"{voter}voter".encode()) for voter in spoils.voters}
    near = {
        voter: min(found, key=lambda code: abs(found[code] - at)) for voter, at in lines.items() if found and at >= 0
    }
    return {**in_order(spoils, ()), **near}


def table(spoils: Spoils) -> list[str]:
    """The ballots as the database itself gives them, by hidden row numbers where there are any."""
    with folder(spoils) as path, closing(sqlite3.connect(path)) as opened:
        try:
            rows = opened.execute("SELECT code FROM secret_ballots ORDER BY rowid").fetchall()
        except sqlite3.OperationalError:  # no such column: rowid
            rows = opened.execute("SELECT code FROM secret_ballots").fetchall()
    return [code for (code,) in rows if code in spoils.codes]


def replayed(spoils: Spoils) -> Guess:
    """The log of changes, one commit after another: who voted and which code came in the same one."""
    seen, found = state(spoils, 0), dict(in_order(spoils, ()))
    for end in commits(spoils.files["-wal"]):
        now = state(spoils, end)
        voters, codes = now[0] - seen[0], now[1] - seen[1]
        if len(voters) == len(codes) == 1:
            found[voters.pop()] = codes.pop()
        seen = now
    return found


def commits(log: bytes) -> Iterator[int]:
    """Where each commit ends: a frame that tells how long the file is from then on."""
    if len(log) > WAL_HEAD:
        size = FRAME_HEAD + int.from_bytes(log[8:12], "big")
        for start in range(WAL_HEAD, len(log), size):
            if log[start + 4 : start + 8] != bytes(4):
                yield start + size


def state(spoils: Spoils, end: int) -> tuple[set[str], set[str]]:
    """Who had voted, and the codes that were cast, when the log was so long."""
    with folder(spoils, end) as path, closing(sqlite3.connect(path)) as opened:
        voted = {voter for (voter,) in opened.execute("SELECT voter FROM vote_roll WHERE voted AND vote_id = 1")}
        return voted, {code for (code,) in opened.execute("SELECT code FROM secret_ballots")} & set(spoils.codes)


@contextmanager
def folder(spoils: Spoils, end: int | None = None) -> Iterator[Path]:
    """The database file with the log up to there, to be opened."""
    with TemporaryDirectory() as path:
        file = Path(path) / "stolen.db"
        file.write_bytes(spoils.files["file"])
        file.with_name("stolen.db-wal").write_bytes(spoils.files["-wal"][:end])
        yield file
