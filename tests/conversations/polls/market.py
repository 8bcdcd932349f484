"""Mahdia with its facilitator, its group, and people who press there and in private."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from bot.conversation import Conversation
from bot.dispatch.replies import Reply
from bot.events import Event, Place, Said
from bot.outbox.tables import bodies, outbox, shown
from bot.people.roles import Person, Role
from bot.people.tables import groups
from bot.people.territories import Territory
from bot.schedule.due import due
from conversations.home import home
from conversations.onboarding import onboarding
from conversations.polls import polls, queries
from conversations.polls.queries import Poll
from conversations.polls.telling import key
from tests.builders import NOW, person, territory
from tests.phones import Line, Phone, Shown

ATLAS = Place(-100, private=False, title="Atlas")
MARKS = dict.fromkeys(map(ord, "\u2066\u2068\u2069\u200e\u200f"))


@dataclass(frozen=True, slots=True)
class Market:
    """``amal`` facilitates; ``line`` is the bot that everybody talks to."""

    line: Line
    amal: Phone

    @property
    def db(self) -> Connection:
        return self.line.db

    @property
    def poll(self) -> Poll:
        """The latest one that was drafted."""
        return max(queries.of_territory(self.db, territory(self.db).id), key=lambda one: one.id)

    @property
    def atlas(self) -> list[Shown]:
        """What stands in the group."""
        return self.line.shown(ATLAS.id)

    def facilitator(self, name: str = "Ali", language: str = "en") -> Phone:
        return self.phone(person(self.db, name, Role.FACILITATOR, language=language))

    def person(self, name: str = "Sara", language: str = "en", *, where: Territory | None = None) -> Phone:
        return self.phone(person(self.db, name, language=language, where=where))

    def phone(self, someone: Person) -> Phone:
        return self.line.phone(someone.name, someone.language, someone.telegram_id)

    def arrives(self) -> None:
        """What was said in the group has come there, so that it can be changed in place."""
        key_ = key(self.poll)
        row = {"chat_id": ATLAS.id, "key": key_, "message_id": 7}
        if self.db.scalar(select(shown.c.message_id).where(shown.c.key == key_)) is None:
            self.db.execute(insert(shown), row)

    def files(self) -> list[str]:
        """The words below each picture in the group."""
        sent = select(bodies.c.html).join(outbox).where(outbox.c.chat_id == ATLAS.id, bodies.c.media == "photo")
        return [html.translate(MARKS) for html in self.db.scalars(sent.order_by(outbox.c.id))]

    def waits(self) -> list[str]:
        """What is due."""
        return list(self.db.scalars(select(due.c.name).order_by(due.c.id)))


def market(
    db: Connection, *, group: str | None = "fr", language: str = "en", more: Sequence[Conversation] = ()
) -> Market:
    """A pole with one group (spoken to in that language) or none."""
    line = Line(db, [home, onboarding, polls, *more])
    amal = person(db, "Amal", Role.FACILITATOR, language=language)
    if group:
        add_group(db, territory(db), group)
    return Market(line, line.phone("Amal", language, amal.telegram_id))


def add_group(db: Connection, where: Territory, language: str, chat: int = ATLAS.id, title: str = "Atlas") -> None:
    row = {"chat_id": chat, "territory_id": where.id, "title": title, "language": language, "created_at": NOW}
    db.execute(insert(groups), {**row, "key": str(chat)})


def presses(who: Phone, label: str, place: Place = ATLAS) -> Reply:
    """Press a button of the group's last message that has it."""
    keys = [
        key["callback_data"]
        for message in reversed(who.line.shown(place.id) or who.line.shown(ATLAS.id))
        for row in message.keyboard
        for key in row
        if key["text"].translate(MARKS).startswith(label) and "callback_data" in key
    ]
    assert keys, f"nothing to press like {label!r}"
    signal = who.line.routes.codec.unpack(keys[0])
    number = next(who.line.numbers)
    said = Said(message=7, editable=True)
    return who.line.take(Event(signal, who.who, place, said, update=number, callback=f"c{number}"))[0]


def prepared(mart: Market, kind: str = "One choice", *, names: str = "Open", hours: str = "1 day") -> None:
    """Up to the last look, by Amal, in English with a French translation."""
    amal = mart.amal
    amal.writes("/polls")
    amal.presses("Ask a group something")
    amal.presses(kind)
    amal.writes("Where shall the market be?")
    amal.writes("At the port\nIn the old town")
    amal.presses("These are all")
    amal.presses("Skip: العربية")
    amal.writes("Où tenir le marché ?\nAu port\nDans la médina")
    amal.presses(names)
    amal.presses(hours)


def opened(mart: Market, kind: str = "One choice", *, names: str = "Open", hours: str = "1 day") -> Poll:
    """A poll opened from the chat, and seen in the group."""
    prepared(mart, kind, names=names, hours=hours)
    mart.amal.presses("Open in")
    mart.arrives()
    return mart.poll


def plain(message: Shown) -> str:
    """A message without marks of direction."""
    return message.html.translate(MARKS)
