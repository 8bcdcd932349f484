"""What an operator does before anybody can write to the bot: a database that is ready, a territory, its first link."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.buttons import deep_link
from bot.errors import OperatorError
from bot.events import Invitation
from bot.people import invites, membership, territories
from bot.people.roles import Role
from bot.settings import Settings
from bot.storage.engine import Database, database
from bot.storage.migrate import migrate
from bot.telegram.connection import connected


async def ready(url: str) -> str | None:
    """Bring the database up to date; the version it had. Raises OperatorError."""
    try:
        return await migrate(url)
    except (ArgumentError, ValueError) as error:
        raise OperatorError(f"BOT_DATABASE is no address of a database ({error}). Try sqlite:///muyassir.db") from None
    except (DBAPIError, OSError) as error:
        raise OperatorError(explained(url, error)) from None


def explained(url: str, error: Exception) -> str:
    """Why the database could not be opened, and what to do. The address is said without its password."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        folder = Path(parsed.database or ".").absolute().parent
        return f"the database cannot be written in {folder}: check that the folder exists and that this user may write."
    return f"the database at {parsed.host or 'the local socket'} does not answer: check BOT_DATABASE and that it runs."


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database, up to date and open for as long as the block runs. Raises OperatorError."""
    await ready(url)
    store = database(url)
    await store.open()
    try:
        yield store
    finally:
        await store.close()


async def add_territory(settings: Settings, name: str, country: str, zone: str | None) -> str:
    """Make a territory; the address by which its first facilitator joins. Raises OperatorError."""
    username = await bot_name(settings)

    def unit(db: Connection) -> str:
        now = datetime.now(UTC)
        new = territories.add(db, name, country, now, zone=zone)
        return invites.make(db, new.id, Role.FACILITATOR, by=None, now=now, uses=1)

    async with opened(settings.database) as store:
        try:
            secret = await store.transaction(unit)
        except (ValueError, KeyError) as error:
            raise OperatorError(f"the territory was not made: {error}") from None
    return deep_link(username, Invitation(secret))


async def list_territories(settings: Settings) -> list[str]:
    """A line for each territory: name, country, people."""

    def unit(db: Connection) -> list[str]:
        return [f"{t.name} ({t.country}): {membership.size(db, t.id)} people" for t in territories.everywhere(db)]

    async with opened(settings.database) as store:
        return await store.read(unit)


async def bot_name(settings: Settings) -> str:
    """The bot's name at Telegram, for links. Raises OperatorError without a token or a line to Telegram."""
    if not settings.secret:
        raise OperatorError("no token, so no link can be made: set BOT_TOKEN_FILE first (see deploy/bot.env.example).")
    async with connected(settings.secret, settings.api_url, 1) as bot:
        return bot.username
