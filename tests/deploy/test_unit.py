"""The unit of systemd: understood by systemd, and well shut."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.conftest import missing

UNIT = Path(__file__).parents[2] / "deploy" / "muyassir.service"
TIGHT = 20  # tenths of systemd's exposure level, where 0 is shut and 100 is open


@pytest.fixture
def systemd_analyze() -> str:
    program = shutil.which("systemd-analyze")
    if not program:
        missing("systemd", "no systemd-analyze (apt-get install systemd)")
    return str(program)


def lines(key: str) -> list[str]:
    """What the unit says of a key, each time it does."""
    return [line.removeprefix(f"{key}=") for line in UNIT.read_text().splitlines() if line.startswith(f"{key}=")]


def test_systemd_understands_every_line(tmp_path: Path, systemd_analyze: str) -> None:
    """A misspelt key would be passed over when the service starts."""
    [program] = lines("ExecStart")
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text().replace(program, shutil.which("true") or "/bin/true"))

    done = subprocess.run([systemd_analyze, "verify", "--man=no", copy], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_service_can_do_little_harm(systemd_analyze: str) -> None:
    """By systemd's own count of what a service that was broken into could reach."""
    command = [systemd_analyze, "security", "--offline=true", "--no-pager", f"--threshold={TIGHT}", UNIT]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_token_comes_as_a_credential_and_not_from_the_environment() -> None:
    """The environment of a process is shown in more places than one thinks of."""
    names = [line.partition("=")[0] for line in lines("Environment")]
    assert lines("LoadCredential") == ["token:/etc/muyassir/token"]
    assert "BOT_TOKEN_FILE=%d/token" in lines("Environment") and "BOT_TOKEN" not in names
    assert {name for name in names if name.startswith("BOT_")} <= {f"BOT_{n.upper()}" for n in Settings.model_fields}


def test_the_operators_command_works_on_the_services_database() -> None:
    """A territory made elsewhere would never be seen."""
    script = (UNIT.parent / "muyassir").read_text()
    [database] = [line for line in lines("Environment") if line.startswith("BOT_DATABASE=")]
    [user] = lines("User")
    assert f"\n{database}\n" in script and f"runuser -u {user} --" in script
    assert subprocess.run(["sh", "-n", UNIT.parent / "muyassir"], capture_output=True).returncode == 0
