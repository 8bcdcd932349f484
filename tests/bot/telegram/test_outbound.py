"""What leaves for Telegram, and what its errors mean to us."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot import errors
from bot.delivery.attempt import attempt
from bot.outbox.parcel import Parcel
from bot.outbox.tables import State, Urgency
from bot.telegram.connection import connected
from bot.telegram.outbound import ours, postman
from bot.telegram.transport import NeverLeft
from tests.sandbox import sandbox


def unread(error: TelegramError) -> TelegramError:
    """The same error, from an answer that was none of Telegram's: a page of something between us."""
    error.__cause__ = TelegramError("Invalid server response; probably bad JSON")
    return error


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), errors.Unreachable),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), errors.Unreachable),
        (BadRequest("Chat not found"), errors.Unreachable),
        (BadRequest("Not enough rights to send text messages to the chat"), errors.Unreachable),
        (BadRequest("Have no rights to send a message"), errors.Unreachable),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), errors.Unreachable),
        (unread(Forbidden("Forbidden (403)")), errors.Unclear),
        (unread(BadRequest("Bad Request (400)")), errors.Unclear),
        (BadRequest("Message is not modified: specified new message content"), errors.NotModified),
        (BadRequest("Message to edit not found"), errors.Gone),
        (BadRequest("There is no text in the message to edit"), errors.Gone),
        (BadRequest("MESSAGE_ID_INVALID"), errors.Gone),
        (BadRequest("Can't parse entities: unsupported start tag"), errors.Misworded),
        (BadRequest("Message is too long"), errors.Misworded),
        (BadRequest("Message caption is too long"), errors.Misworded),
        (BadRequest("Message text is empty"), BadRequest),
        (BadRequest("BUTTON_DATA_INVALID"), BadRequest),
        (ChatMigrated(-1001), errors.GroupMoved),
        (RetryAfter(3), errors.TryLater),
        (NeverLeft("no connection"), errors.NotSent),
        (InvalidToken("Unauthorized"), errors.NotSent),
        (TimedOut(), errors.Unclear),
        (NetworkError("Bad Gateway"), errors.Unclear),
        (TelegramError("Invalid server response; probably bad JSON"), errors.Unclear),
    ],
    ids=str,
)
def test_an_error_of_telegrams_in_our_words(theirs: TelegramError, expected: type[Exception]) -> None:
    """A firewall's page must not mark people away: only Telegram knows who blocked us."""
    assert type(ours(theirs)) is expected


def test_a_pause_is_as_long_as_telegram_says() -> None:
    """Told in seconds."""
    told = ours(RetryAfter(3))
    assert isinstance(told, errors.TryLater)
    assert told.after == timedelta(seconds=3)


KEYBOARD = [[{"text": "Go on", "callback_data": "x"}]]


@pytest.mark.parametrize(
    ("media", "limit"), [(None, 4096), ("document", 1024)], ids=["a message", "the words under a file"]
)
async def test_what_is_too_long_for_telegram_is_cut_and_arrives(media: str | None, limit: int) -> None:
    """With its buttons: somebody who is never answered is stuck, somebody who reads less is not."""
    file = b"1,2" if media else None
    letter = "🐝"  # two of what Telegram counts
    parcel = Parcel(1, 0, 7, f"<b>{letter * 4000}</b>", KEYBOARD, media, "a.csv", file, None, None, Urgency.REPLY, 0)
    async with sandbox() as world, connected(world.token, world.url, 1) as bot:
        sara = await world.person("Sara")
        await sara.says("/start")
        outcome = await attempt(postman(bot), replace(parcel, chat=sara.id), lambda _: True)
        seen = (await sara.messages())[-1]

    assert outcome.state is State.SENT
    assert seen.text == letter * ((limit - 1) // 2) + "…"
    assert seen.labels == ["Go on"]


async def test_a_voice_note_is_sent_on_from_where_telegram_keeps_it() -> None:
    """By its id: the bot never has the sound itself."""
    async with sandbox() as world, connected(world.token, world.url, 1) as bot:
        sara = await world.person("Sara")
        await sara.says("/start")
        kept = await bot.send_voice(sara.id, b"a sound")
        assert kept.voice is not None
        file = kept.voice.file_id.encode()
        parcel = Parcel(
            1, sara.id, 7, "<b>As it was said</b>", KEYBOARD, "voice", "", file, None, None, Urgency.REPLY, 0
        )
        outcome = await attempt(postman(bot), parcel, lambda _: True)
        seen = (await sara.messages())[-1]

    assert outcome.state is State.SENT
    assert seen.text == "As it was said"
    assert seen.media is not None and seen.media["type"] == "voice"
    assert seen.labels == ["Go on"]
