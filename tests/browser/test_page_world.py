"""The chat page: people, groups, links, the clock, and moving about."""

import re
from datetime import datetime

import pytest
from playwright.async_api import Page, expect

from tests.browser.bare_bot import BareBot
from tests.browser.conftest import DESKTOP
from tests.sandbox import Sandbox, Someone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_one_press_makes_one_somebody_else(page: Page, world: Sandbox, bot: BareBot, sara: Someone) -> None:
    """The facilitator is one press away, with their own chat and their own words on the right side."""
    amel = await world.person("Amel", language="fr")
    await world.post("/world/seat", seats=[{"person": sara.id}, {"person": amel.id, "label": "Facilitator"}])
    await amel.says("Bonjour")
    await page.goto("/")
    await expect(page.get_by_test_id("seat-0")).to_have_attribute("aria-pressed", "true")

    await page.get_by_test_id("seat-1").click()

    await expect(page.get_by_test_id("seat-1")).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_test_id("message")).to_have_count(1)
    await expect(page.get_by_test_id("message")).to_have_attribute("data-own", "true")
    await expect(page.get_by_role("button", name="Amel, Facilitator")).to_be_visible()


async def test_the_seat_that_one_takes_is_seen_whole(page: Page, world: Sandbox, sara: Someone) -> None:
    """On a phone there is room for three, and the clock has its share of it from the first look on."""
    people = [sara, *[await world.person(name) for name in ("Amel", "Rim", "Slim", "Omar")]]
    await world.post("/world/seat", seats=[{"person": one.id, "label": "Les Amis du littoral"} for one in people])
    await page.goto(f"/#/{people[3].id}/bot")
    await expect(page.get_by_test_id("seat-3")).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_test_id("clock")).to_contain_text(":")
    await expect(page.get_by_test_id("seat-3")).to_be_in_viewport(ratio=0.97)  # but for parts of a pixel


async def test_a_person_can_be_added_and_starts_at_once(page: Page, bot: BareBot, sara: Someone) -> None:
    """With a language of their own."""
    await bot.hears()
    await page.goto("/")
    await page.get_by_test_id("new-person").click()
    await page.get_by_label("First name").fill("خالد")
    await page.get_by_label("Language").select_option("fr")
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_test_id("start").click()

    newcomer = (await bot.hears())["from"]
    assert (newcomer["first_name"], newcomer["language_code"]) == ("خالد", "fr")


async def test_a_group_is_made_spoken_in_left_and_joined(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone
) -> None:
    """Names stand above what others say there, and not above one's own words."""
    amel = await world.person("Amel", language="fr")
    await page.goto("/")
    await page.get_by_test_id("back").click()
    await page.get_by_test_id("new-group").click()
    await page.get_by_label("Title").fill("قطب المهدية")
    await page.get_by_role("checkbox", name="Amel").check()
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_test_id("chat-title")).to_have_text("قطب المهدية")
    await expect(page.get_by_test_id("chat-state")).to_have_text("3 members · you lead")
    group = (await world.get("/world/groups"))[0]["id"]

    await amel.says("Bonjour", chat=group)
    await amel.says("Ça va ?", chat=group)
    await sara.says("أهلا", chat=group)
    await expect(page.locator(".from")).to_have_text(["Amel"])

    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("button", name="Leave the group").click()
    await page.get_by_test_id("join").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await expect(page.locator(".service").last).to_have_text("سارة joined")


async def test_someone_outside_a_group_finds_it_to_join(page: Page, world: Sandbox, sara: Someone) -> None:
    """Open to all who play, as an invitation to it would be."""
    amel = await world.person("Amel", language="fr")
    group = await world.group("Sfax", amel)
    await page.goto("/")
    await page.get_by_test_id("back").click()
    await page.get_by_test_id("join-group").click()
    await page.get_by_role("button", name="Sfax").click()

    await expect(page.get_by_test_id("chat-title")).to_have_text("Sfax")
    assert sara.id in (await world.get("/world/groups"))[0]["members"]
    await expect(page).to_have_url(re.compile(rf"#/{sara.id}/{group}$"))


async def test_a_command_in_a_group_names_the_bot(page: Page, world: Sandbox, bot: BareBot, sara: Someone) -> None:
    """Otherwise another bot of the group would answer too."""
    group = await world.group("Sfax", sara)
    await bot.calls("setMyCommands", commands=[{"command": "help", "description": "Help"}])
    await page.goto(f"/#/{sara.id}/{group}")
    await page.get_by_test_id("open-commands").click()
    await page.get_by_role("button", name="/help").click()

    await expect(page.get_by_test_id("message").last).to_contain_text(f"/help@{world.username}")


@pytest.mark.parametrize("where", ["button", "text"])
async def test_a_deep_link_leads_to_the_private_chat_and_waits_for_start(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone, where: str
) -> None:
    """From a group's message to the bot, with what the link carries, and not before Start is pressed."""
    await bot.hears()
    group = await world.group("Sfax", sara)
    link = f"https://t.me/{world.username}?start=round_3"
    if where == "button":
        await bot.says(group, "A new round", [{"text": "Take part", "url": link}])
    else:
        await bot.says(group, f'A new round: <a href="{link}">Take part</a>')
    await page.goto(f"/#/{sara.id}/{group}")
    await page.get_by_test_id("message").get_by_text("Take part").click()
    await expect(page).to_have_url(re.compile("/bot$"))
    assert [message.text for message in await sara.messages()] == ["/start"]

    await page.get_by_test_id("start").click()

    await expect(page.get_by_test_id("message")).to_have_count(2)
    await expect(page.get_by_test_id("composer")).to_be_visible()
    assert [message.text for message in await sara.messages()] == ["/start", "/start round_3"]


async def test_another_address_opens_beside_the_page(page: Page, bot: BareBot, sara: Someone) -> None:
    """And it learns nothing of the page."""
    await bot.says(sara.id, "Read", [{"text": "Site", "url": "http://127.0.0.1:9/"}])
    await page.goto("/")
    async with page.expect_popup() as popup:
        await page.get_by_role("button", name="Site").click()
    assert await (await popup.value).evaluate("window.opener") is None
    await expect(page.get_by_test_id("composer")).to_be_visible()


async def test_blocking_the_bot_takes_the_composer_away(page: Page, sara: Someone) -> None:
    """And unblocking brings it back."""
    await page.goto("/")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(page.get_by_test_id("composer")).to_have_count(0)

    await page.get_by_test_id("unblock").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()


@pytest.mark.parametrize(("step", "seconds"), [("hour", 3600), ("day", 86400)])
async def test_the_clock_is_moved_by_its_buttons(
    page: Page, world: Sandbox, sara: Someone, step: str, seconds: int
) -> None:
    """A reminder of tomorrow is seen today."""
    before = await now(world)
    await page.goto("/")
    await expect(page.get_by_test_id("clock")).not_to_be_empty()
    async with page.expect_response("**/world/clock"):
        await page.get_by_test_id(f"clock-{step}").click()

    assert seconds <= (await now(world) - before).total_seconds() < seconds + 600


async def test_a_new_day_is_separated_from_the_one_before(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone
) -> None:
    """As one would say it."""
    await page.goto("/")
    await expect(page.get_by_test_id("day")).to_have_text(["Today"])
    await world.advance(days=1)
    await bot.says(sara.id, "Good morning")
    await expect(page.get_by_test_id("day")).to_have_text(["Yesterday", "Today"])


async def test_who_reads_above_the_end_is_left_there(page: Page, bot: BareBot, sara: Someone) -> None:
    """New messages wait below, a button leads to them, and from there one follows again."""
    for number in range(30):
        await bot.says(sara.id, f"Line {number}\nand more")
    await page.goto("/")
    thread = page.get_by_test_id("thread")
    await expect(thread.get_by_text("Line 29")).to_be_in_viewport()
    await thread.evaluate("box => box.scrollTo(0, 200)")
    await expect(page.get_by_test_id("newest")).to_be_visible()

    await bot.says(sara.id, "The newest")
    await expect(thread.get_by_text("The newest")).to_have_count(1)
    assert await thread.evaluate("box => box.scrollTop") == 200

    await page.get_by_test_id("newest").click()
    await expect(thread.get_by_text("The newest")).to_be_in_viewport()
    await bot.says(sara.id, "Newer still")
    await expect(thread.get_by_text("Newer still")).to_be_in_viewport()
    await expect(page.get_by_test_id("newest")).to_be_hidden()


async def test_the_list_shows_what_is_unread(page: Page, world: Sandbox, bot: BareBot, sara: Someone) -> None:
    """Until the chat is opened; the way back is one press on a phone."""
    group = await world.group("Sfax", sara)
    await bot.says(group, "One")
    await page.goto(f"/#/{sara.id}")
    entry = page.get_by_test_id(f"chat-{group}")
    await expect(entry.locator(".unread")).to_be_visible()
    await expect(page.get_by_test_id("composer")).to_be_hidden()

    await entry.click()
    await expect(page.get_by_test_id("message").last).to_contain_text("One")
    await page.get_by_test_id("back").click()
    await expect(entry).to_be_visible()
    await expect(entry.locator(".unread")).to_have_count(0)


async def test_a_desktop_shows_the_list_beside_the_chat(page: Page, sara: Someone) -> None:
    """Where there is room for both."""
    await page.set_viewport_size(DESKTOP)
    await page.goto("/")
    await expect(page.get_by_test_id("chat-bot")).to_be_visible()
    await expect(page.get_by_test_id("composer")).to_be_visible()


async def test_a_reload_comes_back_to_the_same_person_and_chat(page: Page, world: Sandbox, sara: Someone) -> None:
    """The address says who and where, so two windows can be two people."""
    amel = await world.person("Amel", language="fr")
    group = await world.group("Sfax", amel, sara)
    await page.goto(f"/#/{amel.id}/{group}")
    await page.reload()
    await expect(page.get_by_test_id("chat-title")).to_have_text("Sfax")
    await expect(page.get_by_role("button", name="Amel")).to_have_attribute("aria-pressed", "true")


async def test_a_draft_waits_while_one_is_elsewhere(page: Page, world: Sandbox, sara: Someone) -> None:
    """Nothing typed is lost."""
    amel = await world.person("Amel", language="fr")
    await page.goto("/")
    await page.get_by_test_id("composer").fill("نصف جملة")
    await page.get_by_test_id(f"person-{amel.id}").click()
    await expect(page.get_by_test_id("start")).to_be_visible()
    await page.get_by_role("button", name="سارة").click()
    await expect(page.get_by_test_id("composer")).to_have_value("نصف جملة")


async def test_an_answer_is_given_without_a_mouse(page: Page, bot: BareBot, sara: Someone) -> None:
    """From the field backwards with Tab, and Enter presses."""
    await bot.says(sara.id, "Choose", ["Yes"])
    await page.goto("/")
    await page.get_by_test_id("composer").focus()
    for _ in range(2):  # over the commands, which are none, and the thread's own stop
        await page.keyboard.press("Shift+Tab")
        if await page.get_by_role("button", name="Yes").evaluate("key => key === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    assert (await bot.hears("callback_query"))["data"] == "Yes"


async def test_the_page_says_when_the_sandbox_is_gone_and_finds_it_again(page: Page, sara: Someone) -> None:
    """The demo may be restarted under an open page."""
    await page.goto("/")
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await page.context.set_offline(True)
    await page.get_by_test_id("clock-hour").click()
    await expect(page.get_by_test_id("toast")).to_have_text("The sandbox does not answer")

    await page.context.set_offline(False)
    await sara.says("أهلا")
    await expect(page.get_by_test_id("message").last).to_contain_text("أهلا")
    await expect(page.locator("#offline")).to_be_hidden()


async def now(world: Sandbox) -> datetime:
    return datetime.fromisoformat((await world.get("/world/clock"))["now"])
