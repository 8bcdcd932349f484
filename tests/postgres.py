"""A PostgreSQL server to throw away: a folder and a socket of its own, no port, gone with the test run."""

from __future__ import annotations

import ctypes
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

START = 30.0  # seconds
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # nothing here outlives the run
PR_SET_PDEATHSIG = 1  # Source: prctl(2)

numbers = itertools.count(1)


class Unavailable(RuntimeError):
    """PostgreSQL cannot run here; the text says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, known by the folder of its socket."""

    folder: Path

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self.folder}"

    @asynccontextmanager
    async def fresh(self, template: str = "template1") -> AsyncIterator[str]:
        """A new database, empty or like the template (to which nobody may be connected); its address."""
        name = f"test{next(numbers)}"
        await self.order(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        try:
            yield self.url(name)
        finally:
            await self.order(f"DROP DATABASE {name} WITH (FORCE)")

    async def order(self, sql: str) -> None:
        connection = await asyncpg.connect(host=str(self.folder), user="postgres", database="postgres")
        try:
            await connection.execute(sql)
        finally:
            await connection.close()


@contextmanager
def served() -> Iterator[Server]:
    """A server for as long as the block runs. Raises Unavailable."""
    programs, owner = programs_folder(), someone_unprivileged()
    # Not pytest's tmp_path: the owner could not enter it, and a socket's path must stay under 108 bytes.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    try:
        initialise(programs, folder, owner)
        with running(programs, folder, owner):
            yield Server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs_folder() -> Path:
    """Debian keeps the server's programs off PATH; PG_BINDIR may name them."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    for folder in [Path(os.environ.get("PG_BINDIR", "/nowhere")), *installed, *on_path]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise Unavailable("no PostgreSQL server here (apt-get install postgresql, or set PG_BINDIR)")


def someone_unprivileged() -> dict[str, Any]:
    """Whom to run as where we are root, which the server refuses to be."""
    if os.geteuid() != 0:
        return {}
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        raise Unavailable("we are root, and there is no user 'postgres' to run the server as") from None
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def initialise(programs: Path, folder: Path, owner: dict[str, Any]) -> None:
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    order = [programs / "initdb", "-D", folder / "data", *options]
    done = subprocess.run(order, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, **owner)
    if done.returncode:
        raise RuntimeError(f"initdb failed:\n{done.stderr}")


@contextmanager
def running(programs: Path, folder: Path, owner: dict[str, Any]) -> Iterator[None]:
    settings = {"listen_addresses": "", "unix_socket_directories": folder, "max_connections": 50, **UNSAFE}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *options],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=die_with_parent,  # even if the test run is killed
            **owner,
        )
    try:
        until_ready(server, folder)
        yield
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nobody needs the data
        server.wait(10)


def until_ready(server: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + START
    while not is_ready(folder / "data" / "postmaster.pid"):
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError("PostgreSQL did not start:\n" + (folder / "log").read_text(errors="replace"))
        time.sleep(0.02)


def is_ready(pid_file: Path) -> bool:
    """The eighth line of the file is the server's state, as pg_ctl reads it."""
    lines = pid_file.read_text().splitlines() if pid_file.exists() else []
    return len(lines) > 7 and lines[7].strip() == "ready"


def die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
