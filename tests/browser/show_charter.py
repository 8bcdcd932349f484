"""Make the README's pictures of the charter and its votes: the other half of ``make pictures``, beside ``show``.

In the demo an article is felt out and voted on; then the whole is adopted, signed and printed.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps
from playwright.async_api import Browser, FrameLocator, Page, expect

from bot.i18n import T, Tn
from tests.browser.seat import within
from tests.browser.show import alone, browser, demo, keep
from tests.browser.table import (
    NUMBER,
    Table,
    adopts_the_whole,
    casts,
    comes_to_vote,
    ends,
    gathered,
    goes_to_the_article,
    opens_sense_check,
    opens_vote,
    paper_of,
    signs_for,
    signs_for_oneself,
)
from tests.sandbox import sandbox
from tests.town import UNHURRIED

FINGERS = {"Slim": 5, "نجلاء": 4, "حاتم": 5, "Rim": 2}
BESIDE = {"عمر": 4, "Sonia": 3, "أمل": 5}  # the last to show theirs; their phones are seen
CHOICES = {"Rim": "Consent, with a concern", "Sonia": "Stand aside"}  # everybody else consents
SIGNERS = {
    "أمل": ("El Amal", "رئيسة"),
    "Rim": ("Dar El Bhar", "gérante"),
    "حاتم": ("Zitouna", "أمين المال"),
    "Sonia": ("البلدية", "conseillère"),
}
TALL_PHONE = {"width": 390, "height": 1004}  # a whole ballot is on it
THREE_PHONES = {"width": 1260, "height": 1010}
DOTS = "100"  # per inch, of a page


async def main() -> None:
    os.environ.update(UNHURRIED)
    async with demo() as told, sandbox(told["api"], told["token"]) as world, browser() as chromium:
        table = await gathered(world, told)
        await sense_check(table, chromium)
        await vote(table, chromium)
        await paper(table)


async def sense_check(table: Table, chromium: Browser) -> None:
    """Three phones beside each other, a moment after their buttons were pressed."""
    await opens_sense_check(table)
    for name, fingers in FINGERS.items():
        await table.people[name].someone.presses(str(fingers), table.group)
    people = {table.people[name].someone.id: fingers for name, fingers in BESIDE.items()}
    address = f"/side.html#/{table.group}/{','.join(map(str, people))}"
    everybody = Tn("{n} person so far", "{n} people so far", len(FINGERS) + len(BESIDE))
    async with opened(chromium, table, address, THREE_PHONES, scale=1) as page:
        for person, fingers in people.items():
            await phone(page, person).locator(".key", has_text=alone(str(fingers))).last.click()
        for person in people:
            counted = within(table.mourad.plain(everybody))
            await expect(phone(page, person).get_by_test_id("message").last).to_contain_text(counted)
        keep("sense_check_fr.png", await page.screenshot())


async def vote(table: Table, chromium: Browser) -> None:
    """A ballot that is not cast yet, and what the group gets a week later."""
    await goes_to_the_article(table.mourad)
    await table.mourad.goes("Put it to the vote")
    await opens_vote(table, T("<b>{article}</b>", article=T("Article {n}", n=NUMBER)))
    for name in table.people:
        reader = await comes_to_vote(table, name)
        if name == "أمل":
            keep("ballot_ar.png", await chat(chromium, table, reader.someone.id))
        await casts(reader, CHOICES.get(name, "Consent"))
    await ends(table, T("<b>{verdict}</b>", verdict=T("✓ Adopted")))
    drawn = await table.mourad.someone.sees_media("photo", table.group)
    keep("vote_fr.png", await table.mourad.someone.downloads(drawn))


async def paper(table: Table) -> None:
    """The page with the signatures."""
    await adopts_the_whole(table)
    for name, (body, role) in SIGNERS.items():
        await signs_for(table.people[name], body, role)
    await signs_for_oneself(table.people["Slim"])
    pdf = await paper_of(table.people["أمل"], "ar")
    pages = poppler(pdf, "pdftotext", "-", "-").decode().split("\f")
    (number,) = (n for n, words in enumerate(pages, 1) if "Dar El Bhar" in words)
    which = ["-png", "-r", DOTS, "-f", str(number), "-l", str(number)]
    keep("charter_ar.png", framed(poppler(pdf, "pdftoppm", *which)))


async def chat(chromium: Browser, table: Table, person: int) -> bytes:
    """That person's chat with the bot, as a phone shows it."""
    async with opened(chromium, table, f"/#/{person}/bot", TALL_PHONE, scale=2) as page:
        await expect(page.get_by_test_id("message").last.locator(".key").last).to_be_in_viewport()
        return await page.locator(".chat").screenshot()


@asynccontextmanager
async def opened(chromium: Browser, table: Table, address: str, size: Any, *, scale: int) -> AsyncIterator[Page]:
    context = await chromium.new_context(viewport=size, device_scale_factor=scale, base_url=table.world.url)
    page = await context.new_page()
    await page.goto(address)
    yield page
    await context.close()


def phone(page: Page, person: int) -> FrameLocator:
    """One of those that stand beside each other."""
    return page.frame_locator(f"[data-testid=place-{person}] iframe")


def framed(picture: bytes) -> bytes:
    """With a thin line round it: a white page on a white one has no edges."""
    made = BytesIO()
    ImageOps.expand(Image.open(BytesIO(picture)).convert("RGB"), 1, "#c9cfc8").save(made, "PNG", optimize=True)
    return made.getvalue()


def poppler(pdf: bytes, program: str, *arguments: str) -> bytes:
    """What a program of poppler makes of a PDF."""
    if shutil.which(program) is None:
        raise SystemExit(f"no {program} here (apt-get install poppler-utils)")
    return subprocess.run([program, *arguments], input=pdf, capture_output=True, check=True).stdout


if __name__ == "__main__":
    asyncio.run(main())
