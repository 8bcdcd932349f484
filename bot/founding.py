"""What an operator does before anybody can write to the bot: a database that is ready, a territory, its first link."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import URL, Connection
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.buttons import deep_link
from bot.errors import OperatorError
from bot.events import Invitation
from bot.people import invites, membership, territories
from bot.people.roles import Role
from bot.people.territories import Territory
from bot.settings import Settings
from bot.storage.engine import Database, database
from bot.storage.migrate import migrate
from bot.storage.trouble import is_trouble
from bot.telegram.connection import connected


def token_of(settings: Settings) -> str:
    """The bot's token. Raises OperatorError: there is none, or its file cannot be read."""
    try:
        token = settings.secret
    except OSError as error:
        told = f"BOT_TOKEN_FILE cannot be read ({error.strerror}): {settings.token_file}"
        raise OperatorError(f"{told}. Check its name, and that this user may read it.") from None
    except UnicodeDecodeError:
        raise OperatorError(f"BOT_TOKEN_FILE holds no text: {settings.token_file}. Put the token into it.") from None
    if not token:
        raise OperatorError("no token. Ask @BotFather for one, put it into a file and name the file in BOT_TOKEN_FILE.")
    return token


def address(url: str) -> URL:
    """The database's address, understood. Raises OperatorError: none at all, or of a kind that we do not know."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise OperatorError("BOT_DATABASE is no address of a database. Try sqlite:///muyassir.db") from None
    kind = parsed.get_backend_name()
    if kind not in ("sqlite", "postgresql"):
        raise OperatorError(f"BOT_DATABASE is of a kind we do not know ({kind}). Use sqlite:/// or postgresql://")
    if kind == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise OperatorError("BOT_DATABASE names no file, so nothing would be kept. Try sqlite:///muyassir.db")
    return parsed


async def ready(url: str) -> str | None:
    """Bring the database up to date; the version it had. Raises OperatorError."""
    where = address(url)
    try:
        return await migrate(url)
    except CommandError:
        told = "the database was last used by a newer version of this program"
        raise OperatorError(f"{told}: install that one again, or restore the backup from before it.") from None
    except OSError as error:
        raise OperatorError(explained(where, error.strerror or str(error))) from None
    except DBAPIError as error:
        if error.statement is not None and not is_trouble(error):
            raise  # a mistake in a migration of ours
        raise OperatorError(explained(where, str(error.orig))) from None


def explained(where: URL, why: str) -> str:
    """What to do about a database that could not be opened. Nothing of the address but its place is said."""
    if where.get_backend_name() == "sqlite":
        file = Path(where.database or "").absolute()
        return f"the database {file} cannot be used ({why}). Check that its folder is there and may be written."
    place = where.host or "the local socket"
    return f"the database server at {place} does not let us in ({why}). Check BOT_DATABASE, and that it runs."


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
    return await facilitators_link(
        settings, lambda db: territories.add(db, name, country, datetime.now(UTC), zone=zone)
    )


async def invite_facilitator(settings: Settings, name: str) -> str:
    """A new link for one more facilitator of a territory. Raises OperatorError."""

    def known(db: Connection) -> Territory:
        found = territories.named(db, name)
        if found is None:
            raise ValueError(f"there is no territory named {name}; `muyassir territory list` names them all")
        return found

    return await facilitators_link(settings, known)


async def list_territories(settings: Settings) -> list[str]:
    """A line for each territory: name, country, people."""

    def unit(db: Connection) -> list[str]:
        return [f"{t.name} ({t.country}): {membership.size(db, t.id)} people" for t in territories.everywhere(db)]

    async with opened(settings.database) as store:
        return await store.read(unit)


async def facilitators_link(settings: Settings, which: Callable[[Connection], Territory]) -> str:
    username = await bot_name(settings)

    def unit(db: Connection) -> str:
        return invites.make(db, which(db).id, Role.FACILITATOR, by=None, now=datetime.now(UTC), uses=1)

    async with opened(settings.database) as store:
        try:
            secret = await store.transaction(unit)
        except ValueError as error:
            raise OperatorError(f"{error}.") from None
    return deep_link(username, Invitation(secret))


async def bot_name(settings: Settings) -> str:
    """The bot's name at Telegram, for links. Raises OperatorError without a token or a line to Telegram."""
    async with connected(token_of(settings), settings.api_url, 1) as bot:
        return bot.username
