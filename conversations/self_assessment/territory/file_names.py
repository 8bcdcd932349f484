"""What the files about a round are called: letters that every phone and every mail can carry."""

from __future__ import annotations

import re

from anyascii import anyascii

LONGEST = 30  # letters of a territory's or a round's name

_OTHER = re.compile(r"[^a-z0-9]+")


def file_name(territory: str, round_: str, ending: str) -> str:
    """``muyassir-mahdia-spring-2026.pdf``; Arabic letters become Latin ones, emoji their names."""
    parts = ["muyassir", _plain(territory), _plain(round_)]
    return "-".join(part for part in parts if part) + f".{ending}"


def _plain(name: str) -> str:
    return _OTHER.sub("-", anyascii(name).lower())[:LONGEST].strip("-")
