"""Telegram's errors in the words of delivery."""

from __future__ import annotations

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

from bot.errors import Gone, GroupMoved, Misworded, NotModified, NotSent, TryLater, Unclear, Unreachable
from bot.telegram.outbound import ours
from bot.telegram.transport import NeverLeft


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (RetryAfter(3), TryLater),
        (ChatMigrated(-100), GroupMoved),
        (Forbidden("Forbidden: bot was blocked by the user"), Unreachable),
        (BadRequest("Bad Request: chat not found"), Unreachable),
        (BadRequest("Bad Request: message is not modified: nothing is new"), NotModified),
        (BadRequest("Bad Request: message to edit not found"), Gone),
        (BadRequest("Bad Request: can't parse entities: unclosed tag"), Misworded),
        (BadRequest("Bad Request: message text is empty"), BadRequest),
        (NeverLeft("ClientConnectorError"), NotSent),
        (InvalidToken("Unauthorized"), NotSent),
        (TimedOut(), Unclear),
        (NetworkError("Bad Gateway (502)"), Unclear),
        (TelegramError("Invalid server response"), Unclear),
    ],
    ids=repr,
)
def test_what_an_error_means(error: TelegramError, meaning: type[Exception]) -> None:
    """Only what surely was not delivered counts so; what nobody understands may have been."""
    assert type(ours(error)) is meaning


def test_a_pause_is_as_long_as_telegram_asks() -> None:
    """Not a second less."""
    found = ours(RetryAfter(3))
    assert isinstance(found, TryLater) and found.after.total_seconds() == 3
