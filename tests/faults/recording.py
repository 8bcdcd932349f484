"""What a running bot wrote to its database files, synced, and said on the line, in the order in which it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = "pwrite64,ftruncate,fdatasync,fsync,sendto,sendmsg"
TOLD = ("-y", "-xx", "-s", "100000", "-e", f"trace={CALLS}")
"""How strace must be told to listen: names of files, every byte in hexadecimal."""

LINE = re.compile(r"(\d+) +(\w+)\(\d+<([^>]*)>(.*)", re.DOTALL)
RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)", re.DOTALL)
ARGUMENTS = re.compile(r', (?:"([^"]*)", )?(\d+)(?:, (\d+))?')
OFFSET = re.compile(rb"getUpdates .*?\boffset=(\d+)", re.DOTALL)
SAYING = re.compile(rb"/(?:sendMessage|editMessageText) ")


@dataclass(frozen=True, slots=True)
class Write:
    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """The file was made this long."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """The kernel came back from syncing; ``held``: it said that all is on disk."""

    file: str
    held: bool


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Telegram was told that every update below this number may be forgotten."""

    below: int


@dataclass(frozen=True, slots=True)
class Said:
    """A message left."""


Happening = Write | Cut | Sync | Confirmed | Said


def read(log: Path, *files: Path) -> list[Happening]:
    """What strace wrote down of these files and of the line."""
    names, waiting, found = {str(file): file.name for file in files}, {}, []
    for line in log.read_text(encoding="ascii").splitlines():
        if resumed := RESUMED.match(line):
            call, file = waiting.pop(resumed[1], ("", ""))
            found += ended(call, file, resumed[3])
        elif told := LINE.match(line):
            thread, call, where, rest = told.groups()
            file = names.get(decoded(where).decode(), "")
            found += begun(call, file, rest)
            if rest.endswith("<unfinished ...>"):
                waiting[thread] = (call, file)
            else:
                found += ended(call, file, rest)
    return found


def begun(call: str, file: str, rest: str) -> Iterator[Happening]:
    """What may have happened as soon as a call was made."""
    if call.startswith("send"):
        yield from heard(b"".join(map(decoded, re.findall(r'"([^"]*)"', rest))))
    elif file and call in ("pwrite64", "ftruncate"):
        told = ARGUMENTS.match(rest)
        assert told is not None, rest
        content, first, second = told.groups()
        yield Cut(file, int(first)) if content is None else Write(file, int(second), decoded(content))


def ended(call: str, file: str, rest: str) -> Iterator[Happening]:
    """What is sure only once a call has come back."""
    if file and call in ("fdatasync", "fsync"):
        yield Sync(file, held=rest.rstrip().endswith("= 0"))


def heard(data: bytes) -> Iterator[Happening]:
    if told := OFFSET.search(data):
        yield Confirmed(int(told[1]))
    if SAYING.search(data):
        yield Said()


def decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
