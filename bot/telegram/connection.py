"""Opening the line to Telegram: the Bot, and who it is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import telegram
from telegram.error import InvalidToken, TelegramError

from bot.errors import OperatorError
from bot.telegram.transport import Transport


class Bot(telegram.Bot):
    """Also gives and takes things as they are at Telegram, and spares making objects of them.

    So an update which nobody can read does not hide the others of its batch; and what is said all the time costs a
    fifth of the processor time.
    """

    async def call(self, method: str, **values: Any) -> Any:
        """The result of a method, None left out of what is asked. Raises TelegramError."""
        request = self.request
        assert isinstance(request, Transport)
        given = {name: value for name, value in values.items() if value is not None}
        return await request.call(f"{self.base_url}/{method}", given)

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
        request=Transport(connections),
        get_updates_request=Transport(1),
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
