"""The doctor names what is wrong, in the order in which one would mend it, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.doctor import Finding, examine, look_at_names, look_at_privacy
from bot.settings import Settings
from tests.sandbox import Sandbox, sandbox


@pytest_asyncio.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with sandbox() as made:
        yield made


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever the tests themselves run with is no setting of the bot examined."""
    with monkeypatch.context() as bare:
        bare.setattr("os.environ", {})
        yield


def token_file(folder: Path, token: str, mode: int = 0o600) -> Path:
    file = folder / "token"
    file.write_text(f"{token}\n")
    file.chmod(mode)
    return file


def settings(folder: Path, world: Sandbox, **more: object) -> Settings:
    known = {"api_url": world.url, "database": f"sqlite:///{folder / 'house.db'}"}
    return Settings(**(known | more))  # type: ignore[arg-type]


async def wrong(asked: Settings) -> list[str]:
    return [finding.what for finding in await examine(asked) if not finding.well]


async def test_a_bot_that_is_well_hears_so(tmp_path: Path, world: Sandbox) -> None:
    """Each thing looked at is named: nothing is well merely because nobody looked."""
    found = await examine(settings(tmp_path, world, token_file=token_file(tmp_path, world.token)))

    assert [finding.what for finding in found] == [
        "the token is in a file that only the bot can read.",
        "the database can be written.",
        "0 messages of which Telegram did not say whether they arrived.",
        "0 updates set aside in the last 7 days; the log says where.",
        f"Telegram answers and knows @{world.username}.",
        "in groups the bot is sent only what is meant for it.",
    ]
    assert all(finding.well for finding in found)


async def test_a_token_that_others_can_read_is_a_finding(tmp_path: Path, world: Sandbox) -> None:
    """With the command that mends it."""
    file = token_file(tmp_path, world.token, 0o644)
    assert await wrong(settings(tmp_path, world, token_file=file)) == [f"others can read the token: chmod 600 {file}"]


async def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path, world: Sandbox) -> None:
    """One does not want to run it four times."""
    asked = settings(tmp_path, world, token_file=tmp_path / "lost", database="sqlite:////proc/house.db")
    token, database = await wrong(asked)
    assert "BOT_TOKEN_FILE cannot be read (No such file or directory)" in token
    assert "the database /proc/house.db cannot be used" in database


async def test_a_token_that_telegram_does_not_know_is_a_finding(tmp_path: Path, world: Sandbox) -> None:
    """It may have been revoked since."""
    asked = settings(tmp_path, world, token_file=token_file(tmp_path, "123456789:a-token-that-nobody-knows"))
    assert await wrong(asked) == ["Telegram does not know this token. Copy it again from @BotFather."]


def test_a_misspelt_setting_is_named_with_what_was_meant() -> None:
    """It would be passed over in silence, and the default taken."""
    assert look_at_names(["BOT_TOKENFILE", "BOT_DATABASE", "HOME", "BOT_X"]) == [
        Finding(False, "BOT_TOKENFILE is not a setting; perhaps BOT_TOKEN_FILE is meant."),
        Finding(False, "BOT_X is not a setting."),
    ]


def test_a_bot_that_reads_along_in_groups_is_a_finding() -> None:
    """People were promised that it does not."""
    assert [finding.well for reads in (True, False) for finding in look_at_privacy(reads_all=reads)] == [False, True]
