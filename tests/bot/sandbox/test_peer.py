"""Other people's frameworks against the sandbox: it knows nothing of our bot."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter

from tests.bot.sandbox.conftest import png
from tests.sandbox import Sandbox, Someone
from tests.voters import votes

PYTHON = Path(__file__).parents[3] / ".venv-peer" / "bin" / "python"
SCRIPT = Path(__file__).parent / "aiogram_peer.py"


@pytest.fixture
def peer() -> Path:
    """The interpreter that has aiogram; skips without it, unless REQUIRE names "peer"."""
    if PYTHON.exists():
        return PYTHON
    why = "aiogram has an environment of its own: make .venv-peer/.deps"
    if "peer" in os.environ.get("REQUIRE", "").split(","):
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


async def test_a_bot_of_aiogram_works_here(world: Sandbox, peer: Path) -> None:
    """Polling, keyboards, edits, pictures, documents, downloads, polls, commands and errors."""
    script = [str(peer), str(SCRIPT), world.url, world.token]
    process = await asyncio.create_subprocess_exec(*script, stdout=asyncio.subprocess.PIPE)
    try:
        assert await talk(world, await world.person("Amina", language="fr")) == {"errors": "Errors"}
        output, _ = await asyncio.wait_for(process.communicate(), 30)
    finally:
        if process.returncode is None:
            process.kill()
    met = json.loads(output)
    assert len(set(met.pop("marks"))) == 2
    assert met == {
        "username": world.username,
        "photo": 40,
        "downloaded": "a,b",
        "answers": [["Amina", True, [0]], ["Amina", True, []], ["Amina", True, [1]]],
        "result": [0, 1],
        "errors": ["TelegramRetryAfter", "TelegramBadRequest", "TelegramBadRequest", "sent"],
    }


async def talk(world: Sandbox, amina: Someone) -> dict[str, str]:
    """What a person does with that bot; returns the commands that they see."""
    await amina.says("/start")
    await amina.sees("Hello Amina")
    assert await amina.presses("Agree") == "noted"
    await amina.sees("Agreed")
    picture = await amina.sees_media("photo")
    assert (picture.text, picture.media and picture.media["width"]) == ("R1", 40)
    document = await amina.sees_media("document")
    assert (document.media and document.media["name"], await amina.downloads(document)) == ("ميثاق.pdf", b"%PDF")
    await amina.sends_file("list.csv", b"a,b")
    await amina.sees("received")
    await amina.says("/poll")
    await amina.sees("pinned a message")
    for options in (["Friday"], [], ["Saturday"]):
        await votes(amina, *options)
    await world.advance(hours=2)
    await world.fault("429", method="sendMessage", times=1)
    await amina.says("/errors")
    await amina.sees("done")
    await amina.says("bye")
    await amina.sees("bye")
    return await amina.commands()


@pytest.fixture
async def ptb(world: Sandbox) -> AsyncIterator[Bot]:
    bot = Bot(world.token, base_url=f"{world.url}/bot", base_file_url=f"{world.url}/file/bot")
    async with bot:
        yield bot


async def test_the_bot_of_python_telegram_bot_sends_and_edits(ptb: Bot, sara: Someone) -> None:
    """Texts, keyboards, pictures, documents, and the way back."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Agree", callback_data="agree")]])
    sent = await ptb.send_message(sara.id, "<b>Hi</b>", parse_mode="HTML", reply_markup=keyboard)
    assert (sent.text_html, sent.reply_markup) == ("<b>Hi</b>", keyboard)
    edited = await sent.edit_text("two")
    assert (edited.text, edited.edit_date is not None, edited.reply_markup) == ("two", True, None)
    photo = await ptb.send_photo(sara.id, png(30, 20), caption="c")
    assert (photo.photo[-1].width, photo.caption) == (30, "c")
    file = await photo.photo[-1].get_file()
    assert await file.download_as_bytearray() == png(30, 20)
    document = await ptb.send_document(sara.id, b"a,b", filename="قائمة.csv")
    assert document.document.file_name == "قائمة.csv"
    assert await sent.delete()
    assert [seen.text for seen in await sara.messages()] == ["/start", "c", ""]


async def test_the_bot_of_python_telegram_bot_hears_and_answers(ptb: Bot, sara: Someone) -> None:
    """Updates, presses, chats, commands."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Agree", callback_data="agree")]])
    await ptb.send_message(sara.id, "?", reply_markup=keyboard)
    press = asyncio.create_task(sara.presses("Agree"))
    [update] = await ptb.get_updates(timeout=10)
    assert (update.callback_query.data, update.effective_user.language_code) == ("agree", "ar")
    assert await update.callback_query.answer("noted", show_alert=True)
    assert await press == "noted"
    assert await ptb.set_my_commands([BotCommand("start", "Begin")], language_code="ar")
    assert await ptb.get_my_commands(language_code="ar") == (BotCommand("start", "Begin"),)
    assert (await ptb.get_chat(sara.id)).first_name == "Sara"
    assert (await ptb.get_webhook_info()).pending_update_count == 1


async def test_the_bot_of_python_telegram_bot_asks_and_counts(ptb: Bot, sara: Someone) -> None:
    """Polls, who answered them, pins, and who leads a chat."""
    sent = await ptb.send_poll(sara.id, "Tea?", ["Yes", "No"], is_anonymous=False, open_period=600)
    assert (sent.poll.question, sent.poll.close_date is not None) == ("Tea?", True)
    await votes(sara, "No")
    answered, counted = (await ptb.get_updates(timeout=10))[-2:]
    assert answered.poll_answer.option_persistent_ids == (sent.poll.options[1].persistent_id,)
    assert (answered.poll_answer.user.id, counted.poll.total_voter_count) == (sara.id, 1)
    assert (await ptb.stop_poll(sara.id, sent.message_id)).is_closed
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await ptb.stop_poll(sara.id, sent.message_id)
    assert await sent.pin()
    assert (await ptb.get_chat(sara.id)).pinned_message.poll.is_closed
    assert await ptb.unpin_all_chat_messages(sara.id)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_python_telegram_bot_understands_what_is_refused(world: Sandbox, ptb: Bot, sara: Someone) -> None:
    """Each refusal becomes the error that a bot of that framework handles."""
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(5, "x")
    await world.fault("429", method="sendMessage", retry_after=3, times=1)
    with pytest.raises(RetryAfter, match="Retry in 3 seconds"):
        await ptb.send_message(sara.id, "x")
    with pytest.raises(InvalidToken):
        await Bot("1:nobody", base_url=f"{world.url}/bot").get_me()
    await sara.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(sara.id, "x")


async def test_a_second_poller_of_python_telegram_bot_meets_a_conflict(world: Sandbox, ptb: Bot, sara: Someone) -> None:
    """Two processes with one token."""
    async with Bot(world.token, base_url=f"{world.url}/bot") as other:
        polling = [asyncio.create_task(bot.get_updates(timeout=20)) for bot in (ptb, other)]
        [gone], [still] = await asyncio.wait(polling, return_when=asyncio.FIRST_COMPLETED)
        assert isinstance(gone.exception(), Conflict)
        await sara.says("hello")
        assert [update.message.text for update in await still] == ["hello"]
