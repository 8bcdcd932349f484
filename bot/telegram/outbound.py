"""What the sender has in hand, on its way to Telegram; and Telegram's errors in our words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardMarkup, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.errors import Gone, GroupMoved, Misworded, NotModified, NotSent, TryLater, Unclear, Unreachable
from bot.outbox.message import POLL, Media
from bot.outbox.parcel import Parcel, Posted
from bot.outbox.tables import COMMANDS
from bot.telegram.connection import Bot
from bot.telegram.transport import NeverLeft

REFUSALS: tuple[tuple[str, type[Exception]], ...] = (
    ("message is not modified", NotModified),
    ("message to edit not found", Gone),
    ("message can't be edited", Gone),
    ("no text in the message to edit", Gone),
    ("message_id_invalid", Gone),
    ("poll has already been closed", NotModified),
    ("message with poll to stop not found", NotModified),
    ("can't parse entities", Misworded),
    ("message is too long", Misworded),
    ("caption is too long", Misworded),
    ("chat not found", Unreachable),
    ("user is deactivated", Unreachable),
    ("peer_id_invalid", Unreachable),
    ("not enough rights to send", Unreachable),
    ("no rights to send", Unreachable),
    ("chat_write_forbidden", Unreachable),
)
"""What Telegram's 400s say, and what that means to us. Source: descriptions of the Bot API server."""


def postman(bot: Bot) -> Callable[[Parcel], Awaitable[int | Posted | None]]:
    """The function that takes one parcel to Telegram and brings back the message's id."""

    async def deliver(parcel: Parcel) -> int | Posted | None:
        try:
            return await carry(bot, parcel)
        except TelegramError as error:
            raise ours(error) from None

    return deliver


async def carry(bot: Bot, parcel: Parcel) -> int | Posted | None:
    if parcel.media == COMMANDS:
        menu = [BotCommand(key["command"], key["description"]) for row in parcel.keyboard for key in row]
        await bot.set_my_commands(menu, scope=BotCommandScopeChat(parcel.chat))
        return None
    if parcel.media == POLL:
        return await carry_poll(bot, parcel)
    if parcel.media == Media.VOICE:
        return await carry_voice(bot, parcel)
    if parcel.file is not None:
        return await carry_file(bot, parcel)
    return await carry_words(bot, parcel)


async def carry_words(bot: Bot, parcel: Parcel) -> int | None:
    said = {
        "chat_id": parcel.chat,
        "text": parcel.html,
        "parse_mode": None if parcel.plain else ParseMode.HTML,
        "reply_markup": markup(parcel.keyboard, bot.username),
    }
    if parcel.edits is not None:
        sent = await bot.call("editMessageText", message_id=parcel.edits, **said)
    else:
        sent = await bot.call("sendMessage", **said)
    return sent["message_id"] if isinstance(sent, dict) else None


async def carry_file(bot: Bot, parcel: Parcel) -> int:
    file = InputFile(parcel.file or b"", filename=parcel.file_name)
    send = bot.send_photo if parcel.media == "photo" else bot.send_document
    shown = markup(parcel.keyboard, bot.username)
    keys = InlineKeyboardMarkup.de_json(shown) if shown else None
    mode = None if parcel.plain else ParseMode.HTML
    sent = await send(parcel.chat, file, caption=parcel.html or None, parse_mode=mode, reply_markup=keys)
    return sent.message_id


async def carry_voice(bot: Bot, parcel: Parcel) -> int:
    """Somebody's voice note, from where Telegram keeps it."""
    said = {
        "chat_id": parcel.chat,
        "voice": (parcel.file or b"").decode(),
        "caption": parcel.html,
        "parse_mode": None if parcel.plain else ParseMode.HTML,
        "reply_markup": markup(parcel.keyboard, bot.username),
    }
    sent = await bot.call("sendVoice", **said)
    return int(sent["message_id"])


async def carry_poll(bot: Bot, parcel: Parcel) -> int | Posted | None:
    """Post it, or end the one that stands there; one that never came to stand there has nothing to end."""
    poll = parcel.poll or {}
    if poll.get("options"):
        return await post_poll(bot, parcel, poll)
    if parcel.edits is not None:
        await bot.call("stopPoll", chat_id=parcel.chat, message_id=parcel.edits)
    return None


async def post_poll(bot: Bot, parcel: Parcel, poll: dict[str, Any]) -> Posted:
    asked = {
        "chat_id": parcel.chat,
        "question": parcel.html,
        "options": [{"text": option} for option in poll["options"]],
        "is_anonymous": poll["anonymous"],
        "allows_multiple_answers": poll["several"],
    }
    try:
        sent = await bot.call("sendPoll", **asked, close_date=poll["closes_at"])
    except BadRequest:  # perhaps its end came nearer than Telegram takes while it waited: we end it ourselves then
        sent = await bot.call("sendPoll", **asked)
    marks = tuple(option["persistent_id"] for option in sent["poll"]["options"])
    return Posted(sent["message_id"], sent["poll"]["id"], marks)


def markup(keyboard: list[list[dict[str, str]]], username: str) -> dict[str, Any] | None:
    if not keyboard:
        return None
    return {"inline_keyboard": [[key(one, username) for one in row] for row in keyboard]}


def key(one: dict[str, str], username: str) -> dict[str, str]:
    """A button as Telegram has it: only a link's address is not known before."""
    return {"text": one["text"], "url": start_link(username, one["start"])} if "start" in one else one


def start_link(username: str, packed: str) -> str:
    return f"https://t.me/{username}?start={packed}"


def ours(error: TelegramError) -> Exception:
    """Telegram's error in the words of delivery."""
    if isinstance(error.__cause__, TelegramError):
        return Unclear()  # it could not be read: a page of something between Telegram and us
    if isinstance(error, RetryAfter):
        return TryLater(pause(error))
    if isinstance(error, ChatMigrated):
        return GroupMoved(error.new_chat_id)
    if isinstance(error, Forbidden):
        return Unreachable()
    if isinstance(error, NeverLeft | InvalidToken):  # it is said with the next token; the poller ends the process
        return NotSent()
    if isinstance(error, BadRequest):
        return refused(error.message.lower()) or error
    return Unclear()  # silence, a gateway's page, half an answer


def pause(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def refused(description: str) -> Exception | None:
    return next((kind() for words, kind in REFUSALS if words in description), None)
