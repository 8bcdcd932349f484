"""Standing between the running bot and the kernel, with strace: system calls fail, or are the last of the process."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.conftest import missing
from tests.faults.waiting import until
from tests.town import Town

WRITE, SYNC = "pwrite64", "fdatasync"
LEAST = {WRITE: 20, SYNC: 3}
"""A turn and its send make more such calls: the turn, its reply taken in hand, what became of it; each synced."""


@asynccontextmanager
async def failing(made: Town, call: str, error: str, when: str = "1+") -> AsyncIterator[None]:
    """Let system calls of the bot fail with this error for as long as the block runs: all of them, or only ``when``.

    ``when`` is strace's: "3" the third of each thread, "3+" from the third on.
    """
    async with traced(made, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"):
        yield


@asynccontextmanager
async def deadly(made: Town, call: str, number: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """Let the bot's such call of that number, counted from now on, be its last; it is not made any more."""
    assert made.process is not None
    async with traced(made, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"):
        yield made.process
    if made.process.returncode is not None:
        assert made.process.returncode == -signal.SIGKILL  # strace may drop a signal without a word
        made.process = None


async def dies_in(made: Town, call: str, number: int) -> None:
    """Wait until the bot died within its such call of that number from now on."""
    async with deadly(made, call, number) as process:
        await process.wait()


@asynccontextmanager
async def traced(made: Town, *what: str, log: Path | None = None) -> AsyncIterator[None]:
    """Have strace stand between every thread of the bot and the kernel for as long as the block runs."""
    if shutil.which("strace") is None:
        missing("strace", "no strace (apt-get install strace)")
    assert made.process is not None
    process = made.process.pid
    told = ("-f", "-qq", "-o", str(log or "/dev/null"), *what, "-p", str(process))
    tracer = await asyncio.create_subprocess_exec("strace", *told)
    try:
        await until(lambda: is_traced(process), "strace to hold every thread")
        yield
    finally:
        if tracer.returncode is None:
            tracer.send_signal(signal.SIGINT)
        await tracer.wait()


def is_traced(process: int) -> bool:
    """Whether something stands between every thread of the process and the kernel, or the process is gone."""
    try:
        return all("TracerPid:\t0" not in (t / "status").read_text() for t in Path(f"/proc/{process}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return True
