"""The chat page: the bot is let into a group by its link."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.bare_bot import BareBot
from tests.sandbox import Sandbox, Someone

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(("payload", "said"), [("", []), ("=g1", ["/start@muyassir_demo_bot g1"])])
async def test_a_link_lets_the_bot_into_a_group(
    page: Page, world: Sandbox, bot: BareBot, sara: Someone, payload: str, said: list[str]
) -> None:
    """Whoever opens it chooses the group, and is there then; what the link carries is said to the bot."""
    group = await world.group("Sfax", sara, bot=False)
    await bot.says(sara.id, "Groups", [{"text": "Add", "url": f"https://t.me/{world.username}?startgroup{payload}"}])
    await page.goto(f"/#/{sara.id}/bot")
    await page.locator(".key", has_text="Add").click()
    await page.get_by_role("button", name="Sfax").click()

    change = await bot.hears("my_chat_member")
    assert (change["chat"]["id"], change["from"]["id"]) == (group, sara.id)
    await expect(page.get_by_test_id("chat-title")).to_have_text("Sfax")
    await expect(page.get_by_test_id("message")).to_have_count(len(said))
    heard = [message.text for message in await sara.messages(group) if message.text != "Muyassir joined"]
    assert heard == said
