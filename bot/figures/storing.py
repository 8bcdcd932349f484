"""Results as a JSON column holds them."""

from typing import Any

from pydantic import TypeAdapter

from bot.figures.results import Results

VERSION = 1
"""Rises whenever the shape of the results changes, so that an old round is read as what it was, or not at all."""

_RESULTS = TypeAdapter(Results)


def to_json(results: Results) -> dict[str, Any]:
    return {"version": VERSION, "results": _RESULTS.dump_python(results, mode="json")}


def from_json(kept: Any) -> Results:
    """What ``to_json`` made. Raises ValueError for anything else, an unknown version too."""
    if not isinstance(kept, dict) or kept.get("version") != VERSION:
        raise ValueError("results of an unknown version")
    return _RESULTS.validate_python(kept.get("results"))
