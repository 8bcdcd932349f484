"""A batch of events in one transaction: each gets one turn in a savepoint of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import structlog
from sqlalchemy import Connection

from bot.buttons import dump, full_name
from bot.clock import Clock
from bot.conversation import Turn
from bot.dispatch import chats, failures, polls
from bot.dispatch.replies import Reply, reply
from bot.dispatch.routing import Route, Routes, wanted_by_link
from bot.dispatch.tables import first_seen
from bot.dispatch.visitors import Visitors
from bot.errors import Refusal
from bot.events import Answer, BotMembership, Event, GroupMoved, Place
from bot.i18n import T
from bot.outbox.message import Message, put
from bot.people import waits
from bot.people.roles import Role
from bot.people.waits import Asked, Wait
from bot.schedule import due
from bot.storage.savepoint import savepoint
from bot.storage.trouble import is_trouble

log = structlog.get_logger()

FOLLOWED = 3  # presses that may follow each other within one turn


class Batch:
    """What one transaction has read and is going to write."""

    def __init__(self, db: Connection, routes: Routes, clock: Clock, username: str, events: Sequence[Event]) -> None:
        """Read at once what every turn needs: what is new, who they are, what they were asked."""
        self._db, self._routes, self._menu = db, routes, routes.menu
        self._now, self._username = clock.now(), username
        self._fresh = first_seen(db, [e.update for e in events if e.update is not None], self._now)
        self._visitors = Visitors(db, events, self._now)
        private = {e.place.id for e in events if e.place and e.place.private}
        self._asked = waits.load(db, private) if private else {}
        self._changed: dict[Asked, Wait | None] = {}
        self._messages: list[Message] = []
        self.replies: list[Reply] = []

    def take(self, event: Event) -> None:
        """One event, one turn."""
        if not self._is_new(event):
            return self._answer_again(event)
        located = polls.located(self._db, event)
        return self._take(located) if located else None

    def _take(self, event: Event) -> None:
        turn = self._turn(event)
        try:
            with savepoint(self._db):
                self._answer(turn, event)
        except Refusal as refusal:
            turn = self._refused(turn, event, refusal)
        except Exception as error:
            if is_trouble(error):
                raise
            turn = self._failed(turn, event, error)
        return self._keep(turn, event)

    def set_aside(self, event: Event, error: Exception) -> None:
        """Instead of taking an event whose effect could not be written: only that it failed is."""
        if self._is_new(event):
            there = polls.located(self._db, event) or replace(event, sender=None)
            self._keep(self._failed(self._turn(there), there, error), there)

    def write(self) -> None:
        """Write at once what the turns left: what is asked now, and what is to be said."""
        waits.save(self._db, self._changed)
        put(self._db, self._messages, self._now)

    def _is_new(self, event: Event) -> bool:
        """Whether it was not taken before; each is new once."""
        if event.update is None:
            return True
        new = event.update in self._fresh
        self._fresh.discard(event.update)
        return new

    def _answer_again(self, event: Event) -> None:
        """A press given again was taken by somebody who died before answering it: its wheel still turns."""
        if event.callback and all(event.callback != reply.callback for reply in self.replies):
            self.replies.append(Reply(event.callback))

    def _turn(self, event: Event) -> Turn:
        place = event.place or Place(0)
        person = self._visitors.of(event, place)
        here = None if place.private else chats.voice(self._db, place.id)
        return Turn(self._db, person, place, self._now, event.said, self._menu, here=here, username=self._username)

    def _answer(self, turn: Turn, event: Event) -> None:
        if event.fault is not None:
            raise event.fault
        if event.due is not None and not due.drop(self._db, [event.due]):
            return None  # called off meanwhile, or brought about by another process
        if isinstance(event.signal, BotMembership | GroupMoved):
            return self._follow(turn, event.signal)
        wait = turn.was_asked = self._asked.get((turn.place.id, turn.person.id))
        if turn.person.role is Role.STRANGER and not turn.place.private and event.callback:
            turn.answer = Answer(wanted=wanted_by_link(event.signal))
            return None
        route = self._routes.find(event.signal, turn.person, wait, private=turn.place.private)
        if route is not None:
            self._run(turn, route)
        return None

    def _follow(self, turn: Turn, change: BotMembership | GroupMoved) -> None:
        """Keep up with a chat; of one that is gone, what this batch was about to say there too."""
        chats.follow(turn, change)
        if isinstance(change, GroupMoved):
            chats.tell_again(turn, change.new_id)
        if isinstance(change, BotMembership) and not change.inside:
            self._messages = [message for message in self._messages if message.chat != turn.place.id]
        route = None if turn.place.private else self._routes.find(change, turn.person, None, private=False)
        if route is not None:
            self._run(turn, route)

    def _run(self, turn: Turn, route: Route) -> None:
        route.handling.handler(turn, route.signal)
        if route.waited and not turn.asked:
            turn.wait(None)
        for _ in range(FOLLOWED):
            if turn.next is None:
                return
            signal, turn.next = self._routes.read(turn.next), None
            following = self._routes.find(signal, turn.person, None, private=turn.place.private)
            if following is not None:
                following.handling.handler(turn, following.signal)

    def _refused(self, turn: Turn, event: Event, refusal: Refusal) -> Turn:
        """The refusal is said, in the private chat as a message too, since a toast may be lost."""
        fresh = self._without_effect(turn, event)
        fresh.toast(refusal.text, alert=not turn.place.private)
        if turn.place.private or not event.callback:
            fresh.say(refusal.text, *refusal.buttons)
        return fresh

    def _failed(self, turn: Turn, event: Event, error: Exception) -> Turn:
        failures.set_aside(self._db, event, error, self._now)
        fresh = self._without_effect(turn, event)
        if turn.place.private and turn.place.id:
            fresh.say(T("Something went wrong on our side. All that was recorded before is safe; please try again."))
        return fresh

    def _without_effect(self, turn: Turn, event: Event) -> Turn:
        """The same turn before anything was done in it. A due time that failed is not tried for ever."""
        if event.due is not None:
            due.drop(self._db, [event.due])
        person = self._visitors.again(turn.person)
        return Turn(turn.db, person, turn.place, turn.now, turn.said, turn.menu, here=turn.here, username=turn.username)

    def _keep(self, turn: Turn, event: Event) -> None:
        """Take over what the turn left: its words, its questions, its due times, its answer."""
        if turn.people_changed:
            self._know_again()
        self._messages += turn.messages
        due.add(self._db, turn.dues)
        if turn.asked and turn.person.id:
            self._ask((turn.place.id, turn.person.id), turn.waiting)
        if event.callback or turn.whispered:
            self.replies.append(reply(event.callback, turn))

    def _know_again(self) -> None:
        """Of someone who had everything forgotten nothing from before is written."""
        gone = self._visitors.look_again()
        if gone:
            self._messages = [one for one in self._messages if one.person not in gone]
            self._changed = {key: wait for key, wait in self._changed.items() if key[1] not in gone}

    def _ask(self, key: Asked, state: object) -> None:
        wait = None if state is None else Wait(full_name(state), dump(state))
        self._changed[key] = wait
        self._asked.pop(key, None)
        if wait is not None:
            self._asked[key] = wait
