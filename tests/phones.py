"""People with the bot in their hands, in one process: real turns on a real database, without a network.

line = Line(db, [onboarding, home])
sara = line.phone("Sara", language="fr")
sara.writes("/start")
sara.presses("Français")
assert sara.sees == "…"
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from bot.buttons import Unreadable, pack
from bot.clock import Clock
from bot.conversation import Conversation
from bot.dispatch.batch import Batch
from bot.dispatch.replies import Reply, Whisper
from bot.dispatch.routing import Routes
from bot.events import Command, Event, Place, Said, Sender, Unknown, Words
from bot.outbox.tables import bodies, outbox
from bot.schedule import due
from tests.builders import NOW


class StandingClock(Clock):
    """It shows what it was set to."""

    def __init__(self, moment: datetime = NOW) -> None:
        super().__init__()
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = moment


@dataclass(slots=True)
class Line:
    """The bot with this menu, and everybody who talks to it."""

    db: Connection
    menu: Sequence[Conversation]
    clock: StandingClock = field(default_factory=StandingClock)
    routes: Routes = field(init=False)
    numbers: Any = field(default_factory=lambda: itertools.count(1))
    whispers: list[tuple[int, Whisper]] = field(default_factory=list)
    """Each with the number of the last row of the outbox that it was said after."""

    def __post_init__(self) -> None:
        self.routes = Routes(self.menu)

    def phone(self, name: str, language: str | None = "en", telegram_id: int | None = None) -> Phone:
        """Somebody with Telegram in this language; by the id of somebody whom the database knows, or somebody new."""
        return Phone(self, Sender(telegram_id or 5000 + next(self.numbers), name, language))

    def take(self, *events: Event) -> list[Reply]:
        """Let the events have their effect, as one batch."""
        batch = Batch(self.db, self.routes, self.clock, "muyassir_bot", events)
        for event in events:
            batch.take(event)
        batch.write()
        last = self.db.scalar(select(func.max(outbox.c.id))) or 0
        self.whispers += [(last, reply.whisper) for reply in batch.replies if reply.whisper]
        return batch.replies

    def advance(self, time: timedelta = timedelta()) -> None:
        """Let time pass, and bring about what is due by then."""
        self.clock.set(self.clock.now() + time)
        for row in due.ripe(self.db, self.clock.now()):
            signal = self.routes.codec.load(row.name, row.state)
            self.take(Event(signal, place=row.place, due=row.id, person=row.person))

    def shown(self, chat: int) -> list[Shown]:
        """What stands in a chat, oldest first, every edit made."""
        rows = select(outbox, bodies).join(bodies).where(outbox.c.chat_id == chat).order_by(outbox.c.id)
        seen: dict[int, Shown] = {}
        by_key: dict[str, int] = {}
        whispers = [(after, each) for after, each in enumerate_whispers(self.whispers) if each.chat == chat]
        for row in self.db.execute(rows):
            while whispers and whispers[0][0] < (row.id, 0):
                seen |= heard(whispers.pop(0))
            if row.media != "commands":
                place = row.edits or by_key.get(row.key, row.id)
                seen[place] = Shown(place, row.html, row.keyboard)
                if row.key:
                    by_key[row.key] = place
        for whisper in whispers:
            seen |= heard(whisper)
        return list(seen.values())


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands in a chat."""

    id: int
    html: str
    keyboard: list[list[dict[str, str]]]

    @property
    def labels(self) -> list[str]:
        return [key["text"] for row in self.keyboard for key in row]


def enumerate_whispers(whispers: list[tuple[int, Whisper]]) -> list[tuple[tuple[int, int], Whisper]]:
    """Each with its place among the rows and among the whispers."""
    return [((after, number), whisper) for number, (after, whisper) in enumerate(whispers, 1)]


def heard(whisper: tuple[tuple[int, int], Whisper]) -> dict[int, Shown]:
    """A whisper in its chat: changed in place, or a new message, whose numbers no row has."""
    (_, number), said = whisper
    place = said.edits or 1_000_000 + number
    return {place: Shown(place, said.html, said.keyboard)}


@dataclass(slots=True)
class Phone:
    """Somebody who writes and presses in the private chat."""

    line: Line
    who: Sender

    def writes(self, words: str) -> None:
        """Send words, or a command, or (``/start parameter``) open a link."""
        signal = self._command(words) if words.startswith("/") else Words()
        self._does(signal, Said(words=words))

    def sends_sticker(self) -> None:
        self._does(Words(), Said(other=True))

    def opens(self, press: Any) -> None:
        """Open the link that does what ``press`` does."""
        self.writes(f"/start {pack(press)}")

    def presses(self, label: str, message: Shown | None = None) -> Reply:
        """Press a button by (the beginning of) its label: of this message, or the last one that has it."""
        found = [one for one in ([message] if message else self.messages) if self._keys(one, label)]
        assert found, f"nothing to press like {label!r}: {[(one.html, one.labels) for one in self.messages[-3:]]}"
        return self.sends_press(self._keys(found[-1], label)[0], found[-1].id)

    def sends_press(self, data: str, message: int = 1) -> Reply:
        """Press whatever a button could hold."""
        said = Said(message=message, editable=True)
        return self._does(self._unpacked(data), said, callback=f"c{next(self.line.numbers)}")[0]

    @property
    def messages(self) -> list[Shown]:
        return self.line.shown(self.who.telegram_id)

    @property
    def last(self) -> Shown:
        return self.messages[-1]

    @property
    def sees(self) -> str:
        """The words of the last message."""
        return self.last.html

    def _does(self, signal: Any, said: Said, callback: str | None = None) -> list[Reply]:
        update = next(self.line.numbers)
        place = Place(self.who.telegram_id)
        return self.line.take(Event(signal, self.who, place, said, update=update, callback=callback))

    def _command(self, words: str) -> Any:
        name, _, rest = words[1:].partition(" ")
        return self._unpacked(rest) if name == "start" and rest else Command(name, rest)

    def _unpacked(self, data: str) -> Any:
        try:
            return self.line.routes.codec.unpack(data)
        except Unreadable:
            return Unknown()

    def _keys(self, message: Shown, label: str) -> list[str]:
        keys = (key for row in message.keyboard for key in row)
        return [key["callback_data"] for key in keys if key["text"].startswith(label) and "callback_data" in key]
