"""Opening the line to Telegram: the Bot, who it is, and what it offers to everybody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import structlog
import telegram
from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.conversation import Conversation, commands_for
from bot.errors import OperatorError
from bot.i18n import LANGUAGES, Voice, label
from bot.people.roles import Person, Role
from bot.telegram.transport import AiohttpRequest

log = structlog.get_logger()


class Bot(telegram.Bot):
    """Also gives updates as they came, so that one which nobody can read does not hide the others of its batch."""

    async def raw_updates(
        self, offset: int, *, limit: int, seconds: int, silence: float, kinds: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Those from ``offset`` on, after at most ``seconds``; TimedOut if nothing is heard for ``silence`` more."""
        asked = {"offset": offset, "limit": limit, "timeout": seconds, "allowed_updates": kinds}
        updates: list[dict[str, Any]] = await self._post("getUpdates", asked, read_timeout=seconds + silence)
        return updates


@asynccontextmanager
async def connected(token: str, api_url: str, connections: int) -> AsyncIterator[Bot]:
    """A Bot that Telegram knows, closed at the end. Raises OperatorError."""
    base = api_url.rstrip("/")
    bot = Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=AiohttpRequest(connections),
        get_updates_request=AiohttpRequest(1),
    )
    try:
        await introduce(bot, base)
        yield bot
    finally:
        await bot.shutdown()


async def introduce(bot: Bot, base: str) -> None:
    """Ask Telegram who the bot is. Raises OperatorError."""
    try:
        await bot.initialize()
    except InvalidToken:
        raise OperatorError("Telegram does not know this token. Copy it again from @BotFather.") from None
    except TelegramError as error:
        raise OperatorError(f"{base} does not answer ({error.message}). Check BOT_API_URL and the network.") from None


async def offer_commands(bot: Bot, menu: Sequence[Conversation]) -> None:
    """Set the menu of commands that everybody sees, in each language; roles with more get their own chat's.

    Where Telegram does not take it, what was offered before stays.
    """
    for language in (None, *LANGUAGES):
        anybody = Person(0, 0, "", language or "en", Role.ACTOR)
        offered = commands_for(anybody, menu).commands or ()
        told = [BotCommand(name, label(Voice(anybody.language), about)) for name, about in offered]
        try:
            await bot.set_my_commands(told, language_code=language)
        except TelegramError as error:
            log.warning("commands_not_offered", language=language, error=type(error).__name__)
