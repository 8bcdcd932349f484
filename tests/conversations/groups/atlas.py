"""The group Atlas, and people who let the bot in, put it out, and press what it says there."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.buttons import pack
from bot.conversation import Conversation
from bot.events import BotMembership, Event, Place
from bot.people import groups as known
from bot.people.groups import Group
from bot.people.roles import Person, Role
from bot.people.territories import Territory
from conversations.groups import groups
from conversations.groups.flow import SOON
from conversations.groups.presses import ConnectGroup
from conversations.home import home
from conversations.onboarding import onboarding
from tests.builders import person
from tests.phones import Line, Phone, Shown

ATLAS = Place(-100, private=False, title="Atlas")
MARKS = dict.fromkeys(map(ord, "\u2068\u2069\u2066\u200e\u200f"))


def line(db: Connection, *more: Conversation) -> Line:
    return Line(db, [home, onboarding, groups, *more])


def leader(line: Line, name: str = "Amal", *, where: Territory | None = None, language: str = "en") -> Phone:
    """A facilitator with a phone."""
    return phone(line, person(line.db, name, Role.FACILITATOR, where=where, language=language))


def phone(line: Line, someone: Person) -> Phone:
    return line.phone(someone.name, someone.language, someone.telegram_id)


def lets_in(who: Phone, *, wait: timedelta = SOON, place: Place = ATLAS, administrator: bool = False) -> None:
    """Take the bot into a group, and wait until it has said hello."""
    happens(who, BotMembership(inside=True, administrator=administrator), place)
    who.line.advance(wait)


def puts_out(who: Phone, place: Place = ATLAS) -> None:
    happens(who, BotMembership(inside=False), place)


def happens(who: Phone, signal: object, place: Place = ATLAS) -> None:
    who.line.take(Event(signal, who.who, place, update=next(who.line.numbers)))


def connects(who: Phone, territory: str = "Mahdia", language: str = "Français") -> None:
    """Let the bot in, and say where the group belongs."""
    lets_in(who)
    who.presses(territory)
    who.presses(language)


def group(line: Line) -> Group:
    found = known.by_chat(line.db, ATLAS.id)
    assert found is not None
    return found


def seen(line: Line) -> list[Shown]:
    """What stands in the group."""
    return line.shown(ATLAS.id)


def words(shown: Shown) -> str:
    return shown.html.translate(MARKS)


def opens_hello(who: Phone, shown: Shown) -> None:
    """Press the button of the group's hello: it opens the private chat."""
    [[link]] = shown.keyboard
    who.writes(f"/start {link['start']}")


def forged(line: Line, key: str) -> str:
    """The same button for somebody who only knows how groups are numbered."""
    return pack(ConnectGroup(group(line).id, key))
