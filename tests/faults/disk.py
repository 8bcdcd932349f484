"""A disk whose power may fail at any moment: which files may be found afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.recording import Cut, Happening, Sync, Write

SECTOR = 512  # bytes: what a disk writes whole or not at all
Change = Write | Cut
Keeps = Callable[[Change], list[Change]]
"""What a power cut leaves of a change that was not synced."""


class Disk:
    """Files by name as they surely are, and the changes that the kernel may have carried out by now, or not.

    ``forgets``: after a failed sync it takes for written what was not (as Linux does); the changes are lost, or torn.
    """

    def __init__(self, folder: Path, *names: str, chance: random.Random) -> None:
        self._sure = {name: bytearray((folder / name).read_bytes()) for name in names}
        self._open: list[Change] = []
        self._chance = chance

    def sees(self, happening: Happening) -> None:
        match happening:
            case Write() | Cut():
                self._open.append(happening)
            case Sync(file, held):
                mine = [change for change in self._open if change.file == file]
                self._open = [change for change in self._open if change.file != file]
                self._settle(self._sure, mine if held else self._shuffled(mine))

    def leaves(self, folder: Path, keeps: Keeps) -> None:
        """Write the files as they are found after a power cut at this moment."""
        found = {name: bytearray(content) for name, content in self._sure.items()}
        self._settle(found, [part for change in self._open for part in keeps(change)])
        for name, content in found.items():
            (folder / name).write_bytes(content)

    def ways(self, torn: int) -> Iterator[Keeps]:
        """Nothing of what is not synced is left, or all of it, or so many times this sector and not that one."""
        yield lambda change: []
        if self._open:
            yield lambda change: [change]
        for _ in range(torn if self._open else 0):
            yield lambda change: self._shuffled([change])

    def _shuffled(self, changes: list[Change]) -> list[Change]:
        """Some sectors of them: whatever order the disk would have written them in, it came so far."""
        return [part for change in changes for part in sectors(change) if self._chance.random() < 0.5]

    def _settle(self, files: dict[str, bytearray], changes: list[Change]) -> None:
        for change in changes:
            content = files[change.file]
            if isinstance(change, Cut):
                del content[change.size :]
                content.extend(bytes(change.size - len(content)))
                continue
            end = change.offset + len(change.data)
            content.extend(bytes(max(0, end - len(content))))
            content[change.offset : end] = change.data


def sectors(change: Change) -> Iterator[Change]:
    """A write as the disk carries it out."""
    if isinstance(change, Cut):
        yield change
        return
    start, data = change.offset, change.data
    while data:
        room = SECTOR - start % SECTOR
        yield Write(change.file, start, data[:room])
        start, data = start + room, data[room:]
