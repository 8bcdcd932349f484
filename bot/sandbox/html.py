"""Telegram's HTML: read into plain text and entities, or refused in Telegram's words.

Source: "HTML style" in the Bot API's documentation; the refusals are those of its server.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.entities import Entity, in_order, units
from bot.sandbox.errors import Failure, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TAG = re.compile(r"<(/?)([^\s>/]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)(>?)")
_ATTRIBUTE = re.compile(r"([^\s=>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_ESCAPE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ADDRESS = re.compile(r"(?:https?://|tg://|mailto:|tel:|ton://)?[^\s/]+[.:/][^\s]*$", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    offset: int
    extra: dict[str, Any]


@dataclass(slots=True)
class _Reading:
    """What was read so far: pieces of plain text, their length in UTF-16 units, entities, open tags."""

    source: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Entity] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)


def parse(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities of ``source``.

    Raises the 400 "can't parse entities" that Telegram gives.
    """
    if "<" not in source and "&" not in source:
        return source, []
    reading = _Reading(source)
    at = 0
    for match in _TAG.finditer(source):
        _take_text(reading, source[at : match.start()])
        _take_tag(reading, match)
        at = match.end()
    _take_text(reading, source[at:])
    if reading.open:
        raise _refusal(f'Can\'t find end tag corresponding to start tag "{reading.open[-1].tag}"')
    return "".join(reading.pieces), in_order(reading.entities)


def _take_text(reading: _Reading, text: str) -> None:
    if text:
        plain = _ESCAPE.sub(_unescape, text) if "&" in text else text
        reading.pieces.append(plain)
        reading.length += units(plain)


def _take_tag(reading: _Reading, match: re.Match[str]) -> None:
    slash, name, attributes, closed = match.groups()
    at = len(reading.source[: match.start()].encode())
    if not closed:
        raise _refusal(f"Unclosed {'end' if slash else 'start'} tag at byte offset {at}")
    if slash:
        _end(reading, name.lower(), at)
    else:
        reading.open.append(_start(reading, name.lower(), attributes, at))


def _start(reading: _Reading, tag: str, attributes: str, at: int) -> _Open:
    if tag not in KINDS:
        raise _refusal(f'Unsupported start tag "{tag}" at byte offset {at}')
    given = {m[1].lower(): _text(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(attributes)}
    if tag == "span" and given.get("class") != "tg-spoiler":
        raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    return _Open(tag, reading.length, given)


def _end(reading: _Reading, tag: str, at: int) -> None:
    if not reading.open:
        raise _refusal(f"Unexpected end tag at byte offset {at}")
    opened = reading.open.pop()
    if tag not in ("", opened.tag):
        raise _refusal(f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{tag}>"')
    length = reading.length - opened.offset
    entity = _entity(opened, length, reading) if length else None
    if entity:
        reading.entities.append(entity)


def _entity(opened: _Open, length: int, reading: _Reading) -> Entity | None:
    entity: Entity = {"type": KINDS[opened.tag], "offset": opened.offset, "length": length}
    given = opened.extra
    if opened.tag == "a":
        address = given.get("href", "")
        return entity | {"url": address} if _ADDRESS.match(address) else None
    if opened.tag == "tg-emoji":
        return entity | {"custom_emoji_id": given.get("emoji-id", "")}
    if opened.tag == "blockquote" and "expandable" in given:
        return entity | {"type": "expandable_blockquote"}
    in_pre = bool(reading.open) and reading.open[-1].tag == "pre"
    if opened.tag == "code" and in_pre and given.get("class", "").startswith("language-"):
        return entity | {"language": given["class"].removeprefix("language-")}
    return _pre(entity, reading) if opened.tag == "pre" else entity


def _pre(entity: Entity, reading: _Reading) -> Entity:
    """A <code class="language-…"> that fills a <pre> is no entity of its own: it names the language."""
    last = reading.entities[-1] if reading.entities else {}
    if (last.get("type"), last.get("offset"), last.get("length")) != ("code", entity["offset"], entity["length"]):
        return entity
    reading.entities.pop()
    return entity | {"language": last["language"]} if "language" in last else entity


def _text(value: str) -> str:
    return _ESCAPE.sub(_unescape, value)


def _unescape(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else match.group()


def _refusal(why: str) -> Failure:
    return bad_request(f"can't parse entities: {why}")
