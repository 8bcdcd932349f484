"""The demo as its visitors meet it: in Chromium, at a phone's width, with the real bot behind the page."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.i18n import OWN_NAMES, T, Voice
from tests.browser.conftest import PHONE
from tests.browser.seat import PATIENCE, Seat
from tests.browser.show import demo
from tests.town import UNHURRIED

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

RATINGS = [["5", "4", "3", "2", "1", "0"], ["10", "9", "8", "7", "6"]]  # zero at the right, where Arabic begins
WAYS_ON = (T("I don’t know"), T("Skip"), T("Save for later"))


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Page]:
    """A phone with the demo's page open. The test fails if the page's own code did."""
    for name, value in UNHURRIED.items():
        monkeypatch.setenv(name, value)
    async with demo() as told:
        context = await browser.new_context(viewport=PHONE)
        page = await context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(told["page"])
        yield page
        await context.close()
        assert errors == []


async def test_an_invited_actor_goes_from_the_start_button_to_her_picture_in_arabic(phone: Page) -> None:
    """Everything the first visitor is promised, without a word of explanation."""
    sara = Seat(phone, Voice("ar", "TN"))
    await arrives(sara)
    await names_an_organisation(sara)
    await rates_and_goes_back(sara)
    await says_what_stands_in_the_way(sara)
    await fills_a_card(sara)
    await answers_the_rest(sara)
    await checks_and_changes(sara)
    await receives_a_picture(sara)


async def test_one_press_leads_to_the_facilitators_seat_where_a_poster_is_made_in_french(phone: Page) -> None:
    """The other half of the demo: who invites, and what is handed round."""
    mourad = Seat(phone, Voice("fr", "TN"))
    await phone.get_by_test_id("seat-1").click()
    await phone.get_by_test_id("start").click()
    await mourad.presses(OWN_NAMES["fr"])
    for words in (T("Let us begin"), T("I agree"), T("Individual")):
        await mourad.presses(words)
    await mourad.reads(T("You are one of its facilitators."))

    await mourad.presses(T("Invite people"))
    await mourad.presses(T("Link to take part"))
    await mourad.reads("Le message ci-dessus peut être transféré.")
    await expect(phone.get_by_role("link", name="https://t.me/")).to_be_visible()
    assert {direction for direction, _ in await mourad.lines()} == {"ltr"}
    await mourad.presses(T("Poster with QR code"))
    await mourad.presses(OWN_NAMES["ar"])

    await opens_the_photo(phone)
    await expect(phone.get_by_test_id("document")).to_contain_text("poster.pdf", timeout=PATIENCE)


async def arrives(sara: Seat) -> None:
    """Start, a language in its own name, what is agreed to, and the kind of actor."""
    await sara.page.get_by_test_id("start").click()
    await sara.reads("اختيار اللغة")
    assert await sara.keys() == [["English", "Français", "العربية"]]

    await sara.presses(OWN_NAMES["ar"])
    await sara.reads(T("<b>You are invited to take part in {territory}.</b>", territory="Mahdia"))
    await sara.presses(T("Let us begin"))
    await sara.reads("/privacy")
    await everything_reads_from_the_right(sara)
    assert await sara.keys() == [["أوافق"], ["ليس الآن", "تفاصيل أكثر"]]
    await sara.presses(T("I agree"))


async def names_an_organisation(sara: Seat) -> None:
    """Written in Arabic, known in Latin letters: a question, never a second entry."""
    await sara.presses(T("Association, non-profit"))
    await sara.writes("جمعية الأمل")
    await sara.reads(T("<b>Is it this one?</b>"))
    assert (await sara.keys())[0] == ["نعم: El Amal"]

    await sara.presses("نعم: El Amal")

    await sara.reads(T("<b>Welcome to {territory}!</b>", territory="Mahdia"))
    await sara.reads(T("Your organisation: {name}", name="El Amal"))
    await everything_reads_from_the_right(sara)


async def rates_and_goes_back(sara: Seat) -> None:
    """A rating is kept at once, and can be changed by going back to it."""
    await sara.presses(T("Begin the self-assessment"))
    await sara.presses(T("Actors"))
    await sara.reads(T("Question {n} of {total} · {topic}", n=1, total=13, topic=T("Known supporters")))
    assert ("rtl", "▓" + "░" * 12) in await sara.lines()
    assert await sara.keys() == [*RATINGS, ["تخطّي", "لا أعرف"], ["متابعة لاحقًا"]]
    await everything_reads_from_the_right(sara)

    await sara.presses("8")
    await sara.reads(T("✓ Recorded: {answer}", answer=T("{n} of {top}", n=8, top=10)))
    await sara.presses("→ رجوع")
    await sara.reads(T("Recorded so far: {answer}", answer=T("{n} of {top}", n=8, top=10)))
    await sara.presses("3")


async def says_what_stands_in_the_way(sara: Seat) -> None:
    """After a low rating; words that may be spoken."""
    await sara.reads(T("What stands in the way, as you see it? A few words will do."))
    await sara.speaks()
    await sara.reads(T("✓ Recorded: {answer}", answer=T("a voice note, kept")))


async def fills_a_card(sara: Seat) -> None:
    """Small questions about somebody whose name stands above each of them, Latin letters or not."""
    await sara.presses(T("Add one"))
    await sara.reads(T("Who is it? The name is enough."))
    await sara.writes("BTS بنك")
    await sara.reads(T("What kind of actor is it?"))
    assert ("rtl", "BTS بنك") in await sara.lines()
    await sara.presses(T("Private business"))
    await sara.presses(T("Finance"))
    await sara.reads(T("What do they do for people with an enterprise?"))
    assert "✓ التمويل" in [key for row in await sara.keys() for key in row]
    await sara.presses(T("Done"))
    for _ in ("sectors", "reach", "needs", "joining"):
        await sara.presses(T("Skip"))
    await sara.reads(T("It is noted. Does another one come to mind?"))
    await sara.presses(T("That is all"))


async def answers_the_rest(sara: Seat) -> None:
    """The two other questions of the module, each with every way on."""
    await sara.reads(T("Question {n} of {total} · {topic}", n=2, total=13, topic=T("Widening the circle")))
    await sara.presses("7")
    await sara.presses(T("Not now"))
    await sara.reads(T("Question {n} of {total} · {topic}", n=3, total=13, topic=T("Facilitation team")))
    shown = {key for row in await sara.keys() for key in row}
    assert {sara.spoken(words) for words in WAYS_ON} <= shown
    for rating in ("9", "6", "7", "8", "10"):
        await sara.presses(rating)
    await sara.presses(T("I don’t know"))


async def checks_and_changes(sara: Seat) -> None:
    """All that was said on one screen, and a number for each that leads there and back."""
    await sara.reads(T("<b>Check your answers: {module}</b>", module=T("Actors")))
    await sara.reads("1. معرفة الداعمين: 3 من 10")
    await sara.reads("2. العوائق: رسالة صوتية، محفوظة")
    await sara.reads("3. من يدعم المشاريع: BTS بنك")
    await everything_reads_from_the_right(sara)
    assert (await sara.keys())[0] == ["4", "3", "2", "1"]

    await sara.presses("1")
    await sara.presses("4")
    await sara.reads("1. معرفة الداعمين: 4 من 10")


async def receives_a_picture(sara: Seat) -> None:
    """At once, with its numbers in words below it, and something to do on Monday."""
    await sara.presses(T("All is right"))
    await opens_the_photo(sara.page)
    carrying = sara.page.get_by_test_id("message").filter(has=sara.page.get_by_test_id("photo"))
    await expect(carrying).to_contain_text("معرفة الداعمين: 4 من 10")
    await sara.reads(T("Where it could begin, on Monday:"))
    await everything_reads_from_the_right(sara)
    assert (await sara.keys())[0] == ["التالي: الموارد"]


async def everything_reads_from_the_right(seat: Seat) -> None:
    assert [words for direction, words in await seat.lines() if direction != "rtl"] == []


async def opens_the_photo(page: Page) -> None:
    """It arrives, opens large, and closes again."""
    await page.get_by_test_id("photo").click(timeout=PATIENCE)
    large = page.get_by_test_id("enlarged").locator("img")
    assert await large.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 390
    await page.keyboard.press("Escape")
    await expect(large).to_have_count(0)
