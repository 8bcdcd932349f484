"""Texts and captions of the bot: cleaned, parsed, measured, as Telegram's server does on arrival."""

from typing import Any

from bot.sandbox.entities import Entity, in_order, units, with_found
from bot.sandbox.errors import bad_request
from bot.sandbox.html import parse
from bot.sandbox.parameters import Parameters, text_of, value_of

LONGEST_TEXT = 4096  # UTF-16 units, after entities are parsed
LONGEST_CAPTION = 1024
_BLANKS = " \t\n\r\v\f"
_INVISIBLE = _BLANKS + "\u00a0\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_INVISIBLE += "\u2066\u2067\u2068\u2069\u2800\u3000\u3164" + "".join(map(chr, range(0x2000, 0x200B)))
# Telegram drops the old embedding controls and turns other controls into spaces; isolates stay.
_CLEANED = dict.fromkeys(range(0x2028, 0x202F)) | dict.fromkeys([0x0D])
_CLEANED |= {code: " " for code in range(0x20) if code not in (0x0A, 0x0D)}


def text_of_message(parameters: Parameters) -> dict[str, Any]:
    """The fields ``text`` and ``entities`` of a message to be.

    Raises the 400 of Telegram when the text is empty, too long, or cannot be parsed.
    """
    text, entities = _parsed(parameters, "text", "entities")
    if not text.strip(_INVISIBLE):
        raise bad_request("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return _fields(text, entities, "text", "entities")


def caption_of_message(parameters: Parameters) -> dict[str, Any]:
    """The fields ``caption`` and ``caption_entities``; none of them when there is no caption."""
    text, entities = _parsed(parameters, "caption", "caption_entities")
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return _fields(text, entities, "caption", "caption_entities") if text else {}


def said(text: str) -> dict[str, Any]:
    """The fields of a person's message: no markup, but commands and addresses are found in it."""
    return _fields(text, [], "text", "entities")


def said_under(caption: str) -> dict[str, Any]:
    """The same for the words under a person's file."""
    return _fields(caption, [], "caption", "caption_entities")


def cleaned(text: str) -> str:
    """A text without controls and without blanks at its ends; empty when nothing of it can be seen."""
    bare = text.translate(_CLEANED).strip(_BLANKS)
    return bare if bare.strip(_INVISIBLE) else ""


def _parsed(parameters: Parameters, name: str, entities_name: str) -> tuple[str, list[Entity]]:
    source = text_of(parameters, name).translate(_CLEANED)
    mode = text_of(parameters, "parse_mode").lower()
    if mode == "html":
        return _trimmed(*parse(source))
    if mode:
        raise bad_request("unsupported parse_mode (this sandbox reads HTML and entities)")
    return _trimmed(source, _given(value_of(parameters, entities_name, list) or [], units(source)))


def _given(entities: list[Any], length: int) -> list[Entity]:
    """Entities that came ready made. Raises 400 for one that is none; those outside the text are passed over."""
    for entity in entities:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse entities: expected an Array of MessageEntity")
        if not isinstance(entity.get("offset"), int) or not isinstance(entity.get("length"), int):
            raise bad_request("can't parse entities: MessageEntity must have offset and length")
        if entity["type"] == "text_link" and not entity.get("url"):
            raise bad_request("can't parse entities: a text_link must have a url")
    return in_order([e for e in entities if e["offset"] >= 0 < e["length"] and e["offset"] + e["length"] <= length])


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without blanks at both ends; entities follow, and those that held nothing else are gone."""
    bare = text.strip(_BLANKS)
    if len(bare) == len(text):
        return text, entities
    dropped, length = len(text) - len(text.lstrip(_BLANKS)), units(bare)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - dropped, 0)
        end = min(entity["offset"] + entity["length"] - dropped, length)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return bare, in_order(moved)


def _fields(text: str, entities: list[Entity], name: str, entities_name: str) -> dict[str, Any]:
    entities = with_found(text, entities)
    return {name: text, entities_name: entities} if entities else {name: text}
