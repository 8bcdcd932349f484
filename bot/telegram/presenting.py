"""What everybody sees of the bot before it has said a word: its description and its commands, in each language."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.conversation import Conversation, commands_for
from bot.i18n import LANGUAGES, T, Voice, label
from bot.people.roles import Person, Role
from bot.telegram.connection import Bot

log = structlog.get_logger()

DESCRIPTION = T(
    "Muyassir helps the people of a territory to support its social and solidarity economy together: short questions, "
    "what the answers say together, and what can be done about it. Press Start; the link of a facilitator lets you in."
)
ABOUT = T("Helps a territory to support its social and solidarity economy, together.")


async def present(bot: Bot, menu: Sequence[Conversation]) -> None:
    """Say who the bot is and what it does, to those who speak each language and (in English) to everybody else.

    Commands are for the private chat: a group sees none. A webhook that an earlier installation left would keep all
    updates from us. Where Telegram does not take something, what was there before stays.
    """
    await surely(bot.delete_webhook())
    await surely(bot.delete_my_commands())
    for language in (None, *LANGUAGES):
        voice = Voice(language or "en")
        await surely(bot.set_my_description(label(voice, DESCRIPTION), language_code=language))
        await surely(bot.set_my_short_description(label(voice, ABOUT), language_code=language))
        await surely(bot.set_my_commands(offered(menu, voice), BotCommandScopeAllPrivateChats(), language))


def offered(menu: Sequence[Conversation], voice: Voice) -> list[BotCommand]:
    """What an actor may give; roles with more get the menu of their own chat."""
    commands = commands_for(Person(0, 0, "", voice.language, Role.ACTOR), menu).commands or ()
    return [BotCommand(name, label(voice, about)) for name, about in commands]


async def surely(done: Awaitable[bool]) -> None:
    try:
        await done
    except TelegramError as error:
        log.warning("not_presented", error=type(error).__name__)
