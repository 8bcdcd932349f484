"""Where slow work is done: pictures, files; with time, with a place to read from, outside any transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.buttons import Row, deep_link
from bot.conversation import Conversation, Turn
from bot.events import Due, Place
from bot.i18n import Text
from bot.outbox.message import File, Message
from bot.people.roles import Person

C = TypeVar("C")


@dataclass(slots=True)
class Desk:
    """A place to read from, and someone to hand the result to."""

    person: Person
    place: Place
    now: datetime
    read: Callable[[Callable[[Connection], Any]], Any]
    menu: Sequence[Conversation] = ()
    username: str = "bot"
    tidy: Callable[[], bool] = lambda: True
    """Let the files on disk hold no more than the rows do; whether it was done. On a long file it takes a while."""
    message: int | None = None
    """The one that says "being done", where it can be changed."""
    messages: list[Message] = field(default_factory=list)
    writes: list[Callable[[Connection], None]] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)

    def link(self, press: Any) -> str:
        """The address that does what ``press`` does, in the private chat with the bot."""
        return deep_link(self.username, press)

    def say(self, text: Text, *rows: Row, file: File | None = None) -> None:
        self.messages.append(Message(self.place.id, self.person.voice, text, rows, person=self.person.id, file=file))

    def write(self, unit: Callable[[Connection], None]) -> None:
        """Have rows written in the transaction that hands the work over; short, since everybody waits for it."""
        self.writes.append(unit)

    def later(self, signal: Any) -> None:
        """Have ``signal`` happen once the work is handed over, with this person, in this chat."""
        self.dues.append(Due(signal, self.now, self.person.id or None, self.place if self.place.id else None))

    def contributions(self, kind: type[C]) -> list[C]:
        """What the conversations of the menu give of this kind about this person."""
        turn = partial(Turn, person=self.person, place=self.place, now=self.now, menu=self.menu)
        found: list[C] = self.read(lambda db: list(turn(db).contributions(kind)))
        return found

    def show(self, text: Text, *rows: Row) -> None:
        """What stands in the place of "being done" from now on; nothing where that cannot be changed."""
        if self.message is not None:
            self.say(text, *rows)
            self.messages[-1] = replace(self.messages[-1], edits=self.message)
