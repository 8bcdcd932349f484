"""No secret gets out with a log line: not by a library, not in a traceback, not inside a fact."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy.exc import DBAPIError

from bot import logs
from bot.people.tables import territories
from bot.storage.engine import Database
from tests.builders import NOW

TOKEN = "987654321:CANARY_that-sings-in-no-line-of-it"
ADDRESS = f"https://api.telegram.org/bot{TOKEN}/getMe"
PASSWORD = "p@ss:word/of ours"


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """What a process sets up once is undone for the next test."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    yield
    root.handlers[:], level, sys.excepthook, threading.excepthook = before
    root.setLevel(level)
    logging.getLogger("telegram").setLevel(logging.NOTSET)
    structlog.reset_defaults()
    logs.hidden.clear()


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def failed(words: str) -> Exception:
    """An exception that was raised, and so has a traceback."""
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        return error


def test_a_librarys_line_shows_no_token(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In an address it stands right after the word bot; python-telegram-bot's own errors quote it."""
    logs.set_up(form, "debug")

    logging.getLogger("somebody").warning('HTTP Request: POST %s "HTTP/1.1 200 OK"', ADDRESS)
    logging.getLogger("somebody").warning("percent: %s", ADDRESS.replace(":CANARY", "%3ACANARY"))
    logging.getLogger("somebody").error("it failed", exc_info=failed(f"The token `{TOKEN}` was rejected"))

    said = capsys.readouterr().err
    assert "CANARY" not in said and TOKEN[:9] not in said
    assert 'POST https://api.telegram.org/bot…/getMe "HTTP/1.1 200 OK"' in said and "RuntimeError" in said


@pytest.mark.parametrize("name", ["telegram.Bot", "httpx", "aiosqlite", "aiohttp.access", "sqlalchemy.engine"])
def test_a_library_does_not_chat(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Some tell every request, with its address and the words in it."""
    logs.set_up("text", "debug")
    logging.getLogger(name).info("sendMessage with parameters %s", {"text": "Good morning, Sara"})
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["telegram.Bot", "telegram.request.BaseRequest"])
def test_what_cannot_be_read_is_not_told_word_for_word(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Half an answer of Telegram's holds what somebody wrote."""
    logs.set_up("text", "debug")
    logging.getLogger(name).critical("Received data was %r", {"text": "Good morning, Sara"})
    assert capsys.readouterr().err == ""


def test_our_own_line_shows_no_token_whatever_the_fact(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Words, exceptions, lists and tracebacks alike."""
    logs.set_up(form, "info")

    structlog.get_logger().error("told", url=ADDRESS, why=failed(TOKEN), several=[TOKEN])
    structlog.get_logger().error("raised", exc_info=failed(TOKEN))

    said = capsys.readouterr().err
    assert "CANARY" not in said and TOKEN[:9] not in said
    assert "told" in said and "raised" in said and "Traceback" in said


def test_a_secret_of_another_shape_is_hidden_by_its_name(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A test server's token, a database's password: as they are, and as an address spells them."""
    logs.set_up(form, "info", secrets=["42:TEST", PASSWORD])

    structlog.get_logger().error("told", url="/bot42:TEST/getMe", password=PASSWORD, spelt="p%40ss%3Aword%2Fof%20ours")

    said = capsys.readouterr().err
    assert [word for word in ("42:TEST", "p@ss", "p%40ss") if word in said] == []
    assert "/bot…/getMe" in said


def test_a_traceback_that_nobody_caught_shows_no_token(capsys: pytest.CaptureFixture[str]) -> None:
    """On the main thread and on any other."""
    logs.set_up()

    sys.excepthook(RuntimeError, failed(TOKEN), None)
    thread = threading.Thread(target=lambda: int(ADDRESS), name="reader")
    thread.start()
    thread.join()

    said = capsys.readouterr().err
    assert "CANARY" not in said
    assert "RuntimeError: …" in said and "ValueError: invalid literal for int()" in said


@pytest.mark.parametrize("row", [{"name": "Sara"}, {"name": "Sara", "country": 7}], ids=["twice", "of another make"])
async def test_what_the_database_quotes_of_a_row_is_not_told(
    database: Database, row: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    """PostgreSQL names the key that is there already, its driver the value that does not fit."""
    logs.set_up()
    whole = {"country": "TN", "zone": "UTC", "weekend": [], "languages": [], "digits": "latn", "created_at": NOW, **row}
    with pytest.raises(DBAPIError) as caught:
        await database.transaction(lambda db: db.execute(territories.insert(), [whole, whole]))

    sys.excepthook(DBAPIError, caught.value, None)
    logging.getLogger("apscheduler").error("Job raised an exception", exc_info=caught.value)

    said = capsys.readouterr().err
    assert "Sara" not in said and "'TN'" not in said and ": 7" not in said
    assert said.count(type(caught.value).__name__) >= 2


def test_json_lines_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object a line, for whoever collects them; letters stay letters."""
    logs.set_up("json", "info")

    structlog.get_logger().info("territory_made", name="المهدية", why=failed(TOKEN))

    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["level"], line["name"]) == ("territory_made", "info", "المهدية")


def test_an_ordinary_line_is_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Times, ports and ids are no secrets."""
    logs.set_up("text", "info", secrets=["short"])

    structlog.get_logger().info("started", at="12:34:56.789", port="127.0.0.1:46047", update=123456789, a="short")

    said = capsys.readouterr().err
    assert "12:34:56.789" in said and "127.0.0.1:46047" in said and "123456789" in said and "short" in said
