"""What is written about the project is true where a machine can tell: links, pictures, commands, settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import cli
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "deploy").glob("*.md")])
COMMANDS = get_command(cli).commands  # type: ignore[attr-defined]  # ours is a group
HEAVIEST = 300_000  # bytes of a picture: the page opens on a phone too


def words(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def code(document: Path) -> str:
    """All that is set as code, piece by piece."""
    pieces = re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", words(document), re.DOTALL)
    return "\n".join(block or piece for block, piece in pieces)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    """To a file of this repository; addresses elsewhere are not tried."""
    targets = re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"", words(document))
    files = [one or other for one, other in targets if "://" not in (one or other)]
    assert [file for file in files if not (document.parent / file).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_is_named_is_there(document: Path) -> None:
    """``muyassir something`` and ``make something``, wherever they stand as code."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = code(document)
    told = re.findall(r"(?:^|sudo |/)muyassir ([a-z]+)|-m bot ([a-z]+)", named, re.MULTILINE)
    assert {one or other for one, other in told} <= set(COMMANDS)
    assert set(re.findall(r"^make ([a-z]+)", named, re.MULTILINE)) <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_setting_that_is_named_is_one(document: Path) -> None:
    """A name that was changed in the code alone would send operators astray."""
    named = set(re.findall(r"BOT_[A-Z_]+", words(document)))
    assert named <= {f"BOT_{name.upper()}" for name in Settings.model_fields}


def test_the_pictures_are_light_and_all_of_them_are_shown() -> None:
    """``make pictures`` makes them anew; one that nobody shows is not kept."""
    made = sorted((ROOT / "tests" / "browser" / "shown").glob("*.png"))
    assert made
    assert [file.name for file in made if file.stat().st_size > HEAVIEST] == []
    assert [file.name for file in made if file.name not in words(ROOT / "README.md")] == []


def test_the_licence_is_the_whole_one() -> None:
    """Apache-2.0, as pyproject.toml says."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text and "END OF TERMS AND CONDITIONS" in text
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
