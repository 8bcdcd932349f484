"""The image: nobody's root, nothing unchecked, no host's name, nothing but what it needs."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")


def said(instruction: str) -> list[str]:
    """What follows each such instruction, in order."""
    return [line.partition(" ")[2] for line in TEXT.splitlines() if line.startswith(f"{instruction} ")]


def copied() -> list[str]:
    """What comes from the repository."""
    return [source for line in said("COPY") if "--from" not in line for source in line.split()[:-1]]


def test_it_does_not_run_as_root() -> None:
    """Whatever breaks into the bot is nobody there; by number, so that the host can tell, too."""
    [user] = said("USER")
    assert int(user) > 0 and f"useradd --system --uid {user}" in TEXT
    assert TEXT.index("useradd") < TEXT.index("USER ") < TEXT.index("ENTRYPOINT")


def test_signals_reach_the_bot_itself() -> None:
    """A shell in between would keep them, and the bot would be killed instead of told to stop."""
    [entry], [command], [health] = said("ENTRYPOINT"), said("CMD"), said("HEALTHCHECK")
    assert json.loads(entry) == ["python", "-P", "-m", "bot"]
    assert json.loads(command) == ["run"]
    code = json.loads(health.partition("CMD ")[2])[2]
    assert "/health" in code and compile(code, "health", "exec")


def test_every_package_is_checked_against_its_hash() -> None:
    """What was tested is what runs."""
    [install] = [part for line in said("RUN") for part in line.split("&&") if "pip install" in part]
    assert {"--require-hashes", "--only-binary"} <= set(install.split())
    packages = re.split(r"^(?=[a-z0-9])", (ROOT / "requirements.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[
        1:
    ]
    assert len(packages) > 20
    assert [one.split()[0] for one in packages if "==" not in one or "--hash=sha256:" not in one] == []


def test_images_are_named_and_no_host_is() -> None:
    """Which registry they come from is for whoever builds it to say."""
    assert [line.split()[0] for line in said("FROM")] == ["python:3.12-slim"] * 2
    assert not re.search(r"https?://(?!127\.0\.0\.1)", TEXT)


def test_what_is_copied_is_there_and_let_in_and_nothing_else_is() -> None:
    """A database or a token that lies in the checkout never gets into an image."""
    ignored = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    assert ignored[0] == "*"
    assert sorted(line[1:] for line in ignored if line.startswith("!")) == sorted(copied())
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_its_settings_are_settings() -> None:
    """A misspelt one would be passed over."""
    named = set(re.findall(r"BOT_[A-Z_]+", TEXT))
    assert named <= {f"BOT_{name.upper()}" for name in Settings.model_fields}
