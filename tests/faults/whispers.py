"""A secret vote by the real conversations, dispatched as the bot does it: updates as Telegram sends them, and whispers.

What was whispered only the voters remember here: their codes and choices are canaries, which nothing else may hold.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from bot.ballots import opening, rolls
from bot.ballots.rules.outcome import Rule
from bot.ballots.rules.roll import OneVote
from bot.ballots.subject import Motion
from bot.ballots.tables import secret_ballots, votes
from bot.ballots.vote import Option, Vote
from bot.buttons import pack
from bot.dispatch import Dispatcher, Routes
from bot.dispatch.replies import Reply, Whisper
from bot.i18n import Written
from bot.people.roles import Person
from bot.storage.engine import Database
from bot.storage.metadata import metadata
from bot.telegram.inbound import understood
from conversations import MENU
from conversations.votes.presses import CastInSecret, ChooseInSecret, HandCode
from tests import builders
from tests.builders import NOW
from tests.phones import StandingClock

CODE = re.compile(r"[0-9A-Z]{4}(?:-?[0-9A-Z]{4}){3}")
SLUGS = (*(f"form{number}" for number in range(6)), "charter_only")  # seven grades are no other number by chance
CHOICES = ("4031204", "1204403", "2340013", "3102441", "4410230", "1033421")


@dataclass(slots=True)
class Station:
    """The bot without its network. ``canaries`` are all codes and choices so far."""

    database: Database
    vote: Vote
    clock: StandingClock = field(default_factory=StandingClock)
    canaries: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    dispatcher: Dispatcher = field(init=False)

    def __post_init__(self) -> None:
        self.dispatcher = Dispatcher(self.database, Routes(MENU), self.clock, "muyassir_bot", lambda: None)

    async def takes(self, raw: dict[str, Any]) -> list[Reply]:
        event = understood({"update_id": next(self.numbers), **raw}, self.dispatcher.routes, "muyassir_bot")
        assert event is not None
        return await self.dispatcher.take([event])


@dataclass(slots=True)
class Voter:
    """Somebody with a telephone, on which the last whisper stands; ``code`` is the one that they noted down."""

    station: Station
    person: Person
    choice: str
    whisper: Whisper | None = None
    code: str = ""

    @property
    def at(self) -> tuple[int, int, str]:
        return self.station.vote.territory, self.station.vote.id, rolls.of_person(self.person.id)

    async def asks(self) -> None:
        """Press for a code, and note it down."""
        await self.sends(pack(HandCode(*self.at)))
        self.code = self.sees_code()

    async def looks(self) -> None:
        await self.sends(pack(ChooseInSecret(*self.at, self.code, self.choice)))

    async def confirms(self) -> None:
        await self.sends(pack(CastInSecret(*self.at, self.code, self.choice)))

    async def presses(self, label: str) -> None:
        """Press a button of the last whisper."""
        assert self.whisper is not None
        keys = [key for row in self.whisper.keyboard for key in row if key["text"].startswith(label)]
        await self.sends(keys[0]["callback_data"])

    async def sends(self, data: str) -> None:
        """Press whatever a button could hold."""
        message = {"message_id": 7, "date": 0, "chat": self._chat, "text": "…"}
        await self._does(
            {"callback_query": {"id": f"c{self.person.id}", **self._from, "message": message, "data": data}}
        )

    async def writes(self, words: str) -> None:
        await self._does({"message": {"message_id": 8, "date": 0, "chat": self._chat, **self._from, "text": words}})

    async def _does(self, raw: dict[str, Any]) -> None:
        self.station.canaries |= {self.choice}
        for reply in await self.station.takes(raw):
            if reply.whisper:
                self.whisper = reply.whisper
                self.station.canaries |= secrets_in(str([reply.whisper.html, reply.whisper.keyboard]))

    def sees_code(self) -> str:
        assert self.whisper is not None
        return sorted(each for each in secrets_in(self.whisper.html) if "-" not in each)[0]

    @property
    def _chat(self) -> dict[str, Any]:
        return {"id": self.person.telegram_id, "type": "private"}

    @property
    def _from(self) -> dict[str, Any]:
        who = {"id": self.person.telegram_id, "is_bot": False, "first_name": self.person.name, "language_code": "en"}
        return {"from": who}


async def station(store: Database) -> tuple[Station, list[Voter]]:
    """A secret vote by grades on seven legal forms, and six people who have a vote each."""
    vote, people = await store.transaction(prepared)
    made = Station(store, vote)
    return made, [Voter(made, person, choice) for person, choice in zip(people, CHOICES, strict=True)]


def prepared(db: Connection) -> tuple[Vote, list[Person]]:
    here = builders.territory(db)
    people = [builders.person(db, f"Person {place}") for place in range(len(CHOICES))]
    opening.choose_one_vote(db, here.id, OneVote.PERSON)
    forms = tuple(Option(slug, Written("en", {"en": slug})) for slug in SLUGS)
    motion = Motion(Rule.JUDGMENT, Written("en", {"en": "Our legal form"}), options=forms)
    vote = opening.open_vote(db, here.id, "question", 1, motion, secret=True, by=None, now=NOW, zone="UTC")
    return vote, people


def secrets_in(words: str) -> set[str]:
    """Every code in it, as it is shown and as it is kept."""
    codes = {found.replace("-", "") for found in CODE.findall(words)}
    return codes | {"-".join(re.findall("....", code)) for code in codes}


def rows_but_ballots(db: Connection) -> str:
    """Every row of every table, apart from the ballots themselves and from the list that is published of them."""
    tables = (table for table in metadata.sorted_tables if table is not secret_ballots)
    rows = (row for table in tables for row in db.execute(select(*(c for c in table.c if c is not votes.c.published))))
    return "\n".join(map(str, rows))
