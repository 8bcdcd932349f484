"""How the page lays out words: each line by its first strong letter, tags kept whole, nothing hostile."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.sandbox.server import PAGE
from tests.browser.bare_bot import BareBot
from tests.sandbox import Someone, sandbox

pytestmark = pytest.mark.asyncio(loop_scope="session")

FSI, PDI, RLM, LRM = "\u2068", "\u2069", "\u200f", "\u200e"
NUMBERS = [["5", "4", "3", "2", "1", "0"], ["10", "9", "8", "7", "6"]]
PROGRESS = "السؤال 3 من 13\n▓▓▓░░░░░░░░░░\nQuestion 3 / 13"
FILES = {path.name: path.read_text(encoding="utf-8") for path in PAGE.iterdir()}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def modules(browser: Browser) -> AsyncIterator[Page]:
    """A page in an empty world, for the pure parts of it."""
    async with sandbox() as world:
        page = await browser.new_page(base_url=world.url)
        await page.goto("/")
        yield page
        await page.close()


@pytest.mark.parametrize(
    ("line", "direction"),
    [
        ("أهلا Sara", "rtl"),
        ("Sara أهلا", "ltr"),
        ("123 — أهلا", "rtl"),
        ("٣ من ١٣", "rtl"),
        ("٣/١٣", "ltr"),
        (f"{FSI}Sara{PDI} أجابت", "ltr"),
        (f"{RLM}{FSI}Sara{PDI} أجابت", "rtl"),
        (f"{LRM}أمل est là", "ltr"),
        ("שלום", "rtl"),
        ("▓▓░ 3/13", "ltr"),
        ("", "ltr"),
    ],
)
async def test_a_line_runs_as_its_first_strong_letter_does(modules: Page, line: str, direction: str) -> None:
    """Isolates hide nothing from it, because they hide nothing from Telegram."""
    assert await ask(modules, "direction.js", "directionOf", line) == direction


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<b>one\ntwo</b>", ["<b>one</b>", "<b>two</b>"]),
        ("<b><i>a\nb</i> c</b>", ["<b><i>a</i></b>", "<b><i>b</i></b><b> c</b>"]),
        ("a\n\nb", ["a", "<br>", "b"]),
        ("<strong>a</strong> &lt;b&gt;", ["<b>a</b>", " &lt;b&gt;"]),
        ("a\n<blockquote>q\nr</blockquote>\nb", ["a", "q", "r", "b"]),
        ("a<blockquote>q</blockquote>\n\nb", ["a", "q", "<br>", "b"]),
        ("<img src=x onerror=alert(1)>a<script>alert(1)</script>", ["a"]),
        ('<b onclick="alert(1)" style="color:red">a</b>', ["<b>a</b>"]),
        ('<a href="javascript:alert(1)">a</a>', ["a"]),
        ("<code>https://example.org /start</code>", ["<code>https://example.org /start</code>"]),
    ],
)
async def test_markup_is_cut_into_lines_with_its_tags_closed(modules: Page, html: str, lines: list[str]) -> None:
    """What Telegram does not know leaves its words behind, and nothing else."""
    shown = await modules.evaluate(
        """async (html) => [...(await import("/markup.js")).lines(html, {}).querySelectorAll(".line")]
            .map((line) => line.innerHTML)""",
        html,
    )
    assert "".join(shown) == "".join(lines)


@pytest.mark.parametrize(
    ("text", "tapped"),
    [
        ("see https://example.org/a?b=1.", ["https://example.org/a?b=1"]),
        ("انظر t.me/bot?start=x، شكرا", ["t.me/bot?start=x"]),
        ("/start or /help@muyassir_demo_bot", ["/start", "/help@muyassir_demo_bot"]),
        ("and/or 3/13 a//b", []),
    ],
)
async def test_addresses_and_commands_can_be_pressed_where_they_stand(
    modules: Page, text: str, tapped: list[str]
) -> None:
    """As Telegram finds them by itself, without the full stop that follows."""
    parts: list[dict[str, Any]] = await ask(modules, "links.js", "linked", text)
    assert "".join(part["text"] for part in parts) == text
    assert [part["text"] for part in parts if "url" in part or "command" in part] == tapped


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://t.me/Muyassir_demo_bot?start=r3", {"kind": "start", "payload": "r3"}),
        ("t.me/muyassir_demo_bot", {"kind": "start", "payload": ""}),
        ("tg://resolve?domain=muyassir_demo_bot&start=r3", {"kind": "start", "payload": "r3"}),
        ("https://t.me/muyassir_demo_bot?startgroup=g1", {"kind": "startgroup", "payload": "g1"}),
        ("https://t.me/another_bot?start=r3", None),
        ("https://example.org/muyassir_demo_bot?start=r3", None),
        ("not an address", None),
    ],
)
async def test_a_link_to_the_bot_says_what_it_asks_for(
    modules: Page, address: str, asked: dict[str, str] | None
) -> None:
    """Any other address leads out of the page."""
    found = await modules.evaluate(
        'async (address) => (await import("/links.js")).deepLink(address, "muyassir_demo_bot")', address
    )
    assert found == asked


@pytest.mark.parametrize("width", [360, 390, 430, 800, 1200])
async def test_nothing_is_wider_than_the_window(page: Page, bot: BareBot, sara: Someone, width: int) -> None:
    """Not with a label that is too long, an endless word, or eleven numbers."""
    await page.set_viewport_size({"width": width, "height": 844})
    await bot.says(sara.id, PROGRESS, *NUMBERS, ["A label that is far too long to stand alone in its row, and goes on"])
    await bot.says(sara.id, "مرحبا " + "ب" * 200 + "\n<pre>" + "x" * 200 + "</pre>")
    poll = {"question": "س" * 300, "options": ["An answer " + "that goes on " * 6, "م" * 100]}
    sent = await bot.calls("sendPoll", chat_id=sara.id, **poll)
    await bot.calls("pinChatMessage", chat_id=sara.id, message_id=sent["message_id"])
    await page.goto("/")
    await expect(page.get_by_test_id("pinned")).to_be_visible()
    await page.get_by_test_id("poll-option").last.click()

    too_wide = await page.evaluate(
        """(parts) => [...document.querySelectorAll(parts)]
            .map((node) => [node.className, node.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5))
            .map(([name]) => name)""",
        ".message, .bubble, .key, .option > *, .head-row, .pinned, .composer, .entry, .bar > *",
    )
    assert too_wide == []


async def test_a_keyboard_is_never_mirrored(page: Page, bot: BareBot, sara: Someone) -> None:
    """Telegram shows a row from left to right in every language; who wants it otherwise sends it otherwise."""
    await bot.says(sara.id, "السؤال", *NUMBERS, ["السابق", "التالي"])
    await page.goto("/")
    rows = page.locator(".keyboard .row")
    await expect(rows).to_have_count(3)

    for number, labels in enumerate([*NUMBERS, ["السابق", "التالي"]]):
        keys = (
            await rows.nth(number)
            .locator(".key")
            .evaluate_all("keys => keys.map(key => [key.getBoundingClientRect().left, key.innerText])")
        )
        assert [label for _, label in sorted(keys)] == labels


async def test_lines_stand_at_the_side_where_they_begin(page: Page, bot: BareBot, sara: Someone) -> None:
    """An Arabic line at the right of its bubble, the next, French one at its left."""
    await bot.says(sara.id, "أهلا\nBonjour\n" + "كلام طويل " * 20)
    await page.goto("/")
    lines = page.get_by_test_id("message").last.locator(".line")
    await expect(lines).to_have_count(3)

    sides = await lines.evaluate_all(
        """(lines) => lines.slice(0, 2).map((line) => {
            const words = document.createRange();
            words.selectNodeContents(line);
            const [inner, outer] = [words.getBoundingClientRect(), line.getBoundingClientRect()];
            return outer.right - inner.right < 2 ? "right" : inner.left - outer.left < 2 ? "left" : "between";
        })"""
    )
    assert sides == ["right", "left"]


@pytest.mark.parametrize("name", sorted(FILES))
async def test_a_file_of_the_page_is_short_and_asks_nobody_else(name: str) -> None:
    """No build, no framework, no address out of the machine; each file is read in one go."""
    text = FILES[name]
    assert text.count("\n") <= 200
    assert max(map(len, text.splitlines())) <= 120
    assert re.findall(r"(?:src|href|url\(|from|import)\W{1,3}(?:https?:)?//", text) == []


async def ask(modules: Page, module: str, function: str, argument: str) -> Any:
    """What a pure function of the page gives."""
    return await modules.evaluate(
        "async ([module, name, given]) => (await import(`/${module}`))[name](given)", [module, function, argument]
    )
