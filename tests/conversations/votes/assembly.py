"""A territory with facilitators, a group and something to vote on, which another conversation would have brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.ballots import casting, rolls
from bot.ballots import vote as kept
from bot.ballots.presses import PlanVote
from bot.ballots.rules.outcome import Outcome
from bot.ballots.subject import Motion, Subject
from bot.ballots.vote import Vote
from bot.conversation import Conversation, Turn
from bot.desk import Desk
from bot.errors import Refusal
from bot.events import Place as Chat
from bot.i18n import T, Voice
from bot.outbox.message import Message
from bot.people import standing
from bot.people.roles import Kind, Person, Role
from bot.schedule.due import due
from conversations.home import home
from conversations.votes import votes
from tests import builders
from tests.builders import territory
from tests.conversations.self_assessment.rounds.pole import ATLAS, add_group
from tests.conversations.votes.polling_place import Place
from tests.phones import Line, Phone, Shown

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OpenAgenda:
    """The way back to what is voted on."""

    territory: int
    row: int


@dataclass(slots=True)
class Agenda:
    """What can be voted on, by row; and what its conversation was told, and which private chats it ``tells`` itself."""

    motions: dict[int, Motion] = field(default_factory=dict)
    opened: list[Vote] = field(default_factory=list)
    decided: list[tuple[Vote, Outcome]] = field(default_factory=list)
    tells: tuple[int, ...] = ()

    def conversation(self) -> Conversation:
        found = Conversation("agenda", title=T("Agenda"))
        found.contributes(Subject)(self._subjects)
        found.on(OpenAgenda)(lambda turn, press: turn.show(T("Agenda")))
        return found

    def _subjects(self, turn: Turn) -> Iterator[Subject]:
        def told(turn: Any, vote: Vote, outcome: Outcome) -> None:
            self.decided.append((vote, outcome))
            turn.messages += [Message(chat, Voice("en"), T("What to write next.")) for chat in self.tells]

        yield Subject("article", self._motion, lambda turn, vote: self.opened.append(vote), told, OpenAgenda)

    def _motion(self, db: Connection, territory: int, row: int) -> Motion:
        if row not in self.motions:
            raise Refusal(T("There is nothing to vote on."))
        return self.motions[row]


class Assembly(Place):
    """``leila`` facilitates. ``agenda`` holds what can be voted on; row 1 is ``motion``."""

    def __init__(
        self,
        db: Connection,
        motion: Motion,
        size: int = 3,
        *,
        kind: Kind = Kind.NON_PROFIT,
        language: str = "en",
        group: str | None = "en",
    ) -> None:
        super().__init__(db, size, kind=kind)
        self.agenda = Agenda({1: motion})
        self.line = Line(db, [home, votes, self.agenda.conversation()])
        self.voters = {name: self.phone(person) for name, person in self.people.items()}
        self.leila = self.phone(builders.person(db, "Leila", Role.FACILITATOR, language=language))
        if group:
            add_group(db, territory(db), group)

    @property
    def here(self) -> int:
        return territory(self.db).id

    @property
    def vote(self) -> Vote:
        """The latest that was opened."""
        return max((*kept.open_in(self.db, self.here), *kept.closed_in(self.db, self.here)), key=lambda vote: vote.id)

    @property
    def atlas(self) -> list[Shown]:
        """What stands in the group."""
        return self.line.shown(ATLAS)

    def looks(self, row: int = 1, *, who: Phone | None = None) -> Phone:
        """A facilitator comes to the last look; their phone."""
        phone = who or self.leila
        phone.opens(PlanVote(self.here, "article", row))
        return phone

    def opens_by_hand(self, *, secret: bool = False) -> Vote:
        self.looks()
        if secret:
            self.leila.presses("Secret")
        self.leila.presses("Open: ")
        return self.vote

    def says(self, name: str, choice: Any, reason: str = "") -> None:
        """One of the organisations casts an open ballot."""
        vote, now = self.vote, self.line.clock.now()
        by = self.people[name].id
        casting.cast(self.db, vote, self.keys[name], choice, reason=reason, by=by, now=now)

    def passes(self, time: timedelta) -> None:
        """Time goes on, with everything due in it at its own moment."""
        until = self.line.clock.now() + time
        while (at := self.db.scalar(self._next(until))) is not None:
            self.line.advance(max(timedelta(), at - self.line.clock.now()))
        self.line.advance(until - self.line.clock.now())

    def _next(self, until: Any) -> Any:
        return select(due.c.at).where(due.c.job.is_(False), due.c.at <= until).order_by(due.c.at).limit(1)

    def works(self, work: Callable[[Desk, Any], None], order: Any, who: Phone | None = None) -> list[Message]:
        """Slow work, done for somebody or for nobody; what it hands over."""
        person = standing.person(self.db, who.who.telegram_id) if who else standing.NOBODY
        desk = Desk(person, Chat(person.telegram_id), self.line.clock.now(), lambda unit: unit(self.db), self.line.menu)
        work(desk, order)
        return desk.messages

    def orders(self) -> list[str]:
        """What slow work is ordered."""
        return list(self.db.scalars(select(due.c.name).where(due.c.job).order_by(due.c.id)))

    def voted_lines(self) -> list[str]:
        return [line.name for line in rolls.lines(self.db, self.vote.id) if line.voted]


def facilitator(assembly: Assembly, name: str = "Ali") -> Phone:
    return assembly.phone(builders.person(assembly.db, name, Role.FACILITATOR))


def member(assembly: Assembly, name: str, **how: Any) -> Person:
    return builders.person(assembly.db, name, **how)
