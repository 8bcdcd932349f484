"""The example of the settings is the settings."""

import pytest

from bot.settings import Settings
from tests.deploy.example import FILE, example


def test_the_example_names_every_setting_with_its_default() -> None:
    """Nobody documents a setting twice; ``python -m tests.deploy.example`` writes the file anew."""
    assert FILE.read_text(encoding="utf-8") == example()


def test_every_setting_is_described_in_a_sentence() -> None:
    """Operators read the example, not the code."""
    told = {name: field.description or "" for name, field in Settings.model_fields.items()}
    assert [name for name, words in told.items() if not (words[:1].isupper() and words.endswith("."))] == []


def test_an_example_taken_as_it_is_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With each "#" taken away every default still holds, the empty ones too."""
    lines = [line.removeprefix("#") for line in example().splitlines() if line.startswith("#BOT_")]
    assert len(lines) == len(Settings.model_fields)
    for line in lines:
        monkeypatch.setenv(*line.split("=", 1))

    assert Settings() == Settings.model_construct()
