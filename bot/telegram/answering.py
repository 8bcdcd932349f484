"""What is said at once, best effort: answers over pressed buttons, and whispers. Nothing depends on their arrival."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.dispatch.replies import Reply, Whisper
from bot.telegram.connection import Bot
from bot.telegram.outbound import markup, pause, start_link

PATIENCE = 10.0  # seconds of pause that a whisper waits for where Telegram asks for one; beyond, one presses again


async def answer(bot: Bot, replies: Sequence[Reply]) -> None:
    """Answer presses, and whisper: side by side, but the whispers of one chat in their order."""
    chats: dict[int, list[Whisper]] = {}
    for reply in replies:
        if reply.whisper:
            chats.setdefault(reply.whisper.chat, []).append(reply.whisper)
    presses = (answer_press(bot, reply) for reply in replies if reply.callback)
    await asyncio.gather(*presses, *(whisper_all(bot, whispers) for whispers in chats.values()))


async def answer_press(bot: Bot, reply: Reply) -> None:
    """The answer lives for seconds: it is never tried again."""
    url = start_link(bot.username, reply.wanted) if reply.wanted else None
    with suppress(TelegramError):
        alert = reply.alert or None
        await bot.call(
            "answerCallbackQuery", callback_query_id=reply.callback, text=reply.text, show_alert=alert, url=url
        )


async def whisper_all(bot: Bot, whispers: Sequence[Whisper]) -> None:
    for whisper in whispers:
        with suppress(TelegramError):
            await whisper_one(bot, whisper)


async def whisper_one(bot: Bot, whisper: Whisper) -> None:
    try:
        await carry(bot, whisper, whisper.edits)
    except RetryAfter as error:
        rest = pause(error).total_seconds()
        if rest <= PATIENCE:
            await asyncio.sleep(rest)
            await carry(bot, whisper, whisper.edits)
    except BadRequest as error:
        if whisper.edits is not None and "not modified" not in error.message.lower():
            await carry(bot, whisper, None)  # the message is gone, or cannot be changed


async def carry(bot: Bot, whisper: Whisper, edits: int | None) -> None:
    said = {
        "chat_id": whisper.chat,
        "text": whisper.html,
        "parse_mode": ParseMode.HTML,
        "reply_markup": markup(whisper.keyboard, bot.username),
    }
    if edits is None:
        await bot.call("sendMessage", **said)
    else:
        await bot.call("editMessageText", message_id=edits, **said)
