"""What an operator types: every mistake gets one line that says what to do, and what works says so."""

from __future__ import annotations

import asyncio
import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.reader import Reader
from tests.prompt import Told, muyassir
from tests.sandbox import sandbox
from tests.town import Town, town

TOKEN = "987654321:CANARY-that-sings-in-no-line-of-it"
NOWHERE = "http://127.0.0.1:1"  # nobody listens on port 1


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else uses."""
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        yield somebody.getsockname()[1]


def one_line(told: Told) -> str:
    """The only line of a command that failed, without its beginning."""
    assert (told.code, told.out) == (1, ""), told.all
    assert told.err.startswith("muyassir: ") and told.err.count("\n") == 1, told.err
    return told.err.removeprefix("muyassir: ").rstrip("\n")


MISTAKES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("run", {}, "no token. Ask @BotFather for one, put it into a file and name the file in BOT_TOKEN_FILE."),
    ("run", {"BOT_TOKEN": ""}, "no token. Ask @BotFather"),
    ("run", {"BOT_TOKEN_FILE": "not-there"}, "BOT_TOKEN_FILE cannot be read (No such file or directory): not-there."),
    ("run", {"BOT_TOKEN_FILE": "."}, "BOT_TOKEN_FILE cannot be read (Is a directory): ."),
    ("run", {"BOT_TOKEN_FILE": "picture"}, "BOT_TOKEN_FILE holds no text: picture."),
    ("run", {"BOT_TOKEN": TOKEN, "BOT_API_URL": NOWHERE}, "http://127.0.0.1:1 does not answer"),
    ("run", {"BOT_TOKEN": TOKEN, "BOT_API_URL": "api.example"}, "api.example does not answer"),
    ("run", {"BOT_TOKEN": TOKEN, "BOT_CLOCK_URL": "http://192.0.2.1/clock"}, "BOT_CLOCK_URL is for the demo"),
    ("migrate", {"BOT_DATABASE": "sqlite:///picture/x.db"}, "picture/x.db cannot be used (File exists)."),
    ("migrate", {"BOT_DATABASE": "sqlite:////proc/x.db"}, "the database /proc/x.db cannot be used (unable to open"),
    ("migrate", {"BOT_DATABASE": "sqlite:///picture"}, "picture cannot be used (file is not a database)."),
    ("migrate", {"BOT_DATABASE": "sqlite://"}, "BOT_DATABASE names no file"),
    ("migrate", {"BOT_DATABASE": "muyassir.db"}, "BOT_DATABASE is no address of a database. Try sqlite:///"),
    ("migrate", {"BOT_DATABASE": "mysql://u:s3cret-word@host/x"}, "BOT_DATABASE is of a kind we do not know (mysql)."),
    ("migrate", {"BOT_DATABASE": "postgresql://u:s3cret-word@127.0.0.1:1/x"}, "the database server at 127.0.0.1 does"),
    ("migrate", {"BOT_POLL_SECONDS": "often"}, "BOT_POLL_SECONDS is not right: Input should be a valid integer"),
    ("migrate", {"BOT_LOG_FORMAT": "xml"}, "BOT_LOG_FORMAT is not right: Input should be 'text' or 'json'."),
    ("backup copy.db", {}, "there is no database at muyassir.db: check BOT_DATABASE."),
    ("territory add Mahdia --country TN", {}, "no token. Ask @BotFather"),
    ("demo --data picture", {}, "picture cannot be written (File exists): give another folder with --data."),
)


@pytest.mark.parametrize(("words", "settings", "line"), MISTAKES, ids=lambda value: str(value)[:40])
async def test_a_mistake_gets_one_line_that_says_what_to_do(
    tmp_path: Path, words: str, settings: dict[str, str], line: str
) -> None:
    """No traceback, no secret, and exit code 1 for whoever watches the service."""
    (tmp_path / "picture").write_bytes(b"\x89PNG\xff\xfe" * 200)

    told = await muyassir(tmp_path, *words.split(), **settings)

    assert line in one_line(told)
    assert "s3cret-word" not in told.all


async def test_a_port_that_is_taken_is_said_so(tmp_path: Path, taken: int) -> None:
    """By the demo, which can have another one with --port."""
    told = await muyassir(tmp_path, "demo", "--port", str(taken))
    assert one_line(told) == f"port {taken} cannot be used (Address already in use): give another with --port."


async def test_the_port_of_the_health_page_may_be_taken_too(tmp_path: Path, taken: int) -> None:
    """The bot does not start half: whoever watches it would believe that it is down."""
    async with sandbox() as world:
        settings = {"BOT_TOKEN": world.token, "BOT_API_URL": world.url, "BOT_HEALTH_PORT": str(taken)}
        told = await muyassir(tmp_path, "run", BOT_LOG_LEVEL="error", **settings)
    assert one_line(told).startswith(f"port {taken} cannot be used (Address already in use): set another")


@pytest.mark.parametrize("words", ["run", "doctor", "territory add Sfax --country TN"])
async def test_the_token_is_in_nothing_that_a_failing_command_says(tmp_path: Path, words: str) -> None:
    """At the most talkative level: nobody there, somebody who does not know us, somebody who hangs up."""
    async with sandbox() as world:
        hanging_up = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
        port = hanging_up.sockets[0].getsockname()[1]
        for address in (NOWHERE, world.url, f"http://127.0.0.1:{port}"):
            settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": address, "BOT_LOG_LEVEL": "debug"}
            told = await muyassir(tmp_path, *words.split(), **settings)
            assert told.code == 1
            assert "CANARY" not in told.all and TOKEN[:9] not in told.all
        hanging_up.close()


@pytest.mark.parametrize(
    "words", ["", "run", "demo", "migrate", "doctor", "backup", "recount", "territory", "territory add"]
)
async def test_help_is_for_people(tmp_path: Path, words: str) -> None:
    """Whole sentences within eighty columns, none of them cut off."""
    told = await muyassir(tmp_path, *words.split(), "--help")

    assert (told.code, told.out.startswith(f"Usage: muyassir {words}")) == (0, True)
    assert not re.search(r"\w\.\.\.", told.out)
    assert max(map(len, told.out.splitlines())) <= 80
    assert re.search(r"^  [A-Z][^\n]*[.a-z]$", told.out, re.MULTILINE)


async def test_the_link_of_a_new_territory_makes_its_first_facilitator(tmp_path: Path) -> None:
    """The way from an empty machine to somebody who can invite others; and a lost link is replaced."""
    async with town(tmp_path) as place:
        added = await muyassir(tmp_path, "territory", "add", "Sfax", "--country", "TN", **place.environment)
        again = await muyassir(tmp_path, "territory", "add", "Sfax", "--country", "TN", **place.environment)
        invited = await muyassir(tmp_path, "territory", "invite", "Sfax", **place.environment)
        for told in (added, invited):
            await joins_sfax(place, told.out.splitlines()[-1])

        listed = await muyassir(tmp_path, "territory", "list", **place.environment)

    assert added.out.startswith("Sfax is there. Its first facilitator opens this link, once, within 30 days:\nhttps://")
    assert one_line(again) == "there is already a territory named Sfax."
    assert listed.out == "Mahdia (TN): 0 people\nSfax (TN): 2 people\n"


async def joins_sfax(place: Town, link: str) -> None:
    nora = Reader(await place.newcomer("Nora", "en"), "en")
    await nora.someone.opens(link)
    await nora.chooses_own_language()
    await nora.sees("You are invited to the team that facilitates {territory}.", territory="Sfax")
    await nora.presses("Let us begin")
    await nora.presses("I agree")
    await nora.presses("Individual")
    await nora.presses("Begin the self-assessment")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("territory invite Gafsa", "there is no territory named Gafsa; `muyassir territory list` names them all."),
        ("territory add Gafsa --country Tunisia", "a country is two letters, such as TN, JO or PS, not 'TUNISIA'."),
        ("territory add Gafsa --country TN --zone Tunis", "there is no time zone Tunis; one is written like Africa/"),
    ],
)
async def test_a_territory_that_cannot_be_is_explained(tmp_path: Path, words: str, line: str) -> None:
    """With an example of what would do."""
    async with sandbox() as world:
        told = await muyassir(tmp_path, *words.split(), BOT_TOKEN=world.token, BOT_API_URL=world.url)
    assert one_line(told).startswith(line)


async def test_migrate_makes_a_new_database_and_says_where_it_stands(tmp_path: Path) -> None:
    """Twice does no harm."""
    first = await muyassir(tmp_path, "migrate")
    second = await muyassir(tmp_path, "migrate")

    assert first.out == "The database is up to date (it was empty).\n"
    assert re.fullmatch(r"The database is up to date \(it was at version \d{4}\)\.\n", second.out)


async def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """Whoever went back a version hears what to do, and nothing is changed."""
    await muyassir(tmp_path, "migrate")
    with closing(sqlite3.connect(tmp_path / "muyassir.db")) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")

    told = await muyassir(tmp_path, "migrate")

    assert one_line(told).startswith("the database was last used by a newer version of this program: install that one")
    with closing(sqlite3.connect(tmp_path / "muyassir.db")) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
