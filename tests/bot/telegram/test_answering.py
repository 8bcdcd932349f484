"""Whispers on their way: nothing keeps them, so what can be done is done at once."""

from __future__ import annotations

import pytest

from bot.dispatch.replies import Reply, Whisper
from bot.telegram.answering import answer
from bot.telegram.connection import connected
from tests.sandbox import Sandbox, sandbox
from tests.someone import Someone

KEYBOARD = [[{"text": "Confirm", "callback_data": "x"}]]


async def someone(world: Sandbox) -> Someone:
    sara = await world.person("Sara")
    await sara.says("/start")
    return sara


def whisper(sara: Someone, words: str, edits: int | None = None) -> Reply:
    return Reply(None, whisper=Whisper(sara.id, f"<b>{words}</b>", KEYBOARD, edits))


async def test_a_whisper_is_a_message_with_buttons_and_the_next_takes_its_place() -> None:
    """In the order in which they were said, though they leave together."""
    async with sandbox() as world, connected(world.token, world.url, 4) as bot:
        sara = await someone(world)
        await answer(bot, [whisper(sara, "your code")])
        message = (await sara.messages())[-1]
        await answer(bot, [whisper(sara, "recorded", message.id), whisper(sara, "changed", message.id)])
        seen = (await sara.messages())[-1]

    assert (message.text, message.labels) == ("your code", ["Confirm"])
    assert (seen.id, seen.text) == (message.id, "changed")


async def test_where_the_message_is_gone_a_new_one_is_said() -> None:
    """Somebody cleared the chat, or the message is too old to be changed."""
    async with sandbox() as world, connected(world.token, world.url, 4) as bot:
        sara = await someone(world)
        await answer(bot, [whisper(sara, "your code", 9_999)])

        assert (await sara.messages())[-1].text == "your code"


async def test_the_same_words_again_are_not_said_twice() -> None:
    """Telegram refuses to change a message into itself."""
    async with sandbox() as world, connected(world.token, world.url, 4) as bot:
        sara = await someone(world)
        await answer(bot, [whisper(sara, "your code")])
        message = (await sara.messages())[-1]
        await answer(bot, [whisper(sara, "your code", message.id)])

        assert [one.text for one in await sara.messages()][-2:] == ["/start", "your code"]


@pytest.mark.parametrize("kind", ["429", "502-before", "reset"])
async def test_a_whisper_that_fails_fails_quietly_or_comes_a_little_later(kind: str) -> None:
    """One presses again; the log holds nothing of it."""
    async with sandbox() as world, connected(world.token, world.url, 4) as bot:
        sara = await someone(world)
        await world.fault(kind, "sendMessage", times=1)
        await answer(bot, [whisper(sara, "your code"), whisper(sara, "your code again")])

        assert (await sara.messages())[-1].text == "your code again"
        assert [one.text for one in await sara.messages()].count("your code") == (kind == "429")


async def test_a_whisper_does_not_break_into_a_long_pause() -> None:
    """Telegram asks for a minute, and would ask for more; the code is handed out anew at the next press."""
    async with sandbox() as world, connected(world.token, world.url, 4) as bot:
        sara = await someone(world)
        await world.fault("429", "sendMessage", times=1, retry_after=60)
        await answer(bot, [whisper(sara, "your code")])

        assert [one.text for one in await sara.messages()] == ["/start"]
