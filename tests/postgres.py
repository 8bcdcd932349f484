"""A PostgreSQL server of the tests' own: a folder, a socket, no port; gone with the run."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

SETTINGS = {"listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "max_connections": "60"}
PATIENCE = 30.0  # seconds for the server to come up


class Unavailable(RuntimeError):
    """PostgreSQL cannot run here; the text says why."""


def programs() -> Path:
    """The folder of initdb and postgres, which Debian keeps off PATH."""
    known = [Path(os.environ["PG_BINDIR"])] if "PG_BINDIR" in os.environ else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]), reverse=True)
    on_path = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    for folder in (*known, *debian, *on_path):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise Unavailable("no PostgreSQL server programs (apt-get install postgresql, or set PG_BINDIR)")


def owner() -> dict[str, Any]:
    """How to run its programs: as root they refuse, so as the user that Debian's package makes."""
    run: dict[str, Any] = {"cwd": "/", "stdin": subprocess.DEVNULL}
    if os.geteuid() != 0:
        return run
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        raise Unavailable("run as root, and there is no user postgres to run it as") from None
    return run | {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Server:
    """A running server, with these settings beside ours.

    Its socket lies in ``folder``, whose path must stay under 108 bytes.
    """

    def __init__(self, **settings: str) -> None:
        self._settings = SETTINGS | settings
        self._bin, self._run = programs(), owner()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._process: subprocess.Popen[bytes] | None = None
        try:
            if "user" in self._run:
                os.chown(self.folder, self._run["user"], self._run["group"])
            self._make()
            self.start()
        except BaseException:
            self.stop()
            raise

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def stop(self) -> None:
        self.halt(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def halt(self, how: signal.Signals) -> None:
        """End the server and keep its data: SIGINT as an administrator would, SIGQUIT as a crash."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)

    def start(self) -> None:
        """Raises RuntimeError with its log if it does not come up."""
        data = self.folder / "data"
        settings = self._settings | {"unix_socket_directories": str(self.folder)}
        told = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            run = {"stdout": log, "stderr": log, "preexec_fn": die_with_the_tests, **self._run}
            self._process = process = subprocess.Popen([str(self._bin / "postgres"), "-D", str(data), *told], **run)
        end = time.monotonic() + PATIENCE
        while not is_ready(data):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError((self.folder / "log").read_text(errors="replace"))
            time.sleep(0.02)

    def _make(self) -> None:
        how = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        make = [str(self._bin / "initdb"), "-D", str(self.folder / "data"), *how]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, **self._run)


def is_ready(data: Path) -> bool:
    """Whether it takes connections: the eighth line of its pid file says so."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
    except (FileNotFoundError, IndexError):
        return False


def die_with_the_tests() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG: no orphan after a run that was killed
