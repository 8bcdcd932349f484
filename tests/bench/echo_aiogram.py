"""aiogram's echo bot, as its documentation has it, in a virtual environment of its own: python echo_aiogram.py URL."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

CONNECTIONS = 256  # more than its 100, so that a slow API does not hold it up

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer(message.text)


@dispatcher.callback_query()
async def echo_press(query: CallbackQuery) -> None:
    await query.answer()
    await query.message.edit_text(query.data)


async def main(url: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url), limit=CONNECTIONS)
    await dispatcher.start_polling(Bot("123456:bench", session=session), polling_timeout=10)


asyncio.run(main(sys.argv[1]))
