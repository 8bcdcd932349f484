"""What a conversation is made of. The one module that every folder in conversations/ imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.buttons import Link, Row, deep_link
from bot.errors import Refusal
from bot.events import NOTHING, UNANSWERED, Answer, Command, Due, Place, Said
from bot.i18n import Plain, T, Text, Voice
from bot.outbox.message import File, Message
from bot.outbox.tables import Urgency
from bot.people.roles import Person, Role
from bot.people.waits import Wait

S = TypeVar("S")
C = TypeVar("C")
Work = TypeVar("Work", bound=Callable[..., None])
Handler = Callable[["Turn", S], None]
Registering = Callable[[Handler[S]], Handler[S]]


@dataclass(slots=True)
class Turn:
    """One event being answered. All that a handler reads, writes and says goes through here."""

    db: Connection
    person: Person
    place: Place
    now: datetime
    said: Said = NOTHING
    menu: Sequence[Conversation] = ()
    messages: list[Message] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    answer: Answer = UNANSWERED
    whispered: Message | None = None
    was_asked: Wait | None = None  # before this turn, and has not answered yet
    waiting: Any = None
    asked: bool = False
    here: Voice | None = None
    username: str = "bot"
    next: str | None = None
    people_changed: bool = False

    def say(self, text: Text, *rows: Row, to: Person | None = None, file: File | None = None) -> None:
        """A new message here, or in the private chat of ``to``."""
        chat = self.place.id if to is None else to.telegram_id
        whom = to or (self.person if self.place.private else None)
        voice = to.voice if to else self.here or self.person.voice
        self.messages.append(Message(chat, voice, text, rows, person=whom.id if whom else None, file=file))

    def show(self, text: Text, *rows: Row) -> None:
        """The present state: the pressed message changed in place, or a new one if nothing was pressed."""
        self.say(text, *rows)
        if self.said.editable:
            self.messages[-1] = replace(self.messages[-1], edits=self.said.message)

    def keep(self, text: Text, *rows: Row, chat: int, voice: Voice, key: str, urgency: Urgency = Urgency.REPLY) -> None:
        """A message of that chat which later ones with the same key change."""
        self.messages.append(Message(chat, voice, text, rows, urgency=urgency, key=key))

    def toast(self, text: Text, *, alert: bool = False) -> None:
        """A short word over the pressed button. It may be lost: what matters is said as a message too."""
        self.answer = Answer(text, alert)

    def whisper(self, text: Text, *rows: Row) -> None:
        """The present state, as ``show``, but said right after the commit and never written: a code, a choice.

        It may be lost, so pressing again must lead to it again. Raises ValueError in a group.
        """
        if not self.place.private:
            raise ValueError("a whisper is for one person")
        edits = self.said.message if self.said.editable else None
        self.whispered = Message(self.place.id, self.person.voice, text, rows, edits=edits)

    def wait(self, state: Any) -> None:
        """Let this person's next words here go to the handler of ``state``; None: to nobody."""
        self.waiting, self.asked = state, True

    def later(self, signal: Any, at: datetime, *, slot: str | None = None) -> None:
        """Have ``signal`` happen at ``at``, with this person, in this chat."""
        self.dues.append(Due(signal, at, self.person.id or None, self.place, slot=slot))

    def job(self, order: Any) -> None:
        """Have slow work done outside any transaction, as soon as this turn is on disk."""
        shown = self.said.message if self.said.editable else None
        self.dues.append(Due(order, self.now, self.person.id or None, self.place, job=True, message=shown))

    def follow(self, wanted: str) -> None:
        """Go on with the packed press that someone came for, as if they pressed it now."""
        self.next = wanted

    def link(self, press: Any) -> str:
        """The address that does what ``press`` does, in the private chat with the bot."""
        return deep_link(self.username, press)

    def privately(self, press: Any) -> None:
        """Refuse a command in a group, whose answer is one person's own; a link does what ``press`` does in private."""
        if not self.place.private:
            raise Refusal(T("This is shown in the private chat only."), (Link(T("Open the private chat"), press),))

    def offer_commands(self, person: Person) -> None:
        """Set the menu of commands in the private chat of someone whose role or language changed."""
        self.messages.append(commands_for(person, self.menu))

    def contributions(self, kind: type[C]) -> Iterator[C]:
        """What the conversations of the menu give of this kind, in the menu's order."""
        for conversation in self.menu:
            for giver in conversation.givers.get(kind, ()):
                yield from giver(self)


@dataclass(frozen=True, slots=True)
class Handling:
    """Who may bring a signal about, and what then happens. ``ours``: only a row of ours can, no press or link."""

    who: Role
    handler: Callable[..., None]
    ours: bool = False
    in_groups: bool = False


@dataclass(slots=True)
class Conversation:
    """One folder of conversations/: its signals, commands and contributions, registered by decorators."""

    name: str
    title: Text
    handlers: dict[type, Handling] = field(default_factory=dict)
    commands: dict[str, tuple[Handling, Text]] = field(default_factory=dict)
    givers: dict[type, list[Callable[[Turn], Any]]] = field(default_factory=dict)

    def on(self, signal: type[S], *, who: Role = Role.ACTOR, in_groups: bool = False) -> Registering[S]:
        """Let the handler answer presses, links, waits and due times of this type, from ``who`` upwards.

        In groups only with ``in_groups``: a press can be made up, and what is shown there everybody sees.
        """
        return self._register(signal, who, in_groups=in_groups)

    def due(self, signal: type[S]) -> Registering[S]:
        """Let the handler answer due times of this type, whoever they are about; nobody can press them."""
        return self._register(signal, Role.STRANGER, ours=True, in_groups=True)

    def job(self, order: type) -> Callable[[Work], Work]:
        """Let the function, of a ``bot.desk.Desk`` and the order, do the slow work of this type."""
        return self._register(order, Role.STRANGER, ours=True)

    def command(self, name: str, about: Text, *, who: Role = Role.ACTOR) -> Registering[Command]:
        """Let the handler answer ``/name``; ``about`` stands in Telegram's menu of commands."""

        def register(handler: Handler[Command]) -> Handler[Command]:
            self.commands[name] = (Handling(who, handler, in_groups=True), about)
            return handler

        return register

    def contributes(self, kind: type[C]) -> Callable[[Callable[[Turn], Any]], Callable[[Turn], Any]]:
        """Let the function yield values of ``kind`` to whichever conversation asks for them."""

        def register(giver: Callable[[Turn], Any]) -> Callable[[Turn], Any]:
            self.givers.setdefault(kind, []).append(giver)
            return giver

        return register

    def _register(self, signal: type, who: Role, **how: bool) -> Callable[[Work], Work]:
        def register(handler: Work) -> Work:
            self.handlers[signal] = Handling(who, handler, **how)
            return handler

        return register


def commands_for(person: Person, menu: Sequence[Conversation]) -> Message:
    """The commands of someone's role, in their language. A stranger's are an actor's: each of them leads in."""
    role = Role.ACTOR if person.role is Role.STRANGER else person.role
    every = (entry for one in menu for entry in one.commands.items())
    offered = tuple((name, about) for name, (handling, about) in every if role.may(handling.who))
    return Message(person.telegram_id, person.voice, Plain(""), person=person.id, commands=offered, key="commands")


def signals(menu: Sequence[Conversation]) -> Mapping[type, Handling]:
    """Every signal of the menu with its handling. Raises ValueError if two conversations claim one."""
    found: dict[type, Handling] = {}
    for signal, handling in (entry for one in menu for entry in one.handlers.items()):
        if found.setdefault(signal, handling) is not handling:
            raise ValueError(f"{signal.__name__} is claimed twice")
    return found
