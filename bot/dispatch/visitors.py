"""Who is in a batch of events: read once, met once, read anew where a turn changed something about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.dispatch import chats
from bot.events import BotMembership, Event, Place, Sender
from bot.people import standing
from bot.people.roles import Person


class Visitors:
    """Everybody by Telegram id, in their current territory."""

    def __init__(self, db: Connection, events: Sequence[Event], now: datetime) -> None:
        senders = {event.sender.telegram_id for event in events if event.sender}
        self._db, self._now = db, now
        self._people = standing.known(db, senders) if senders else {}

    def of(self, event: Event, place: Place) -> Person:
        """Whoever an event is about, as they stand there."""
        sender = event.sender
        if sender is None:
            return chats.subject(self._db, event)
        if place.private and not isinstance(event.signal, BotMembership):
            return self._in_private(sender)
        found = None if place.private else standing.in_group(self._db, sender.telegram_id, place.id)
        return found or Person(0, sender.telegram_id, sender.name, chats.language(sender))

    def again(self, person: Person) -> Person:
        """Somebody as they are known outside the turn that was undone."""
        return self._people.get(person.telegram_id, person)

    def look_again(self) -> set[int]:
        """Read anew who they are; the numbers of those who had everything forgotten."""
        before = self._people
        self._people = standing.known(self._db, set(before)) if before else {}
        return {person.id for telegram_id, person in before.items() if telegram_id not in self._people}

    def _in_private(self, sender: Sender) -> Person:
        """Somebody who writes or presses: a stranger gets a row, and who was away is back."""
        person = self._people.get(sender.telegram_id)
        if person is None:
            person = standing.meet(self._db, sender.telegram_id, sender.name, sender.language_code, self._now)
        elif person.away:
            person = chats.back_again(self._db, person)
        self._people[sender.telegram_id] = person
        return person
