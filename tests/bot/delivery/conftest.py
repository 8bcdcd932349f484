"""Pauses that a test need not sit through."""

from __future__ import annotations

import pytest

from bot.delivery import pace, sender, verdict


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "IDLE", 0.1)
    monkeypatch.setattr(sender, "SICK", 0.01)
    monkeypatch.setattr(pace, "REACH_AGAIN", 0.005)
    monkeypatch.setattr(pace, "LONGEST", 0.02)
    monkeypatch.setattr(verdict, "PATIENCE", 0.001)
