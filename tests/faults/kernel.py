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


@asynccontextmanager
async def failing(made: Town, call: str, error: str) -> AsyncIterator[None]:
    """Let a system call of the bot fail with this error for as long as the block runs."""
    tracer = await attached(made, call, f"error={error}")
    try:
        yield
    finally:
        if tracer.returncode is None:
            tracer.send_signal(signal.SIGINT)
        await tracer.wait()


async def dies_in(made: Town, call: str, number: int) -> None:
    """Wait until the bot died within its such call of that number from now on."""
    assert made.process is not None
    tracer = await attached(made, call, f"signal=KILL:when={number}")
    assert await made.process.wait() == -signal.SIGKILL  # strace may drop a signal without a word
    await tracer.wait()
    made.process = None


async def attached(made: Town, call: str, injected: str) -> asyncio.subprocess.Process:
    if shutil.which("strace") is None:
        missing("strace", "no strace (apt-get install strace)")
    assert made.process is not None
    process = made.process.pid
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:{injected}", "-p", str(process))
    tracer = await asyncio.create_subprocess_exec("strace", "-f", "-qq", "-o", "/dev/null", *inject)
    await until(lambda: is_traced(process), "strace to hold every thread")
    return tracer


def is_traced(process: int) -> bool:
    """Whether something stands between every thread of the process and the kernel, or the process is gone."""
    try:
        return all("TracerPid:\t0" not in (t / "status").read_text() for t in Path(f"/proc/{process}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return True
