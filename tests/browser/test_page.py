"""The chat page: being somebody in a chat, with what the bot sends and what one sends it."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.bare_bot import BareBot, picture
from tests.sandbox import Sandbox, Someone

pytestmark = pytest.mark.asyncio(loop_scope="session")


def last(page: Page) -> Locator:
    return page.get_by_test_id("message").last


async def test_an_invited_actor_finds_a_start_button_that_carries_the_invitation(
    page: Page, world: Sandbox, bot: BareBot
) -> None:
    """The first thing that anybody sees of the demo, and it must need no explanation."""
    sara = await world.person("Sara", language="ar")
    link = f"https://t.me/{world.username}?start=inv_7"
    await world.post("/world/seat", seats=[{"person": sara.id, "label": "Actor", "link": link}])
    await page.goto("/")

    await page.get_by_test_id("start").click()

    assert (await bot.hears())["text"] == "/start inv_7"
    await expect(page.get_by_test_id("start")).to_have_count(0)
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await expect(last(page).locator(".line")).to_have_text("/start")


async def test_what_the_bot_says_comes_without_being_asked_for(page: Page, bot: BareBot, sara: Someone) -> None:
    """The page follows the world; nobody reloads a messenger."""
    await page.goto("/")
    await expect(last(page)).to_have_attribute("data-own", "true")

    await bot.says(sara.id, "أهلا <b>سارة</b>")

    await expect(last(page)).to_have_attribute("data-own", "false")
    await expect(last(page).locator("b")).to_have_text("سارة")
    await expect(page.locator("#heard")).to_have_text("Muyassir: أهلا سارة")


async def test_a_press_is_shown_as_under_way_until_the_bot_answers(page: Page, bot: BareBot, sara: Someone) -> None:
    """A wheel, then the bot's words; and the button can be pressed again."""
    await bot.says(sara.id, "Choose", ["نعم", "لا"])
    await page.goto("/")
    await page.get_by_role("button", name="نعم").click()
    await expect(page.locator(".key[aria-busy]")).to_have_text("نعم")

    query = await bot.hears("callback_query")
    await bot.calls("answerCallbackQuery", callback_query_id=query["id"], text="تم الحفظ")

    assert (query["data"], query["from"]["id"]) == ("نعم", sara.id)
    await expect(page.get_by_test_id("toast")).to_have_text("تم الحفظ")
    await expect(page.get_by_role("button", name="نعم")).to_be_enabled()


async def test_an_alert_stays_until_it_is_dismissed(page: Page, bot: BareBot, sara: Someone) -> None:
    """What a bot insists on is not gone before it was read."""
    await bot.says(sara.id, "Choose", ["Close the vote"])
    await page.goto("/")
    await page.get_by_role("button", name="Close the vote").click()
    query = await bot.hears("callback_query")
    await bot.calls("answerCallbackQuery", callback_query_id=query["id"], text="Too early", show_alert=True)

    await expect(page.get_by_role("alertdialog")).to_contain_text("Too early")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("alertdialog")).to_have_count(0)


async def test_an_edit_changes_the_message_where_it_stands(page: Page, bot: BareBot, sara: Someone) -> None:
    """The focus stays in its place too: who moves by keyboard is not thrown to the top."""
    number = await bot.says(sara.id, "Question 1", ["Skip"])
    await bot.says(sara.id, "Below it")
    await page.goto("/")
    await page.get_by_role("button", name="Skip").focus()

    markup = {"inline_keyboard": [[{"text": "Back", "callback_data": "b"}]]}
    await bot.calls("editMessageText", chat_id=sara.id, message_id=number, text="Question 2", reply_markup=markup)

    edited = page.locator(f"[data-testid=message][data-id='{number}']")
    await expect(edited).to_contain_text("Question 2")
    await expect(edited.get_by_test_id("edited")).to_be_visible()
    await expect(edited.get_by_role("button", name="Reply")).to_have_count(1)
    await expect(edited.get_by_role("button", name="Back")).to_be_focused()
    await expect(last(page)).to_contain_text("Below it")


async def test_a_deleted_message_is_gone(page: Page, bot: BareBot, sara: Someone) -> None:
    """Nothing of it stays on the screen."""
    number = await bot.says(sara.id, "Not for long")
    await page.goto("/")
    await expect(last(page)).to_contain_text("Not for long")

    await bot.calls("deleteMessage", chat_id=sara.id, message_id=number)

    await expect(page.get_by_text("Not for long")).to_have_count(0)


async def test_enter_sends_and_shift_enter_begins_a_line(page: Page, bot: BareBot, sara: Someone) -> None:
    """As in every messenger; and the field is empty afterwards."""
    await bot.hears()
    await page.goto("/")
    field = page.get_by_test_id("composer")
    await field.fill("السطر الأول")
    await field.press("Shift+Enter")
    await field.press_sequentially("two")
    await field.press("Enter")

    assert (await bot.hears())["text"] == "السطر الأول\ntwo"
    await expect(field).to_have_value("")
    await expect(field).to_be_focused()
    await expect(last(page)).to_contain_text("two")
    assert await last(page).locator(".line").evaluate_all("all => all.map(line => line.dir)") == ["rtl", "ltr"]


async def test_the_slash_button_lists_the_commands_and_sends_the_one_pressed(
    page: Page, bot: BareBot, sara: Someone
) -> None:
    """With their descriptions in the person's own language."""
    await bot.hears()
    settings = [{"command": "settings", "description": "الإعدادات"}]
    await bot.calls("setMyCommands", commands=settings, language_code="ar")
    await page.goto("/")
    await page.get_by_test_id("open-commands").click()
    await expect(page.get_by_test_id("commands")).to_contain_text("الإعدادات")

    await page.get_by_test_id("commands").get_by_role("button", name="/settings").click()

    assert (await bot.hears())["text"] == "/settings"
    await expect(page.get_by_test_id("commands")).to_have_count(0)


async def test_voice_contact_sticker_and_documents_reach_the_bot(page: Page, bot: BareBot, sara: Someone) -> None:
    """Whatever a conversation must be able to take can be sent from here."""
    await bot.hears()
    await page.goto("/")
    heard = []
    for kind in ("voice", "sticker", "contact"):
        await page.get_by_test_id("open-attach").click()
        await page.get_by_test_id(f"attach-{kind}").click()
        if kind == "contact":
            await page.get_by_role("button", name="Share").click()
        heard.append(kind in await bot.hears())
        await expect(page.get_by_test_id("attach")).to_have_count(0)
        await expect(last(page).get_by_test_id(kind)).to_be_visible()
    assert heard == [True, True, True]

    await page.get_by_test_id("open-attach").click()
    await page.get_by_test_id("file").set_input_files({"name": "خطة.csv", "mimeType": "text/csv", "buffer": b"a,b"})
    document = (await bot.hears())["document"]
    assert (document["file_name"], document["file_size"]) == ("خطة.csv", 3)


async def test_a_photo_opens_large_and_escape_closes_it(page: Page, bot: BareBot, sara: Someone) -> None:
    """A radar must be legible on a phone."""
    await bot.uploads("sendPhoto", "photo", "radar.png", picture(900, 700), chat_id=sara.id, caption="7.5")
    await page.goto("/")
    await expect(last(page)).to_contain_text("7.5")

    await page.get_by_test_id("photo").click()
    large = page.get_by_test_id("enlarged").locator("img")
    await expect(large).to_be_visible()
    assert await large.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 900
    await page.keyboard.press("Escape")
    await expect(large).to_have_count(0)


async def test_a_document_is_named_measured_and_downloaded(page: Page, bot: BareBot, sara: Someone) -> None:
    """*My data* is a file that one can keep."""
    await bot.uploads("sendDocument", "document", "بياناتي.json", b"{}" * 1024, chat_id=sara.id)
    await page.goto("/")
    await expect(page.get_by_test_id("document")).to_contain_text("2 KB")

    async with page.expect_download() as download:
        await page.get_by_test_id("document").click()

    assert (await download.value).suggested_filename == "بياناتي.json"
    assert (await (await download.value).path()).read_bytes() == b"{}" * 1024


async def test_a_reply_keyboard_sends_its_words_and_the_contact(page: Page, bot: BareBot, sara: Someone) -> None:
    """The one place where Telegram asks for a phone number."""
    await bot.hears()
    rows = [[{"text": "رقم الهاتف", "request_contact": True}], [{"text": "إلغاء"}]]
    await bot.calls("sendMessage", chat_id=sara.id, text="?", reply_markup={"keyboard": rows})
    await page.goto("/")

    await page.get_by_test_id("replies").get_by_role("button", name="إلغاء").click()
    assert (await bot.hears())["text"] == "إلغاء"

    await page.get_by_test_id("replies").get_by_role("button", name="رقم الهاتف").click()
    await page.get_by_role("button", name="Share").click()
    assert (await bot.hears())["contact"]["first_name"] == "سارة"


async def test_a_reply_quotes_what_it_answers(page: Page, bot: BareBot, sara: Someone) -> None:
    """In a group it is how the bot hears free words."""
    await bot.hears()
    number = await bot.says(sara.id, "Which articles?")
    await page.goto("/")
    await last(page).get_by_role("button", name="Reply").click()
    await page.get_by_test_id("composer").fill("All")
    await page.get_by_test_id("send").click()

    assert (await bot.hears())["reply_to_message"]["message_id"] == number
    await expect(last(page).locator(".quoted")).to_have_text("Which articles?")


async def test_the_bot_is_seen_typing(page: Page, bot: BareBot, sara: Someone) -> None:
    """And no longer once it has spoken."""
    await page.goto("/")
    await bot.calls("sendChatAction", chat_id=sara.id, action="typing")
    await expect(page.get_by_test_id("chat-state")).to_have_text("typing…")

    await bot.says(sara.id, "Here it is")
    await expect(page.get_by_test_id("chat-state")).to_have_text("bot")
