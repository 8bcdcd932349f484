"""Typed values on their way through Telegram: presses in 64 bytes, waits and due signals as JSON.

A press is a frozen dataclass of int, bool, str, StrEnum and optional fields. Its packed form serves both as
callback data and as the parameter of a deep link, so that a link in a group does what the button would.
"""

from __future__ import annotations

import re
import types
from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache
from hashlib import blake2s
from typing import Any, Union, get_args, get_origin, get_type_hints

from bot.base36 import in_base_36, read_base_36
from bot.i18n import Text

LIMIT = 64  # bytes of callback data, and characters of a deep link's parameter (Bot API)
SLUG = re.compile(r"[A-Za-z0-9_.]*")
PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Button:
    label: Text
    press: Any


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens the private chat with the bot, as if ``press`` had been pressed there."""

    label: Text
    press: Any


@dataclass(frozen=True, slots=True)
class Website:
    """A button that opens an address."""

    label: Text
    address: str


Key = Button | Link | Website
Row = tuple[Key, ...]


class Unreadable(ValueError):
    """What came back is no press, wait or signal that this version knows."""


def pack(press: Any) -> str:
    """The press as at most 64 characters of A–Z a–z 0–9 ``_ -``.

    Raises ValueError if a field does not fit, which is a mistake in the conversation.
    """
    kind: type = type(press)
    data = "-".join([tag(kind), *(packed(getattr(press, name)) for name in field_names(kind))])
    if len(data) > LIMIT:
        raise ValueError(f"{data!r} is longer than {LIMIT} characters")
    return data


def deep_link(username: str, press: Any) -> str:
    """The address that opens the private chat with the bot and does what ``press`` does. Raises ValueError."""
    return f"https://t.me/{username}?start={parameter(press)}"


def group_picker(username: str) -> str:
    """Where Telegram lets one choose a group for the bot. Source: Telegram, "Deep links", group links of a bot."""
    return f"https://t.me/{username}?startgroup"


def parameter(press: Any) -> str:
    """The press in a link. Raises ValueError for a character that Telegram does not take there (a full stop)."""
    data = pack(press)
    if not PARAMETER.fullmatch(data):
        raise ValueError(f"{data!r} cannot travel in a deep link")
    return data


@cache
def tag(signal: type) -> str:
    """Five letters for the signal's full name, the same in every process and version."""
    return b32encode(blake2s(name_of(signal).encode(), digest_size=4).digest()).decode().lower()[:5]


@cache
def name_of(signal: type) -> str:
    """``self_assessment.Answer``: the conversation's folder and the class."""
    folder = signal.__module__.split(".")[1:2]
    return ".".join([*folder, signal.__name__])


def full_name(signal: Any) -> str:
    kind: type = type(signal)
    return name_of(kind)


class Codec:
    """Everything that may come back from Telegram or from a row, by its tag and by its name."""

    def __init__(self, signals: Iterable[type]) -> None:
        known = list(dict.fromkeys(signals))
        self._by_tag = {tag(signal): signal for signal in known}
        self._by_name = {name_of(signal): signal for signal in known}
        if len(self._by_tag) != len(known) or len(self._by_name) != len(known):
            raise ValueError("two signals share a tag: rename one of them")

    def unpack(self, data: str) -> Any:
        """The press behind callback data or a deep link's parameter. Raises Unreadable."""
        head, *parts = data.split("-")
        signal = self._by_tag.get(head)
        if signal is None:
            raise Unreadable(data)
        return restore(signal, dict(zip(field_names(signal), parts, strict=False)), unpacked)

    def load(self, name: str, state: Mapping[str, Any]) -> Any:
        """The wait or signal that a row holds. Raises Unreadable."""
        signal = self._by_name.get(name)
        if signal is None:
            raise Unreadable(name)
        return restore(signal, state, loaded)


def dump(signal: Any) -> dict[str, Any]:
    """The fields of a wait or signal, as JSON can hold them."""
    kind: type = type(signal)
    return {name: getattr(signal, name) for name in field_names(kind)}


def restore(signal: type, state: Mapping[str, Any], read: Any) -> Any:
    hints = type_hints(signal)
    try:
        return signal(**{name: read(hints[name], value) for name, value in state.items()})
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(name_of(signal)) from error


@cache
def field_names(signal: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(signal))


@cache
def type_hints(signal: type) -> dict[str, Any]:
    return get_type_hints(signal)


@lru_cache(maxsize=4096, typed=True)
def packed(value: Any) -> str:
    """A field's value. All buttons of a screen share most of theirs."""
    if value is None:
        return ""
    if isinstance(value, int):  # bool too
        return in_base_36(int(value))
    if isinstance(value, str) and SLUG.fullmatch(value):
        return str(value)
    raise ValueError(f"{value!r} cannot travel in a button")


def unpacked(kind: Any, text: str) -> Any:
    inner = optional(kind)
    if inner is not None:
        return None if text == "" else unpacked(inner, text)
    if kind is bool or kind is int:
        return kind(read_base_36(text))
    if not SLUG.fullmatch(text):
        raise ValueError(f"{text!r} was never packed")
    return kind(text)


def loaded(kind: Any, value: Any) -> Any:
    inner = optional(kind)
    if inner is not None:
        return None if value is None else loaded(inner, value)
    if get_origin(kind) is tuple:
        return tuple(loaded(get_args(kind)[0], item) for item in value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, kind):
        raise ValueError(f"{value!r} is no {kind}")
    return value


@cache
def optional(kind: Any) -> Any:
    """``X`` of ``X | None``; None for anything else."""
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    return next(part for part in get_args(kind) if part is not type(None))
