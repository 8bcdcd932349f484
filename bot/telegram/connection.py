"""Opening the line to Telegram: the Bot, and who it is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import telegram
from telegram.error import InvalidToken, TelegramError

from bot.errors import OperatorError
from bot.telegram.transport import AiohttpRequest


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
