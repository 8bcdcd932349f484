"""What everybody sees of the bot before it has said a word."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.telegram.connection import connected
from bot.telegram.presenting import present
from conversations import MENU
from tests.sandbox import Sandbox, sandbox


@pytest_asyncio.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with sandbox() as made:
        yield made


async def test_commands_are_offered_in_each_language(world: Sandbox) -> None:
    """Telegram shows the descriptions of the language that its own program speaks."""
    async with connected(world.token, world.url, 1) as bot:
        await present(bot, MENU)

    seen = {language: await (await world.person("Sara", language)).commands() for language in ("ar", "fr", "en")}
    assert seen["en"]["privacy"] != seen["fr"]["privacy"] != seen["ar"]["privacy"]
    assert set(seen["ar"]) == set(seen["fr"]) == set(seen["en"]) >= {"start", "help", "settings", "privacy"}


async def test_a_bot_starts_even_if_telegram_does_not_take_its_commands(world: Sandbox) -> None:
    """Those of the last start are there still; and whoever restarts a bot often is asked for a pause."""
    async with connected(world.token, world.url, 1) as bot:
        await world.fault("429", "setMyCommands", times=100)
        await present(bot, MENU)
        assert await world.mend() >= 4


async def test_the_bot_describes_itself_in_each_language(world: Sandbox) -> None:
    """An empty chat says what Start will begin."""
    async with connected(world.token, world.url, 1) as bot:
        await present(bot, MENU)
        said = {language: (await bot.get_my_description(language)).description for language in ("ar", "fr", "en", "es")}

    assert said["es"] == said["en"] != said["fr"] != said["ar"]
    assert "Start" in said["en"]


async def test_a_group_is_offered_no_commands(world: Sandbox) -> None:
    """What is private does not even show there as a command."""
    async with connected(world.token, world.url, 1) as bot:
        await present(bot, MENU)
    sara = await world.person("Sara", "en")
    group = await world.group("Atlas", sara)

    assert await sara.commands(group) == {}
