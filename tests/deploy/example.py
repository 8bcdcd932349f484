"""deploy/bot.env.example, written from the settings: ``python -m tests.deploy.example`` writes it anew."""

from __future__ import annotations

import textwrap
from pathlib import Path

from pydantic.fields import FieldInfo

from bot.settings import Settings

FILE = Path(__file__).parents[2] / "deploy" / "bot.env.example"
HEAD = """\
# Muyassir's settings: what each does, and what holds when it is left out.
# Take away the "#" in front of what you change. Quote a value that holds spaces or "&".
"""


def example() -> str:
    """The whole file."""
    return "\n".join([HEAD, *(entry(name, field) for name, field in Settings.model_fields.items())])


def entry(name: str, field: FieldInfo) -> str:
    about = "\n".join(f"# {line}" for line in textwrap.wrap(field.description or "", 100))
    default = "" if field.default is None else field.default
    return f"{about}\n#BOT_{name.upper()}={default}\n"


if __name__ == "__main__":
    FILE.write_text(example(), encoding="utf-8")
