"""The door of the Bot API: tokens, methods, files, the log of calls."""

from pathlib import Path

import pytest

from bot.sandbox.methods import NAMED
from tests.bot.sandbox.conftest import Api
from tests.sandbox import Sandbox, Someone


async def test_the_bot_knows_itself(world: Sandbox, api: Api) -> None:
    """Its id is the first part of its token."""
    me = await api("getMe")
    known = (me["id"], me["is_bot"], me["username"], me["can_read_all_group_messages"])
    assert known == (100200300, True, world.username, False)


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("bot1:another-token/getMe", 401, "Unauthorized"),
        ("botnonsense/getMe", 404, "Not Found"),
        ("bot{token}/sendNothing", 404, "Not Found: method not found"),
        ("file/bot{token}/photos/none.png", 404, "Not Found"),
    ],
)
async def test_a_wrong_token_or_method_is_refused(world: Sandbox, path: str, code: int, why: str) -> None:
    """With the codes that frameworks know."""
    async with world.session.get("/" + path.format(token=world.token)) as response:
        assert (response.status, await response.json()) == (code, {"ok": False, "error_code": code, "description": why})


async def test_a_body_that_is_no_json_is_an_empty_one(world: Sandbox) -> None:
    """The sandbox does not fall over it."""
    headers = {"Content-Type": "application/json"}
    async with world.session.post(f"/bot{world.token}/sendMessage", data=b"{", headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: message text is empty"


async def test_a_file_of_a_person_is_fetched_by_the_bot(world: Sandbox, api: Api, sara: Someone) -> None:
    """By the path that getFile gives."""
    await sara.sends_file("قائمة.csv", b"a,b")
    document = (await api.updates())[-1]["message"]["document"]
    assert (document["file_name"], document["file_size"]) == ("قائمة.csv", 3)
    path = (await api("getFile", file_id=document["file_id"]))["file_path"]
    async with world.session.get(f"/file/bot{world.token}/{path}") as response:
        assert await response.read() == b"a,b"
    refused = await api.refusal("getFile", file_id=document["file_unique_id"])
    assert refused == (400, "Bad Request: wrong file_id or the file is temporarily unavailable")


async def test_calls_are_kept_with_parameters_and_outcome(world: Sandbox, api: Api, sara: Someone) -> None:
    """Decoded, whatever their encoding; files by name and size."""
    last = (await world.get("/world/calls"))["last"]
    files = {"document": ("a.txt", b"xyz", "text/plain")}
    await api.upload("sendDocument", files, chat_id=str(sara.id), reply_markup={"remove_keyboard": True})
    await api.refusal("sendMessage", chat_id=5, text="[1]")
    sent, refused = await world.calls(after=last)
    assert (sent["n"], sent["method"], sent["result"]["document"]["file_name"]) == (last + 1, "sendDocument", "a.txt")
    document = {"file": "a.txt", "size": 3}
    assert sent["parameters"] == {"chat_id": sara.id, "document": document, "reply_markup": {"remove_keyboard": True}}
    assert refused["parameters"] == {"chat_id": 5, "text": "[1]"}
    assert refused["error"]["description"] == "Bad Request: chat not found"
    assert [call["n"] for call in await world.calls("sendMessage")] == [last + 2]


@pytest.mark.parametrize("method", sorted(NAMED))
def test_every_method_is_called_by_some_test_of_this_folder(method: str) -> None:
    """A method that comes without a test is found here."""
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert f'"{method}"' in tests
