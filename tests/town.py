"""A whole installation for journeys and fault runs: the sandbox, a database, and the real bot in its own process."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.buttons import deep_link
from bot.events import Invitation
from bot.founding import opened
from bot.people import consent, invites, membership, organisations, preferences, standing, territories
from bot.people.consent import Purpose
from bot.people.roles import Kind, Role
from tests.sandbox import Sandbox, Someone, sandbox

UNHURRIED = {  # Telegram's limits lifted: the sandbox has none, and a journey need not wait
    "BOT_SENDS_PER_SECOND": "100000",
    "BOT_CHAT_SENDS_PER_SECOND": "10000",
    "BOT_GROUP_SENDS_PER_MINUTE": "100000",
}


@dataclass(slots=True)
class Town:
    """``world`` is its Telegram; the bot's process can be killed, stopped and started again."""

    world: Sandbox
    database: str
    home: Path
    settings: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """What the bot has logged so far."""
        return (self.home / "bot.log").read_text(encoding="utf-8")

    async def start(self) -> None:
        """Start the bot; it answers as soon as it polls."""
        env = {**os.environ, **UNHURRIED, **self.environment, **self.settings}
        with (self.home / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=env, stdout=log, stderr=log
            )

    @property
    def environment(self) -> dict[str, str]:
        return {
            "BOT_TOKEN": self.world.token,
            "BOT_API_URL": self.world.url,
            "BOT_CLOCK_URL": f"{self.world.url}/world/clock",
            "BOT_DATABASE": self.database,
        }

    async def kill(self) -> None:
        """End the bot as a power cut would: nothing of it runs on."""
        await self.end(signal.SIGKILL)

    async def stop(self) -> None:
        """End the bot as an operator would."""
        await self.end(signal.SIGTERM)

    async def end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(how)
            await self.process.wait()
        self.process = None

    async def found(self, name: str = "Mahdia", country: str = "TN", *bodies: tuple[str, Kind]) -> None:
        """Make a territory with these organisations in it."""

        def unit(db: Connection) -> None:
            place = territories.add(db, name, country, datetime.now(UTC))
            for body, kind in bodies:
                organisations.add(db, place.id, body, kind, datetime.now(UTC))

        async with opened(self.database) as store:
            await store.transaction(unit)

    async def invitation(self, role: Role = Role.ACTOR, territory: str = "Mahdia") -> str:
        """The address of a new invitation into a territory."""

        def unit(db: Connection) -> str:
            place = territories.named(db, territory)
            assert place is not None
            return invites.make(db, place.id, role, by=None, now=datetime.now(UTC))

        async with opened(self.database) as store:
            return deep_link(self.world.username, Invitation(await store.transaction(unit)))

    async def newcomer(self, name: str, language: str = "en") -> Someone:
        return await self.world.person(name, language=language)

    async def member(self, name: str, language: str, body: str, kind: Kind) -> Someone:
        """Somebody who joined Mahdia before, for an organisation: written down as if they had come all the way."""
        someone, now = await self.newcomer(name, language), await self.now()

        def unit(db: Connection) -> None:
            place = territories.named(db, "Mahdia")
            assert place is not None
            theirs = next((one for one in organisations.of(db, place.id) if one.name == body), None)
            home = theirs or organisations.add(db, place.id, body, kind, now)
            new = standing.meet(db, someone.id, name, language, now)
            preferences.choose_language(db, new.id, language)
            consent.give(db, new.id, Purpose.PARTICIPATION, now)
            membership.join(db, new.id, place.id, role=Role.ACTOR, kind=kind, organisation=home.id, now=now)

        async with opened(self.database) as store:
            await store.transaction(unit)
        return someone

    async def now(self) -> datetime:
        """What the town's own clock shows, in UTC."""
        return datetime.fromisoformat((await self.world.get("/world/clock"))["now"])

    async def turns_to(self, moment: datetime) -> None:
        """Move the town's clock to that moment."""
        await self.world.post("/world/clock", now=moment.isoformat())


@asynccontextmanager
async def town(home: Path, database: str | None = None, **settings: str) -> AsyncIterator[Town]:
    """A town with Mahdia in it and the bot running; what the bot logged is shown if the test fails.

    Whatever happens to it, its token is in no line of that.
    """
    async with sandbox() as world:
        made = Town(world, database or f"sqlite:///{home / 'muyassir.db'}", home, dict(settings))
        await made.found("Mahdia", "TN", ("El Amal", Kind.NON_PROFIT), ("Zitouna", Kind.COOPERATIVE))
        await made.start()
        try:
            yield made
            await made.stop()
            assert world.token.partition(":")[2] not in made.log
        finally:
            await made.stop()
            sys.stderr.write(made.log)
