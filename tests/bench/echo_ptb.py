"""python-telegram-bot's echo bot, as its documentation has it: python echo_ptb.py URL AT_ONCE (0: one by one)."""

import sys

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(update.message.text)


async def echo_press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(update.callback_query.data)


url, at_once = sys.argv[1], int(sys.argv[2])
builder = Application.builder().token("123456:bench").base_url(f"{url}/bot").pool_timeout(60)
app = builder.concurrent_updates(at_once or False).build()
app.add_handler(MessageHandler(filters.TEXT, echo))
app.add_handler(CallbackQueryHandler(echo_press))
app.run_polling(timeout=10)
