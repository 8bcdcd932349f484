"""Which handler an event belongs to, and whether this person may bring it about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.buttons import Codec, Link, Unreadable, pack, parameter
from bot.conversation import Conversation, Handling, signals
from bot.desk import Desk
from bot.errors import Refusal
from bot.events import Arrived, BotMembership, Command, GoHome, PollAnswered, PollCounted, Unknown, Words
from bot.i18n import T
from bot.people.roles import Person, Role
from bot.people.waits import Wait

BUILT_IN = (Arrived, BotMembership, Command, PollAnswered, PollCounted, Unknown, Words)


@dataclass(frozen=True, slots=True)
class Route:
    """A signal and what handles it; ``waited`` if it answers what the person was asked."""

    signal: Any
    handling: Handling
    waited: bool = False


class Routes:
    """The menu as a table from signals and commands to handlers."""

    def __init__(self, menu: Sequence[Conversation]) -> None:
        self.menu = menu
        self._handlers: Mapping[type, Handling] = signals(menu)
        self._commands = {name: entry[0] for one in menu for name, entry in one.commands.items()}
        self.codec = Codec(signal for signal in self._handlers if signal not in BUILT_IN)

    def find(self, signal: Any, person: Person, wait: Wait | None, *, private: bool) -> Route | None:
        """Where the signal goes; None where nobody answers it. Raises Refusal to someone who may not."""
        route = self._match(signal, wait, private=private)
        if route is None:
            return None
        shown_here = private or route.handling.in_groups
        if shown_here and person.role.may(route.handling.who):
            return route
        if person.role is Role.STRANGER and private:
            return self._route(Arrived(wanted(signal)))
        if person.role is Role.STRANGER or not shown_here:  # a stranger may be known elsewhere: that shows in private
            raise Refusal(T("This is shown in the private chat only."), (Link(T("Open the private chat"), GoHome()),))
        raise Refusal(T("This is for the facilitators of the territory. One of them can do it for you."))

    def job(self, name: str, state: Mapping[str, Any]) -> Callable[[Desk], None]:
        """The slow work that a due row orders. Raises Unreadable."""
        order = self.codec.load(name, state)
        work = self._handlers[type(order)].handler
        return lambda desk: work(desk, order)

    def read(self, packed: str) -> Any:
        """The press behind packed data; Unknown for one of another version, or that nobody can press."""
        try:
            press = self.codec.unpack(packed)
        except Unreadable:
            return Unknown()
        return Unknown() if self._handlers[type(press)].ours else press

    def _match(self, signal: Any, wait: Wait | None, *, private: bool) -> Route | None:
        if isinstance(signal, Words):
            return self._answer(wait) if private else None
        if isinstance(signal, Command):
            handling = self._commands.get(signal.name)
            if handling is None:
                return self._route(Words()) if private else None
            return Route(signal, handling)
        return self._route(signal)

    def _answer(self, wait: Wait | None) -> Route | None:
        if wait is None:
            return self._route(Words())
        try:
            signal = self.codec.load(wait.name, wait.state)
        except Unreadable:
            return self._route(Unknown(), waited=True)
        return Route(signal, self._handlers[type(signal)], waited=True)

    def _route(self, signal: Any, *, waited: bool = False) -> Route | None:
        kind: type = type(signal)
        handling = self._handlers.get(kind)
        return None if handling is None else Route(signal, handling, waited)


def wanted(signal: Any) -> str | None:
    """The press that a stranger came with, to be done once they are known; kept until then."""
    return None if isinstance(signal, BUILT_IN) else pack(led_to(signal))


def wanted_by_link(signal: Any) -> str | None:
    """The same for a link into the private chat; the menu, where no link can carry it."""
    if isinstance(signal, BUILT_IN):
        return None
    try:
        return parameter(led_to(signal))
    except ValueError:
        return parameter(GoHome())


def led_to(signal: Any) -> Any:
    """The press itself; or the one that it names as ``led_to`` in its place, where what it says is not to be kept."""
    return getattr(signal, "led_to", signal)
