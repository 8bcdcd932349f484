"""Results as a JSON column holds them."""

from typing import Any

from bot.figures.results import Results


def to_json(results: Results) -> dict[str, Any]:
    raise NotImplementedError


def from_json(kept: Any) -> Results:
    raise NotImplementedError
