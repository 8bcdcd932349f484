"""Looking at everything that can be wrong before or while the bot runs."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.errors import OperatorError
from bot.founding import opened, token_of
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
    named = look_at_names(os.environ)
    return [*named, *look_at_token(settings), *await look_at_database(settings), *await look_at_telegram(settings)]


def look_at_names(environment: Iterable[str]) -> list[Finding]:
    """A setting that is misspelt would be passed over in silence."""
    known = {f"BOT_{field}".upper() for field in Settings.model_fields}
    strange = sorted(name for name in environment if name.startswith("BOT_") and name not in known)
    return [Finding(False, f"{name} is not a setting{meant(name, known)}.") for name in strange]


def meant(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; perhaps {close[0]} is meant" if close else ""


def look_at_token(settings: Settings) -> list[Finding]:
    try:
        token_of(settings)
    except OperatorError as error:
        return [Finding(False, str(error))]
    if settings.token_file is None:
        return [Finding(True, "the token is in the environment; a file (BOT_TOKEN_FILE) is better.")]
    if settings.token_file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
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
    """Nothing without a token: that was said already."""
    try:
        token = token_of(settings)
    except OperatorError:
        return []
    try:
        async with connected(token, settings.api_url, 1) as bot:
            known = Finding(True, f"Telegram answers and knows @{bot.username}.")
            return [known, *look_at_privacy(reads_all=bot.can_read_all_group_messages)]
    except OperatorError as error:
        return [Finding(False, str(error))]


def look_at_privacy(*, reads_all: bool) -> list[Finding]:
    if reads_all:
        return [Finding(False, "the bot is sent every word said in its groups: @BotFather, /setprivacy, Enable.")]
    return [Finding(True, "in groups the bot is sent only what is meant for it.")]
