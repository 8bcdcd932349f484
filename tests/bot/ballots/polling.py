"""A secret vote as it is lived through: people press, whispers come back, everything goes through the dispatcher."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection

from bot.ballots import closing, codes, rolls, secret
from bot.ballots import vote as votes_seen
from bot.ballots.rules.outcome import Rule
from bot.ballots.vote import Vote
from bot.buttons import Button
from bot.conversation import Conversation, Turn
from bot.dispatch import Dispatcher, Routes
from bot.dispatch.replies import Reply
from bot.events import Event, Place, Said, Sender
from bot.i18n import Plain
from bot.people import standing
from bot.storage.engine import Database
from tests.bot.ballots.booth import booth, opened
from tests.phones import StandingClock

UPDATES = itertools.count(1)
ballot_box = Conversation("ballot_box", Plain("Ballot box"))


@dataclass(frozen=True, slots=True)
class AskForCode:
    vote: int
    voter: str


@dataclass(frozen=True, slots=True)
class CastUnder:
    vote: int
    voter: str
    code: str
    choice: str


@ballot_box.on(AskForCode)
def ask_for_code(turn: Turn, press: AskForCode) -> None:
    vote, line = looked_up(turn, press)
    code = secret.hand_out(turn.db, vote, line)
    assert code is not None
    presses = (CastUnder(vote.id, press.voter, code, choice) for choice in ("for", "against", "aside"))
    turn.whisper(Plain(codes.shown(code)), *((Button(Plain(each.choice), each),) for each in presses))
    turn.say(Plain("A code was whispered."))  # what any reply leaves: a row with a time and a number


@ballot_box.on(CastUnder)
def cast_under(turn: Turn, press: CastUnder) -> None:
    vote, line = looked_up(turn, press)
    done = secret.cast(turn.db, vote, line, turn.person.id, press.code, press.choice, turn.now)
    turn.whisper(Plain(f"{done}: {press.choice}, {codes.shown(press.code)}"))
    turn.say(Plain("Thank you."))


def looked_up(turn: Turn, press: AskForCode | CastUnder) -> tuple[Vote, rolls.Line]:
    vote = votes_seen.wherever(turn.db, press.vote)
    assert vote is not None
    return vote, next(line for line in rolls.lines_of(turn.db, vote, turn.person) if line.voter == press.voter)


@dataclass(slots=True)
class Polling:
    """The votes and who votes; ``cast`` are the codes by vote and voter, in the order in which they first voted."""

    database: Database
    votes: Sequence[Vote]
    senders: dict[str, Sender]
    chance: Random
    clock: StandingClock = field(default_factory=StandingClock)
    cast: dict[int, dict[str, str]] = field(default_factory=dict)
    numbers: Any = UPDATES
    dispatcher: Dispatcher = field(init=False)

    def __post_init__(self) -> None:
        self.dispatcher = Dispatcher(self.database, Routes([ballot_box]), self.clock, "muyassir_bot", lambda: None)
        self.cast = {vote.id: {} for vote in self.votes}

    async def go(self) -> None:
        """Everybody votes in every vote, in an order of chance, and a third of them change their minds later."""
        for voter in self.chance.sample(sorted(self.senders), len(self.senders)):
            for vote in self.votes:
                await self.votes_once(vote, voter)
            if self.chance.random() < 1 / 3:
                await self.changes(self.chance.choice(self.votes))

    async def votes_once(self, vote: Vote, voter: str) -> None:
        """Ask for a code, twice now and then, and cast under the last."""
        for _ in range(self.chance.choice([1, 1, 2])):
            reply = await self.press(voter, AskForCode(vote.id, voter))
        code = codes.typed(reply.whisper.html) if reply.whisper else None
        assert code is not None
        await self.press(voter, CastUnder(vote.id, voter, code, self.choice()))
        self.cast[vote.id][voter] = code

    async def changes(self, vote: Vote) -> None:
        voter = self.chance.choice(sorted(self.cast[vote.id]))
        await self.press(voter, CastUnder(vote.id, voter, self.cast[vote.id][voter], self.choice()))

    async def press(self, voter: str, press: Any) -> Reply:
        self.clock.set(self.clock.now() + timedelta(seconds=self.chance.randrange(20, 900)))
        number, sender = next(self.numbers), self.senders[voter]
        said = Said(message=number, editable=True)
        event = Event(press, sender, Place(sender.telegram_id), said, update=number, callback=f"c{number}")
        return (await self.dispatcher.take([event]))[0]

    async def close(self, vote: Vote) -> None:
        done = await self.database.transaction(lambda db: closing.close(db, vote.id, vote.closes_at))
        assert done is not None and done.outcome.turnout is not None and done.outcome.turnout.is_quorum

    def choice(self) -> str:
        return self.chance.choice(["for", "against", "aside"])


async def polling(database: Database, voters: int, seed: int, votes: int = 1) -> Polling:
    """So many votes at once, of the same people, in a territory of their own."""
    opened, senders = await database.transaction(lambda db: prepared(db, voters, votes, f"Territory {seed}"))
    return Polling(database, opened, senders, Random(seed))


def prepared(db: Connection, voters: int, votes: int, where: str) -> tuple[list[Vote], dict[str, Sender]]:
    first = booth(db, voters, rule=Rule.MAJORITY, where=where)
    others = [opened(db, first.vote.territory, Rule.MAJORITY, row).vote for row in range(2, votes + 1)]
    found = ((voter, standing.person_by_id(db, person)) for voter, person in first.people.items())
    return [first.vote, *others], {
        voter: Sender(person.telegram_id, person.name, "en") for voter, person in found if person
    }
