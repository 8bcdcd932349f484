"""Entities of a text: what Telegram finds in it by itself, and how a text with entities is shown.

Offsets and lengths are counted in UTF-16 code units, as everywhere in the Bot API.
"""

import re
from html import escape
from typing import Any

Entity = dict[str, Any]

_COMMAND = re.compile(r"(?<![\w/@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")
_MENTION = re.compile(r"(?<![\w/@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")
_ADDRESS = re.compile(r"(?<![\w/@.])(?:https?://|t\.me/)[^\s<>«»\"]*[^\s<>«»\".,;:!?)،؛؟]", re.IGNORECASE)
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_CLOSED = {"code", "pre", "text_link", "text_mention"}  # nothing is found inside these


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities and those that Telegram finds by itself: commands, mentions, addresses."""
    if "/" not in text and "@" not in text:
        return entities
    found = [*_found(text, "url", _ADDRESS), *_found(text, "mention", _MENTION), *_found(text, "bot_command", _COMMAND)]
    taken = [entity for entity in entities if entity["type"] in _CLOSED]
    for entity in found:
        if not any(_touch(entity, other) for other in taken):
            taken.append(entity)
            entities = [*entities, entity]
    return in_order(entities)


def in_order(entities: list[Entity]) -> list[Entity]:
    """By where they begin, the longer first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def to_html(text: str, entities: list[Entity]) -> str:
    """The text as HTML that is safe to show: escaped, with Telegram's own tags only."""
    if not entities:
        return escape(text, quote=False)
    raw = text.encode("utf-16-le")
    return _show(raw, 0, len(raw) // 2, in_order(entities))


def _show(raw: bytes, start: int, end: int, entities: list[Entity]) -> str:
    shown, at = [], start
    while entities:
        entity, *rest = entities
        stop = min(entity["offset"] + entity["length"], end)
        inside = [other for other in rest if other["offset"] < stop]
        if entity["offset"] >= at:
            before, after = _tags(entity, _piece(raw, entity["offset"], stop))
            shown += [escape(_piece(raw, at, entity["offset"]), quote=False), before]
            shown += [_show(raw, entity["offset"], stop, inside), after]
            at = stop
        entities = rest[len(inside) :]
    return "".join([*shown, escape(_piece(raw, at, end), quote=False)])


def _tags(entity: Entity, text: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "url":
        return f'<a href="{escape(text if "://" in text else "https://" + text)}">', "</a>"
    tag = _TAGS.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _piece(raw: bytes, start: int, end: int) -> str:
    return raw[start * 2 : end * 2].decode("utf-16-le", "replace")


def _found(text: str, kind: str, pattern: re.Pattern[str]) -> list[Entity]:
    return [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
        for match in pattern.finditer(text)
    ]


def _touch(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
