"""Opening the line to Telegram: what cannot be mended is said, what can wait does."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.errors import OperatorError
from bot.telegram.connection import connected, offer_commands
from conversations import MENU
from tests.sandbox import Sandbox, sandbox


@pytest_asyncio.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with sandbox() as made:
        yield made


async def test_commands_are_offered_in_each_language(world: Sandbox) -> None:
    """Telegram shows the descriptions of the language that its own program speaks."""
    async with connected(world.token, world.url, 1) as bot:
        await offer_commands(bot, MENU)

    seen = {language: await (await world.person("Sara", language)).commands() for language in ("ar", "fr", "en")}
    assert seen["en"]["privacy"] != seen["fr"]["privacy"] != seen["ar"]["privacy"]
    assert set(seen["ar"]) == set(seen["fr"]) == set(seen["en"]) >= {"start", "help", "settings", "privacy"}


async def test_a_bot_starts_even_if_telegram_does_not_take_its_commands(world: Sandbox) -> None:
    """Those of the last start are there still; and whoever restarts a bot often is asked for a pause."""
    async with connected(world.token, world.url, 1) as bot:
        await world.fault("429", "setMyCommands", times=100)
        await offer_commands(bot, MENU)
        assert await world.mend() >= 4


@pytest.mark.parametrize("token", ["987654321:a-token-that-nobody-knows", "no token at all"])
async def test_an_unknown_token_is_said_so(world: Sandbox, token: str) -> None:
    """In one line without the token in it."""
    with pytest.raises(OperatorError) as error:
        async with connected(token, world.url, 1):
            raise AssertionError("nobody knows this bot")
    assert str(error.value) == "Telegram does not know this token. Copy it again from @BotFather."


async def test_a_line_that_could_not_be_opened_is_closed(world: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    """Else each failed attempt would leave connections behind, and a complaint in the log."""
    with pytest.raises(OperatorError):
        async with connected("987654321:a-token-that-nobody-knows", world.url, 1):
            pass
    gc.collect()
    assert [record.getMessage() for record in caplog.records] == []
