"""One round: a program answers what a crowd sends, beside a Bot API that costs nearly nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from tests.bench.contenders import ROOT, Contender, environment


@dataclass(frozen=True, slots=True)
class Measured:
    """What a round showed. Memory is that of the process itself, in MB; the clock runs from the ``warm``-th answer."""

    per_second: float
    cpu_ms: float
    """Of the bot's processor time, for each answer."""
    start: float
    """Seconds from its start to its first question for updates."""
    idle: float
    loaded: float


def measured(contender: Contender, lines: Iterable[str], expected: int, warm: int, delay: float, at: Path) -> Measured:
    """Let the contender answer ``expected`` updates, given in lines of one batch each. ``at``: a folder for files."""
    file = at / "updates.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    api = (sys.executable, "-m", "tests.bench.api", str(file), str(expected), str(warm), str(delay))
    with running(api, at / "api.log") as service:
        url = f"http://127.0.0.1:{heard(service, 'port')['port']}"
        command = [part.format(url=url) for part in contender.command]
        begun = time.monotonic()
        with running(command, at / "bot.log", environment(contender, url)) as bot:
            return watched(service, bot, begun, expected - warm)


def watched(service: subprocess.Popen[str], bot: subprocess.Popen[str], begun: float, answers: int) -> Measured:
    Thread(target=end_together, args=(bot, service), daemon=True).start()
    polled = heard(service, "polled")["at"]
    idle = memory(bot.pid, "VmRSS")
    warm = heard(service, "warm")["at"]
    cpu = processor_time(bot.pid)
    done = heard(service, "done")["at"]
    spent = processor_time(bot.pid) - cpu
    rate, cost = answers / (done - warm), 1000 * spent / answers
    return Measured(rate, cost, polled - begun, idle, memory(bot.pid, "VmHWM"))


@contextmanager
def running(
    command: Iterable[str], log: Path, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A program of ours, ended with the block; whatever it complains of goes to ``log``."""
    with log.open("w") as errors:
        program = subprocess.Popen(
            list(command), cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            yield program
        finally:
            program.terminate()
            program.communicate(timeout=20)


def end_together(bot: subprocess.Popen[str], service: subprocess.Popen[str]) -> None:
    """Nobody waits for ever for what a bot that ended would have said."""
    bot.wait()
    service.kill()


def heard(service: subprocess.Popen[str], what: str) -> dict[str, Any]:
    """What the Bot API tells next. Raises RuntimeError if it ended, alone or because the bot did."""
    assert service.stdout is not None
    line = service.stdout.readline()
    told: dict[str, Any] = json.loads(line) if line else {}
    if told.get("what") != what:
        raise RuntimeError(f"waited for {what}, heard {line!r}")
    return told


def processor_time(pid: int) -> float:
    """Seconds that all threads of a process have run so far. Source: /proc/pid/task/tid/schedstat, in nanoseconds."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def memory(pid: int, which: str) -> float:
    """MB of a process: VmRSS now, VmHWM at most so far. Source: proc(5), /proc/pid/status."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{which}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no {which} of {pid}")
