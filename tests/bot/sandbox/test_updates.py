"""getUpdates: what waits, for how long, who may ask."""

import asyncio

import pytest

from bot.sandbox.clock import Clock
from bot.sandbox.errors import Failure
from bot.sandbox.updates import Updates
from tests.bot.sandbox.conftest import Api, buttons
from tests.sandbox import Sandbox, Someone

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates: list[dict]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_waits_until_it_is_confirmed(api: Api, sara: Someone) -> None:
    """Confirmed is what lies before the offset of a later call."""
    for word in ("a", "b", "c"):
        await sara.says(word)
    first = await api.updates(limit=2)
    assert texts(first) == ["a", "b"]
    assert await api.updates(limit=2) == first
    assert texts(await api.updates(offset=first[0]["update_id"] + 1)) == ["b", "c"]
    assert texts(await api.updates()) == ["b", "c"]


async def test_a_negative_offset_forgets_all_but_the_last(api: Api, sara: Someone) -> None:
    """Counted from the end of the queue."""
    for word in ("a", "b", "c"):
        await sara.says(word)
    assert texts(await api.updates(offset=-1)) == ["c"]
    assert texts(await api.updates()) == ["c"]


async def test_a_poll_waits_for_the_first_update(api: Api, sara: Someone) -> None:
    """It answers as soon as something is there."""
    polling = asyncio.create_task(api.updates(timeout=30))
    await asyncio.sleep(0.05)
    assert not polling.done()
    await sara.says("now")
    assert texts(await polling) == ["now"]


async def test_a_poll_gives_up_after_its_timeout(api: Api, sara: Someone) -> None:
    """With an empty list."""
    assert await api.updates(timeout=1) == []


async def test_of_two_pollers_one_is_told_to_go(api: Api, sara: Someone) -> None:
    """The other one gets what comes."""
    polling = [asyncio.create_task(api.answer("getUpdates", timeout=30)) for _ in range(2)]
    [gone], [still] = await asyncio.wait(polling, return_when=asyncio.FIRST_COMPLETED)
    assert gone.result() == {"ok": False, "error_code": 409, "description": CONFLICT}
    await sara.says("hello")
    assert texts((await still)["result"]) == ["hello"]


async def test_it_is_the_first_of_two_pollers_that_has_to_go() -> None:
    """So that whoever was started last works, and the other one finds out."""
    updates = Updates(Clock())
    first = asyncio.create_task(updates.next(0, 100, 30, None))
    await asyncio.sleep(0)
    second = asyncio.create_task(updates.next(0, 100, 30, None))
    with pytest.raises(Failure, match="Conflict"):
        await first
    updates.add("message", {"text": "hello"})
    assert [update["message"] for update in await second] == [{"text": "hello"}]


async def test_only_the_kinds_that_were_asked_for_come(api: Api, sara: Someone) -> None:
    """The choice is kept until another one is made; an empty one is Telegram's own."""
    await api.updates(allowed_updates=["callback_query"])
    await sara.says("unheard")
    await api.updates(allowed_updates=[])
    await sara.says("heard")
    assert texts(await api.updates()) == ["heard"]


@pytest.mark.parametrize(("hours", "left"), [(23, ["late"]), (25, [])])
async def test_an_update_is_kept_for_a_day(
    world: Sandbox, api: Api, sara: Someone, hours: int, left: list[str]
) -> None:
    """By the world's clock."""
    await sara.says("late")
    await world.advance(hours=hours)
    assert texts(await api.updates()) == left


async def test_a_press_is_kept_for_150_seconds_only(world: Sandbox, api: Api, sara: Someone) -> None:
    """Words that came after it are still there."""
    await api("sendMessage", chat_id=sara.id, text="?", reply_markup=buttons(["A"]))
    press = asyncio.create_task(sara.presses("A"))
    await api.updates(timeout=5)
    await sara.says("b")
    await world.advance(151)
    assert texts(await api.updates()) == ["b"]
    press.cancel()


async def test_ids_start_anew_after_a_quiet_week(world: Sandbox, api: Api, sara: Someone) -> None:
    """A high-water mark would take the new ones for old; an offset of before confirms nothing."""
    await sara.says("before")
    old = (await api.fetched())[0]["update_id"]
    await world.advance(days=8)
    await sara.says("after")
    new = (await api.updates(offset=old + 1))[-1]
    assert (new["message"]["text"], abs(new["update_id"] - old) > 1000) == ("after", True)


async def test_updates_are_delivered_again_under_their_ids(world: Sandbox, api: Api, sara: Someone) -> None:
    """Confirmed ones too; shuffled by a seed."""
    for word in "abcdef":
        await sara.says(word)
    first = await api.fetched()
    assert await world.redeliver(3) == 3
    assert await api.updates(offset=first[-1]["update_id"] + 1) == first[-3:]
    await world.redeliver(6, shuffle=1)
    again = await api.updates(offset=first[-1]["update_id"] + 1)
    assert again != first
    assert sorted(again, key=lambda update: update["update_id"]) == first
    assert await api.updates() == []


async def test_updates_delivered_again_wake_a_waiting_poll(world: Sandbox, api: Api, sara: Someone) -> None:
    """Nobody polls in a hurry."""
    await sara.says("a")
    last = (await api.fetched())[-1]
    polling = asyncio.create_task(api.updates(offset=last["update_id"] + 1, timeout=30))
    await asyncio.sleep(0.05)
    await world.redeliver(1)
    assert await polling == [last]


async def test_there_are_no_webhooks(api: Api, sara: Someone) -> None:
    """Deleting one is fine, and may drop what waits."""
    await sara.says("a")
    assert await api("deleteWebhook") is True
    waiting = {"url": "", "has_custom_certificate": False, "pending_update_count": 1}
    assert await api("getWebhookInfo") == waiting
    assert await api("deleteWebhook", drop_pending_updates=True) is True
    assert (await api("getWebhookInfo"))["pending_update_count"] == 0
    assert (await api.refusal("setWebhook", url="https://a.tn"))[0] == 400
    assert await api("setWebhook", url="") is True


async def test_the_info_names_the_kinds_that_were_asked_for(api: Api) -> None:
    """As Telegram does."""
    await api.updates(allowed_updates=["message", "callback_query"])
    assert (await api("getWebhookInfo"))["allowed_updates"] == ["callback_query", "message"]
