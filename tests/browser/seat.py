"""Somebody in front of the chat page of the real bot: what they press is looked up, what they see is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from bot.i18n import Text, Voice, label
from tests.browser.show import alone

PATIENCE = 30_000  # milliseconds for the bot to react
LINES = "all => all.filter(line => line.innerText.trim()).map(line => [line.dir, line.innerText])"
ROWS = "all => all.map(row => Array.from(row.querySelectorAll('.label'), label => label.innerText))"
SHOWN = "Array.from(document.querySelectorAll('[data-testid=message]'), one => one.innerText).join()"
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's place at the page, and how the bot speaks to them."""

    page: Page
    voice: Voice

    @property
    def newest(self) -> Locator:
        """The last message."""
        return self.page.get_by_test_id("message").last

    async def presses(self, words: Text | str) -> None:
        """Press the newest button of that label, and wait for what comes of it."""
        before = await self.page.evaluate(SHOWN)
        await self.page.locator(".key", has_text=alone(self.spoken(words))).last.click(timeout=PATIENCE)
        await self.page.wait_for_function(f"before => ({SHOWN}) !== before", arg=before, timeout=PATIENCE)

    async def writes(self, words: str) -> None:
        await self.page.get_by_test_id("composer").fill(words)
        await self.page.get_by_test_id("send").click()

    async def speaks(self) -> None:
        """Send a voice message."""
        await self.page.get_by_test_id("open-attach").click()
        await self.page.get_by_test_id("attach-voice").click()

    async def reads(self, words: Text | str) -> None:
        """The last message says this, marks of direction left aside."""
        await expect(self.newest).to_contain_text(within(self.spoken(words)), timeout=PATIENCE)

    async def lines(self) -> list[tuple[str, str]]:
        """The lines of the last message with their directions."""
        shown = await self.newest.locator(".line").evaluate_all(LINES)
        return [(direction, words.translate(MARKS)) for direction, words in shown]

    async def keys(self) -> list[list[str]]:
        """The buttons of the last message, row by row, from left to right as they are drawn."""
        return [[key.translate(MARKS) for key in row] for row in await self.newest.locator(".row").evaluate_all(ROWS)]

    def spoken(self, words: Text | str) -> str:
        return words if isinstance(words, str) else label(self.voice, words)


def within(words: str) -> re.Pattern[str]:
    """The words, whatever marks of direction stand between their letters."""
    return re.compile("[\u2066-\u2069\u200e\u200f]*".join(map(re.escape, words.translate(MARKS))))
