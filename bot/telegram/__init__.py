"""The one room that speaks to Telegram: python-telegram-bot's Bot, types and errors, and nothing else of it."""
