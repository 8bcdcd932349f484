"""The bot beside a small Telegram of our own, in a browser: no token, no internet.

The sandbox runs in this process, the bot in a child of its own, as it would beside Telegram. When the child dies it
is started again.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import typer
from sqlalchemy import Connection

from bot import neighbours
from bot.app import furnish
from bot.attention.quiet import allowed_from
from bot.buttons import deep_link
from bot.errors import OperatorError
from bot.events import Invitation
from bot.founding import opened
from bot.people import invites, organisations, territories
from bot.people.roles import Kind, Role
from bot.people.territories import Territory
from bot.sandbox.server import Sandbox, serve

TERRITORY, COUNTRY = "Mahdia", "TN"
ORGANISATIONS = (("El Amal", Kind.NON_PROFIT), ("Zitouna", Kind.COOPERATIVE), ("Dar El Bhar", Kind.PRIVATE))
SEATS = (("سارة", "ar", "Actor"), ("Mourad", "fr", "Facilitator"))  # who each of them is invited to be
GROUP = "قطب المهدية · Pôle de Mahdia"
BREATH = 1.0  # seconds before a bot that died is started again


@dataclass(frozen=True, slots=True)
class Demo:
    """Where everything is, as ``--json`` tells it."""

    page: str
    api: str
    token: str
    actor_link: str
    facilitator_link: str
    bot_pid: int


async def show(port: int, data: str | None, *, as_json: bool) -> None:
    """Run the demo until told to stop. Raises OperatorError: port taken, folder that cannot be written."""
    with kept(data) as database:
        try:
            sandbox = await serve(port)
        except OSError as error:
            why = os.strerror(error.errno or 0)
            raise OperatorError(f"port {port} cannot be used ({why}): give another with --port.") from None
        try:
            await keep_alive(await furnished(sandbox, database), database, as_json=as_json)
        finally:
            await sandbox.close()


async def furnished(sandbox: Sandbox, database: str) -> Demo:
    """A territory with its invitations, two people in front of the bot, each with theirs, and three who are in."""
    async with opened(database) as store:
        place, actor, facilitator = await store.transaction(lambda db: found(db, datetime.now(UTC)))
    username = sandbox.world.bot["username"]
    links = [deep_link(username, Invitation(secret)) for secret in (actor, facilitator)]
    async with aiohttp.ClientSession(sandbox.url) as world:
        async with world.post("/world/clock", json={"advance": until_morning(place).total_seconds()}):
            pass
        seats = []
        for (name, language, label), link in zip(SEATS, links, strict=True):
            body = {"first_name": name, "language_code": language}
            async with world.post("/world/people", json=body) as made:
                seats.append({"person": (await made.json())["id"], "label": label, "link": link})
        there = await neighbours.arrive(world, database, place.id)
        members = [seat["person"] for seat in (*reversed(seats), *there)]  # the facilitator made the group
        async with world.post("/world/groups", json={"title": GROUP, "members": members, "bot": True}):
            pass
        async with world.post("/world/seat", json={"seats": [*seats, *there]}):
            pass
    return Demo(f"{sandbox.url}/", sandbox.url, sandbox.world.token, links[0], links[1], 0)


def until_morning(place: Territory) -> timedelta:
    """What is tried in the quiet hours would be told to the group only after them, so it is day in the demo."""
    now = datetime.now(UTC)
    return allowed_from(now, place.zone, place.quiet) - now


def found(db: Connection, now: datetime) -> tuple[Territory, str, str]:
    """The demo's territory, made if it is not there yet; the secrets of an actor's and a facilitator's invitation."""
    place = territories.named(db, TERRITORY)
    if place is None:
        place = territories.add(db, TERRITORY, COUNTRY, now)
        for name, kind in ORGANISATIONS:
            organisations.add(db, place.id, name, kind, now)
        furnish(db, place.id, now)
    actor = invites.make(db, place.id, Role.ACTOR, by=None, now=now)
    return place, actor, invites.make(db, place.id, Role.FACILITATOR, by=None, now=now, uses=1)


async def keep_alive(demo: Demo, database: str, *, as_json: bool) -> None:
    """Start the bot, say where everything is, and do so again whenever it dies; until told to stop."""
    told = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, told.set)
    while not told.is_set():
        child = await start_bot(demo, database)
        announce(replace(demo, bot_pid=child.pid), as_json=as_json)
        over = [asyncio.ensure_future(waited) for waited in (child.wait(), told.wait())]
        await asyncio.wait(over, return_when=asyncio.FIRST_COMPLETED)
        if child.returncode is None:
            child.terminate()
            await child.wait()
        else:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(told.wait(), BREATH)
        for one in over:
            one.cancel()


async def start_bot(demo: Demo, database: str) -> asyncio.subprocess.Process:
    settings = {
        "BOT_TOKEN": demo.token,
        "BOT_API_URL": demo.api,
        "BOT_DATABASE": database,
        "BOT_CLOCK_URL": f"{demo.api}/world/clock",
        "BOT_LOG_LEVEL": os.environ.get("BOT_LOG_LEVEL", "warning"),
    }
    inherited = {name: value for name, value in os.environ.items() if name != "BOT_TOKEN_FILE"}  # a real bot's
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env={**inherited, **settings})


def announce(demo: Demo, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(demo)))
    else:
        typer.echo(f"Open {demo.page} in your browser. Ctrl-C ends the demo.")
    sys.stdout.flush()


@contextmanager
def kept(data: str | None) -> Iterator[str]:
    """The database's address: in the folder asked for, or in one that is gone afterwards, or as given.

    BOT_DATABASE is not heeded: a real bot's messages would go to the sandbox and be lost.
    Raises OperatorError if the folder cannot be written.
    """
    if data is None:
        with tempfile.TemporaryDirectory(prefix="muyassir-") as made:
            yield within(Path(made))
    else:
        yield data if "://" in data else within(writable(Path(data)))


def within(folder: Path) -> str:
    return f"sqlite:///{folder.absolute() / 'muyassir.db'}"


def writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".written").touch()
        (folder / ".written").unlink()
    except OSError as error:
        told = f"{folder} cannot be written ({error.strerror})"
        raise OperatorError(f"{told}: give another folder with --data.") from None
    return folder
