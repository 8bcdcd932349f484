"""Make the README's pictures of the self-assessment: ``make pictures``. They land in tests/browser/shown/.

The demo runs as anybody's would, Chromium is the browser, and Sara goes from the first hello to her picture.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.i18n import OWN_NAMES, T, Text, Voice, label

SHOWN = Path(__file__).parent / "shown"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1200, "height": 800}
HEAVIEST = 300_000  # bytes of a picture
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
SEEN = "Array.from(document.querySelectorAll('[data-testid=message]'), one => one.innerText).join()"
MODULES = (T("Actors"), T("Resources"), T("Activities"))
RATINGS = "8573649"  # what Sara answers, over and over: a picture with peaks and hollows


@dataclass(slots=True)
class Reader:
    """Somebody in front of the page, who presses what they can read."""

    page: Page
    voice: Voice

    async def presses(self, words: Text) -> None:
        await self.presses_label(label(self.voice, words))

    async def presses_label(self, words: str) -> None:
        """Press, and wait for what comes of it."""
        before = await self.seen()
        await self.button(words).click(timeout=30_000)
        await self.page.wait_for_function(f"before => ({SEEN}) !== before", arg=before)
        await self.quiet()

    def button(self, words: str) -> Locator:
        """The newest button of that label."""
        return self.page.locator(".key", has_text=alone(words)).last

    async def offers(self, words: str) -> bool:
        """Whether the newest message has that button."""
        return await self.newest().locator(".key", has_text=alone(words)).count() > 0

    async def is_done(self) -> bool:
        """Whether the next question, once it is there, is none but the check of all answers."""
        skip, done = (label(self.voice, words) for words in (T("Skip"), T("All is right")))
        await expect(self.newest().locator(".key", has_text=alone(skip, done))).to_be_visible(timeout=30_000)
        return await self.offers(done)

    def newest(self) -> Locator:
        return self.page.get_by_test_id("message").last

    async def quiet(self) -> None:
        """Until nothing has changed for as long as an eye needs to see it."""
        before = None
        while before != (now := await self.seen()):
            before = now
            await asyncio.sleep(0.25)

    async def seen(self) -> str:
        """The words and buttons of the chat."""
        return str(await self.page.evaluate(SEEN))

    async def shows(self, name: str) -> None:
        """Take a picture of the page."""
        await self.quiet()
        keep(name, await self.page.screenshot())


async def main() -> None:
    async with demo() as told, browser() as chromium:
        sara = await visitor(chromium, told, PHONE, "ar", scale=2)
        await arrive(sara)
        await sara.shows("chat_ar.png")
        await sara.presses(T("Begin the self-assessment"))
        for pictures, module in enumerate(MODULES, 1):
            await answer(sara, module, pictures)
        await expect(sara.page.get_by_test_id("photo")).to_have_count(len(MODULES) + 1, timeout=30_000)
        keep("radar_ar.png", await newest_photo(sara.page))
        await sara.presses(T("Menu"))
        keep("beside_ar.png", await drawn(sara, T("The territory’s picture"), len(MODULES) + 2))
        mourad = await visitor(chromium, told, DESKTOP, "fr", scale=1)
        await mourad.page.get_by_test_id("seat-1").click()
        await arrive(mourad)
        await mourad.shows("desktop_fr.png")
        await mourad.presses(T("Rounds"))
        await mourad.presses_label("1")
        keep("territory_fr.png", await drawn(mourad, T("The territory’s picture"), 1))
        keep("resources_fr.png", await drawn(mourad, T("Resources"), 2))


async def arrive(reader: Reader) -> None:
    """From the Start button to the menu, as somebody of their own."""
    await reader.page.get_by_test_id("start").click()
    await reader.presses_label(OWN_NAMES[reader.voice.language])
    for words in (T("Let us begin"), T("I agree"), T("Individual")):
        await reader.presses(words)


async def answer(sara: Reader, module: Text, pictures: int) -> None:
    """One module, every rating given and the rest skipped, until the picture of it is there."""
    await sara.presses(module)
    rated = 0
    while not await sara.is_done():
        if await sara.offers("10"):
            if (pictures, rated) == (1, 0):
                await sara.shows("question_ar.png")
            await sara.presses_label(RATINGS[(rated + pictures) % len(RATINGS)])
            rated += 1
        else:
            await sara.presses(T("Skip"))
    await sara.presses(T("All is right"))
    await expect(sara.page.get_by_test_id("photo").nth(pictures - 1)).to_be_visible(timeout=30_000)
    if pictures == 2:
        await sara.shows("result_ar.png")
    if pictures < len(MODULES):
        await sara.presses(T("Self-assessment"))


async def drawn(reader: Reader, button: Text, photos: int) -> bytes:
    """The picture that a button brings, which makes so many in the chat."""
    await reader.presses(button)
    await expect(reader.page.get_by_test_id("photo")).to_have_count(photos, timeout=30_000)
    await reader.quiet()
    return await newest_photo(reader.page)


def alone(*labels: str) -> re.Pattern[str]:
    """Any of the labels and nothing else, marks of direction left aside."""
    between = "[\u2066-\u2069\u200e\u200f]*"
    spelt = (between.join(["", *map(re.escape, words.translate(MARKS)), ""]) for words in labels)
    return re.compile(rf"^\s*(?:{'|'.join(spelt)})\s*$")


async def newest_photo(page: Page) -> bytes:
    """The picture as the bot sent it."""
    source = await page.get_by_test_id("photo").last.locator("img").get_attribute("src")
    answered = await page.request.get(source or "")
    return await answered.body()


async def visitor(chromium: Browser, told: dict[str, Any], size: Any, language: str, *, scale: int) -> Reader:
    context = await chromium.new_context(viewport=size, device_scale_factor=scale, base_url=told["api"])
    page = await context.new_page()
    await page.goto("/")
    return Reader(page, Voice(language, "TN"))


def keep(name: str, picture: bytes) -> None:
    """Write a picture, with fewer colours where it would be too heavy for a README."""
    if len(picture) > HEAVIEST:
        smaller = BytesIO()
        Image.open(BytesIO(picture)).convert("RGB").quantize(128).save(smaller, "PNG", optimize=True)
        picture = smaller.getvalue()
    if len(picture) > HEAVIEST:
        raise SystemExit(f"{name} would weigh {len(picture)} bytes")
    SHOWN.mkdir(exist_ok=True)
    (SHOWN / name).write_bytes(picture)
    print(f"{name}: {len(picture) // 1000} kB")


@asynccontextmanager
async def demo() -> AsyncIterator[dict[str, Any]]:
    """The demo on a free port, and what it says of itself."""
    command = [sys.executable, "-m", "bot", "demo", "--json"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        raise SystemExit("no Chromium here (apt-get install chromium, or set CHROMIUM)")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=program, args=["--disable-gpu"])
        yield chromium
        await chromium.close()


if __name__ == "__main__":
    asyncio.run(main())
