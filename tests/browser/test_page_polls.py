"""The chat page: polls, pins, who leads a group, and several people beside each other."""

import asyncio
from datetime import datetime

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.bare_bot import BareBot
from tests.browser.conftest import DESKTOP
from tests.sandbox import Sandbox, Someone
from tests.voters import counts, votes

pytestmark = pytest.mark.asyncio(loop_scope="session")

MARKET = {"question": "أيّ يوم للسوق؟", "options": ["الجمعة", "Samedi", "Sunday"], "is_anonymous": False}


@pytest_asyncio.fixture(loop_scope="session")
async def amel(world: Sandbox) -> Someone:
    return await world.person("Amel", language="fr")


@pytest_asyncio.fixture(loop_scope="session")
async def mahdia(world: Sandbox, sara: Someone, amel: Someone) -> int:
    """A group of the two, with the bot."""
    return await world.group("قطب المهدية", sara, amel)


async def test_one_press_votes_and_shows_the_counts(
    page: Page, bot: BareBot, sara: Someone, amel: Someone, mahdia: int
) -> None:
    """Another press changes the vote, and it can be taken back."""
    await bot.calls("sendPoll", chat_id=mahdia, **MARKET)
    await votes(amel, "Samedi", chat=mahdia)
    await page.goto(f"/#/{sara.id}/{mahdia}")
    options = page.get_by_test_id("poll-option")
    await expect(page.get_by_test_id("poll-total")).to_have_text("1 vote")
    await expect(page.locator(".share")).to_have_count(0)

    await options.nth(1).click()
    await expect(options.nth(1).locator(".share")).to_have_text("100 %")
    await expect(options.nth(1)).to_contain_text("Amel · سارة")
    await options.nth(0).click()
    await expect(options.nth(0)).to_have_attribute("aria-checked", "true")
    assert await counts(sara, mahdia) == {"الجمعة": 1, "Samedi": 1, "Sunday": 0}

    await page.get_by_role("button", name="Retract vote").click()
    await expect(page.get_by_test_id("poll-total")).to_have_text("1 vote")
    await expect(page.locator(".share")).to_have_count(0)


async def test_several_answers_are_ticked_and_sent_at_once(
    page: Page, bot: BareBot, sara: Someone, amel: Someone, mahdia: int
) -> None:
    """What is ticked stays so while somebody else votes."""
    await bot.calls("sendPoll", chat_id=mahdia, allows_multiple_answers=True, **MARKET)
    await page.goto(f"/#/{sara.id}/{mahdia}")
    options = page.get_by_test_id("poll-option")
    for place in (2, 0):
        await options.nth(place).click()
    await votes(amel, "Sunday", chat=mahdia)
    await expect(page.get_by_test_id("poll-total")).to_have_text("1 vote")
    await page.get_by_role("button", name="Vote", exact=True).click()

    await expect(page.get_by_test_id("poll-total")).to_have_text("2 votes")
    assert await counts(sara, mahdia) == {"الجمعة": 1, "Samedi": 0, "Sunday": 2}


async def test_a_closed_poll_shows_its_result_to_everybody(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone, amel: Someone, mahdia: int
) -> None:
    """The clock is moved from the page to the moment when it closes."""
    await bot.calls("sendPoll", chat_id=mahdia, open_period=86400, **MARKET)
    await votes(amel, "Samedi", chat=mahdia)
    before = await now(world)
    await page.goto(f"/#/{sara.id}/{mahdia}")
    await expect(page.get_by_test_id("poll")).to_contain_text("closes")

    await page.get_by_test_id("clock-next").click()

    await expect(page.get_by_test_id("poll")).to_contain_text("Final results")
    await expect(page.get_by_test_id("poll-option").nth(1)).to_be_disabled()
    await expect(page.locator(".share")).to_have_text(["0 %", "100 %", "0 %"])
    assert 86_300 <= (await now(world) - before).total_seconds() < 87_000
    await page.get_by_test_id("clock-next").click()
    await expect(page.get_by_test_id("toast")).to_have_text("nothing is waited for")


async def test_a_forwarded_poll_says_where_it_is_from(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone, mahdia: int
) -> None:
    """And a vote in it is one in the group."""
    sent = await bot.calls("sendPoll", chat_id=mahdia, **MARKET)
    forward = {"chat": mahdia, "message": sent["message_id"]}
    await world.post(f"/world/people/{sara.id}/send", chat="bot", forward=forward)
    await page.goto(f"/#/{sara.id}/bot")
    await expect(page.get_by_test_id("message").last).to_contain_text("Forwarded from Muyassir")
    await page.get_by_test_id("poll-option").last.click()
    await expect(page.get_by_test_id("poll-total")).to_have_text("1 vote")
    assert (await counts(sara, mahdia))["Sunday"] == 1


async def test_a_message_is_pinned_and_found_again(page: Page, bot: BareBot, sara: Someone, mahdia: int) -> None:
    """Whoever leads pins it from the line of the reply; a press on the pin leads back to it."""
    rules = await bot.says(mahdia, "Our rules")
    for number in range(30):
        await bot.says(mahdia, f"Line {number}\nand more")
    await page.goto(f"/#/{sara.id}/{mahdia}")
    message = page.locator(f'[data-id="{rules}"]')
    await expect(page.get_by_test_id("message").last).to_be_in_viewport()
    await page.get_by_test_id("thread").evaluate("box => box.scrollTo(0, 0)")
    await expect(page.get_by_test_id("newest")).to_be_visible()
    await message.get_by_role("button", name="Reply").click()
    await page.get_by_test_id("pin").click()
    await page.get_by_test_id("newest").click()
    await expect(message).not_to_be_in_viewport()

    await page.get_by_test_id("pinned").click()

    await expect(message).to_be_in_viewport()
    await expect(page.get_by_test_id("newest")).to_be_visible()
    await message.get_by_role("button", name="Reply").click()
    await page.get_by_test_id("pin").click()
    await expect(page.get_by_test_id("pinned")).to_have_count(0)


async def test_who_may_not_pin_is_not_offered_to(page: Page, bot: BareBot, amel: Someone, mahdia: int) -> None:
    """In a group that is for those who lead it."""
    await bot.says(mahdia, "Our rules")
    await page.goto(f"/#/{amel.id}/{mahdia}")
    await page.get_by_role("button", name="Reply").last.click()
    await expect(page.get_by_role("button", name="Do not reply")).to_be_visible()
    await expect(page.get_by_test_id("pin")).to_have_count(0)


async def test_an_administrator_writes_in_the_groups_name(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone, amel: Someone, mahdia: int
) -> None:
    """From the menu of the group, which becomes a supergroup with that."""
    await page.goto(f"/#/{amel.id}/{mahdia}")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("button", name="Lead the group").click()
    await expect(page.get_by_test_id("chat-state")).to_have_text("3 members · you lead")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("button", name="Stay anonymous").click()
    await expect(page.get_by_test_id("chat-state")).to_have_text("3 members · you lead anonymously")

    await page.get_by_test_id("composer").fill("Demain à six heures")
    await page.get_by_test_id("send").click()

    await expect(page.get_by_test_id("message")).to_have_attribute("data-own", "true")
    [group] = await world.get("/world/groups")
    assert (await sara.messages(group["id"]))[-1].author == "قطب المهدية"


async def test_the_bot_is_made_an_administrator_and_a_member_again(
    page: Page, bot: BareBot, sara: Someone, mahdia: int
) -> None:
    """By whoever looks at the group, and as its administrator it may pin."""
    sent = await bot.says(mahdia, "Our rules")
    await page.goto(f"/#/{sara.id}/{mahdia}")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("button", name="Make the bot an administrator").click()
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "member"  # when it was let in
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "administrator"
    await bot.calls("pinChatMessage", chat_id=mahdia, message_id=sent)
    await expect(page.get_by_test_id("pinned")).to_contain_text("Our rules")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("button", name="The bot is a member only").click()
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "member"


@pytest.mark.parametrize("width", [390, DESKTOP["width"]])
async def test_several_people_vote_beside_each_other(
    page: Page, bot: BareBot, sara: Someone, amel: Someone, mahdia: int, width: int
) -> None:
    """Each at a page of their own, all at once; what one does the others see."""
    await page.set_viewport_size({"width": width, "height": 844})
    await bot.calls("sendPoll", chat_id=mahdia, **MARKET)
    await page.goto(f"/#/{sara.id}/{mahdia}")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_role("button", name="Everybody side by side").click()
    places = [page.get_by_test_id(f"place-{who.id}").frame_locator("iframe") for who in (sara, amel)]
    for place, option in zip(places, (0, 1), strict=True):
        await expect(place.get_by_test_id("clock-hour")).to_be_hidden()
        await place.get_by_test_id("poll-option").nth(option).click()
    for place in places:
        await expect(place.get_by_test_id("poll-total")).to_have_text("2 votes")

    async with page.expect_response("**/world/clock"):
        await page.get_by_test_id("clock-day").click()
    await page.get_by_test_id("alone").click()
    await expect(page.get_by_test_id("chat-title")).to_have_text("قطب المهدية")


async def test_six_people_beside_each_other_wait_on_one_connection(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone
) -> None:
    """A browser keeps six connections to one host: were each person to wait on one, nobody could act."""
    others = [await world.person(name) for name in ("Amel", "Aziz", "Hedi", "Lina", "Nour")]
    group = await world.group("Sfax", sara, *others)
    await page.goto(f"/side.html#/{group}/" + ",".join(str(one.id) for one in (sara, *others)))
    last = page.get_by_test_id(f"place-{others[-1].id}").frame_locator("iframe")
    await last.get_by_test_id("composer").fill("Bonsoir")
    await last.get_by_test_id("send").click()
    first = page.get_by_test_id(f"place-{sara.id}").frame_locator("iframe")
    await expect(first.get_by_test_id("message").last).to_contain_text("Bonsoir")
    await asyncio.gather(*(expect(page.get_by_test_id(f"place-{one.id}")).to_be_attached() for one in others))


async def now(world: Sandbox) -> datetime:
    return datetime.fromisoformat((await world.get("/world/clock"))["now"])
