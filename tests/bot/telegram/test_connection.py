"""Opening the line to Telegram: what cannot be mended is said."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.errors import OperatorError
from bot.telegram.connection import connected
from tests.sandbox import Sandbox, sandbox


@pytest_asyncio.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with sandbox() as made:
        yield made


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
