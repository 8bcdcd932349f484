"""The house rules that a machine can check: arrows between rooms, lengths, names, types, lint."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from conversations import MENU

ROOT = Path(__file__).parent.parent
PRODUCT = sorted(path for room in ("bot", "conversations") for path in (ROOT / room).rglob("*.py"))
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "const", "constants", "core"}
TOOLS = Path(sys.executable).parent


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_a_module_is_short_and_named_for_what_it_does(path: Path) -> None:
    """A room that is hard to name or to read in one go is two rooms."""
    assert path.read_text(encoding="utf-8").count("\n") <= 200
    assert path.stem not in SAYS_NOTHING


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    """Forty lines is the most that anybody reads at once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    too_long = [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno + 1 > 40]
    assert too_long == []


@pytest.mark.parametrize(
    "command",
    [["lint-imports", "--no-cache"], ["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=lambda command: command[0],
)
def test_the_tools_find_nothing(command: list[str]) -> None:
    """Arrows, lint, format and types hold at every commit, not only on a good day."""
    done = subprocess.run([str(TOOLS / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_menu_names_every_folder_of_conversations() -> None:
    """A conversation that nobody can reach is not there."""
    folders = {path.parent.name for path in (ROOT / "conversations").glob("*/__init__.py")}
    assert {conversation.name for conversation in MENU} == folders
