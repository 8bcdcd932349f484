"""One Chromium for all; for each test a world of its own, a bot, and the page at a phone's width."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from tests.browser.bare_bot import BareBot
from tests.sandbox import Sandbox, Someone, sandbox

PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1200, height=800)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        _missing("chromium", "no Chromium here (apt-get install chromium, or set CHROMIUM)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--disable-gpu", "--disable-quic"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def world() -> AsyncIterator[Sandbox]:
    async with sandbox() as world:
        yield world


@pytest_asyncio.fixture(loop_scope="session")
async def bot(world: Sandbox) -> BareBot:
    return BareBot(world)


@pytest_asyncio.fixture(loop_scope="session")
async def sara(world: Sandbox) -> Someone:
    """The first in the bar: she has started the bot."""
    sara = await world.person("سارة", language="ar")
    await sara.says("/start")
    return sara


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, world: Sandbox) -> AsyncIterator[Page]:
    """A phone, not yet at any address. The test fails if the page's own code did."""
    context = await browser.new_context(viewport=PHONE, base_url=world.url)
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    await context.close()
    assert errors == []


def _missing(what: str, why: str) -> None:
    """Skip with the reason, or fail where it is required (``.ci/run`` sets REQUIRE)."""
    if what in os.environ.get("REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {why}", pytrace=False)
    pytest.skip(why)
