"""Looking at everything that can be wrong before or while the bot runs."""

from __future__ import annotations

import stat
from dataclasses import dataclass

from bot.errors import OperatorError
from bot.founding import opened
from bot.settings import Settings
from bot.storage.engine import Database
from bot.telegram.connection import connected
from bot.upkeep import counts


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was found, and what to do where it is not well."""

    well: bool
    what: str


async def examine(settings: Settings) -> list[Finding]:
    """Every finding, in the order in which one would mend them."""
    return [*look_at_token(settings), *await look_at_database(settings), *await look_at_telegram(settings)]


def look_at_token(settings: Settings) -> list[Finding]:
    if settings.token_file is None:
        if settings.token is None:
            return [Finding(False, "no token: put it into a file and name the file in BOT_TOKEN_FILE.")]
        return [Finding(True, "the token is in the environment; a file (BOT_TOKEN_FILE) is better.")]
    try:
        mode = settings.token_file.stat().st_mode
    except OSError as error:
        return [Finding(False, f"the token's file cannot be read: {error.strerror}.")]
    if mode & (stat.S_IRGRP | stat.S_IROTH):
        return [Finding(False, f"others can read the token: chmod 600 {settings.token_file}")]
    return [Finding(True, "the token is in a file that only the bot can read.")]


async def look_at_database(settings: Settings) -> list[Finding]:
    try:
        async with opened(settings.database) as store:
            return [Finding(True, "the database can be written."), *await look_at_rows(store)]
    except OperatorError as error:
        return [Finding(False, str(error))]


async def look_at_rows(store: Database) -> list[Finding]:
    found = await counts(store)
    unclear, failed = found.get("outbox_unknown", 0), found["updates_failed"]
    return [
        Finding(unclear == 0, f"{unclear} messages of which Telegram did not say whether they arrived."),
        Finding(failed == 0, f"{failed} updates set aside in the last 7 days; the log says where."),
    ]


async def look_at_telegram(settings: Settings) -> list[Finding]:
    try:
        token = settings.secret
    except OSError:
        return []
    if not token:
        return []
    try:
        async with connected(token, settings.api_url, 1) as bot:
            return [Finding(True, f"Telegram answers and knows @{bot.username}.")]
    except OperatorError as error:
        return [Finding(False, str(error))]
