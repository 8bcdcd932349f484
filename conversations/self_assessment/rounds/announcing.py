"""What groups and people are told of a round."""

from __future__ import annotations

from bot.conversation import Turn


def recount(turn: Turn, round_: int) -> None:
    """Bring the live count in the groups up to date."""
