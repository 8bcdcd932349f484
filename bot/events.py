"""What happens: everything that reaches the bot is one kind of thing, an ``Event`` with a signal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.i18n import Text


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote or pressed, as Telegram tells it."""

    telegram_id: int
    name: str
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, as Telegram tells it. A private chat has the person's own id."""

    id: int
    private: bool = True
    title: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What came with a message. ``message`` is its id, or that of the message whose button was pressed."""

    words: str = ""
    voice: str | None = None  # Telegram's file id
    other: bool = False  # a sticker, a photo, a place: something we cannot read
    message: int | None = None
    editable: bool = False  # the pressed message holds words and can be changed in place


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: a message, a press, someone joining, a due time."""

    signal: Any
    sender: Sender | None = None
    place: Place | None = None
    said: Said = NOTHING
    update: int | None = None  # Telegram's number; a due time has none
    due: int | None = None  # the due row's number; an update has none
    person: int | None = None  # for a due time: whose it is
    callback: str | None = None  # to be answered while it lives (150 s)
    fault: Exception | None = None  # why nobody could read it


@dataclass(frozen=True, slots=True)
class Command:
    """``/name rest``."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A message in a private chat, to be matched with what the person was asked."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A press, link or wait that this version cannot read."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Someone whom no territory knows yet came to the private chat; ``wanted`` is the packed press they came with."""

    wanted: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """Someone opened the link of an invitation."""

    secret: str


@dataclass(frozen=True, slots=True)
class GoHome:
    """A press that every conversation may offer: back to the menu."""


@dataclass(frozen=True, slots=True)
class BotMembership:
    """The bot was let in, made administrator, removed or blocked; ``by`` is whoever did it."""

    inside: bool
    administrator: bool = False


@dataclass(frozen=True, slots=True)
class GroupMoved:
    """The group became a supergroup with another id."""

    new_id: int


@dataclass(frozen=True, slots=True)
class PollAnswer:
    """Somebody chose these options in a poll of Telegram's, all by Telegram's names; none: they took it back."""

    poll: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PollState:
    """How many chose what in a poll of Telegram's, by Telegram's names, and how many people that were."""

    poll: str
    counts: tuple[tuple[str, int], ...]
    people: int
    closed: bool


@dataclass(frozen=True, slots=True)
class PollAnswered:
    """The same once dispatch knows which poll it is: that under ``key`` in the place; options by their place from 0."""

    key: str
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PollCounted:
    """How many chose each option of the poll under ``key``, in their order."""

    key: str
    counts: tuple[int, ...]
    people: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a press is answered with: nothing, a toast, an alert, or an address to open."""

    text: Text | None = None
    alert: bool = False
    wanted: str | None = None  # a packed press, to be opened in the private chat


@dataclass(frozen=True, slots=True)
class Due:
    """Something to happen later. ``slot`` makes it one of a kind: a second with the same slot is not written."""

    signal: Any
    at: datetime
    person: int | None
    place: Place | None
    job: bool = False
    slot: str | None = None
    message: int | None = None  # of slow work: the message that says it is being done


UNANSWERED = Answer()
