"""Presses on buttons, and the links that are followed by them."""

import asyncio
import re
import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.sandbox.errors import Impossible
from bot.sandbox.members import is_there
from bot.sandbox.presses import Press
from bot.sandbox.says import send
from bot.sandbox.world import Chat, Json, Person, World

PATIENCE = 3.0  # seconds that a client shows its wheel for a press
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


async def press(world: World, person: Person, chat: Chat, message_id: int, button: Any) -> Json:
    """Press an inline button, named by its label or by [row, column].

    Returns {"answered": what the bot answered, or None after three seconds, "url": where the button leads}.
    A button with a link to the bot and ?start= is followed: /start is sent in the private chat. A link
    in the bot's answer is only handed back.
    """
    message = chat.messages.get(message_id)
    if message is None:
        raise Impossible(f"there is no message {message_id} in this chat", 404)
    found = _button(message, button)
    if "url" in found:
        follow(world, person, found["url"])
        return {"answered": None, "url": found["url"]}
    if "callback_data" not in found:
        return {"answered": None, "url": None}
    if chat.private and person.blocked:
        raise Impossible(f"{person.name} has blocked the bot", 409)
    return {"answered": await _call_back(world, person, chat, message, found["callback_data"]), "url": None}


def follow(world: World, person: Person, url: str) -> None:
    """Open a link. A deep link to the bot starts it, as after pressing Start; others lead outside."""
    payload = start_payload(world, url)
    if payload is not None:
        send(world, person, world.chats[person.id], {"text": f"/start {payload}".strip()})


def start_payload(world: World, url: str) -> str | None:
    """What ?start= carries, for a link to the bot itself; None without one and for any other address.

    Clients drop a payload that is longer than 64 letters, or has any but Latin ones, digits, _ and -.
    """
    parts = urlsplit(url if "://" in url else f"https://{url}")
    query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    domain = query.get("domain", "") if parts.scheme == "tg" else parts.path.strip("/")
    ours = domain.lower() == world.bot["username"].lower()
    if not ours or (parts.scheme != "tg" and parts.netloc not in ("t.me", "telegram.me")):
        return None
    start = query.get("start")
    return start if start is None or _PAYLOAD.fullmatch(start) else ""


def _button(message: Json, button: Any) -> Json:
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    if isinstance(button, list):
        row, column = button
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            return rows[row][column]
    for found in (found for row in rows for found in row):
        if found["text"] == button:
            return found
    labels = [found["text"] for row in rows for found in row]
    raise Impossible(f"there is no button {button!r}; the message has {labels}", 404)


async def _call_back(world: World, person: Person, chat: Chat, message: Json, data: str) -> Json | None:
    number = str(secrets.randbits(62))
    waiting = world.presses[number] = Press(person.id, world.clock.seconds())
    query = {
        "id": number,
        "from": person.user,
        "message": message,
        "chat_instance": str(-chat.id * 7919),
        "data": data,
    }
    if is_there(world, chat):
        world.updates.add("callback_query", query)
    done, _ = await asyncio.wait([waiting.answer], timeout=PATIENCE)
    return waiting.answer.result() if done else None
