"""A small aiogram bot, run in a virtual environment of its own: python aiogram_peer.py URL TOKEN.

It polls until somebody says "bye", answers what it hears, and prints what it met as one JSON line.
"""

import asyncio
import json
import sys
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.filters import Command, CommandStart
from aiogram.types import BotCommand, BufferedInputFile, CallbackQuery, Message, Poll, PollAnswer
from aiogram.utils.keyboard import InlineKeyboardBuilder

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000280000001e0806000000")

dispatcher = Dispatcher()
met: dict[str, Any] = {}


@dispatcher.message(CommandStart())
async def start(message: Message) -> None:
    keyboard = InlineKeyboardBuilder()
    keyboard.button(text="Agree", callback_data="agree")
    await message.answer(f"<b>Hello</b> {message.from_user.first_name}", reply_markup=keyboard.as_markup())


@dispatcher.callback_query(F.data == "agree")
async def agree(query: CallbackQuery) -> None:
    await query.answer("noted")
    await query.message.edit_text("<i>Agreed</i>")
    photo = await query.message.answer_photo(BufferedInputFile(PNG, "radar.png"), caption="R1")
    met["photo"] = photo.photo[-1].width
    await query.message.answer_document(BufferedInputFile(b"%PDF", "ميثاق.pdf"))


@dispatcher.message(F.voice | F.document)
async def fetch(message: Message, bot: Bot) -> None:
    content = await bot.download(message.document or message.voice)
    met["downloaded"] = content.read().decode()
    await message.reply("received")


@dispatcher.message(Command("poll"))
async def ask(message: Message) -> None:
    sent = await message.answer_poll("Which day?", ["Friday", "Saturday"], is_anonymous=False, open_period=3600)
    met["marks"] = [option.persistent_id for option in sent.poll.options]
    await sent.pin()


@dispatcher.poll_answer()
async def count(answer: PollAnswer) -> None:
    chosen = [met["marks"].index(mark) for mark in answer.option_persistent_ids]
    met.setdefault("answers", []).append([answer.user.first_name, answer.option_ids == chosen, chosen])


@dispatcher.poll(F.is_closed)
async def closed(poll: Poll, bot: Bot) -> None:
    met["result"] = [option.voter_count for option in poll.options]


@dispatcher.message(Command("errors"))
async def errors(message: Message, bot: Bot) -> None:
    met["errors"] = [
        await refused(bot.send_message(message.chat.id, "told to wait")),
        await refused(bot.send_message(5, "nobody")),
        await refused(bot.send_message(message.chat.id, "<b>unclosed")),
        await refused(bot.send_message(message.chat.id, "well")),
    ]
    await message.answer("done")


async def refused(call: Any) -> str:
    try:
        await call
    except (TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter) as error:
        return type(error).__name__
    return "sent"


@dispatcher.message(F.text == "bye")
async def bye(message: Message) -> None:
    await message.answer("bye")
    await dispatcher.stop_polling()


async def main(url: str, token: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    met["username"] = (await bot.me()).username
    await bot.set_my_commands([BotCommand(command="errors", description="Errors")])
    await dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1)
    print(json.dumps(met))


asyncio.run(main(*sys.argv[1:3]))
