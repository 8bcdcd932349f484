"""One person of the sandbox, as a journey tells of them: what they do, what they see, what they wait for."""

from __future__ import annotations

import base64
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.seen import NotSeen, Seen, line, seen

if TYPE_CHECKING:
    from tests.sandbox import Sandbox

PATIENCE = 15.0  # seconds that somebody waits for the bot
GRACE = 3.0  # seconds for a reaction to the last act, before an older button is pressed
LAST_SHOWN = 8  # messages in a failure

Marks = set[tuple[object, ...]]


@dataclass(slots=True)
class Someone:
    """A person, as a journey tells of them. ``chat`` is "bot" (their private chat) or a group's id."""

    world: Sandbox
    id: int
    name: str
    _before: dict[int | str, Marks] = field(default_factory=dict)  # each chat, when they last acted in it
    _heard: dict[int | str, Marks] = field(default_factory=dict)

    async def says(self, text: str, chat: int | str = "bot", reply_to: int | None = None) -> Seen:
        """Write something; returns the message."""
        return await self._sends(chat, text=text, reply_to=reply_to)

    async def speaks(self, seconds: int = 3, chat: int | str = "bot") -> Seen:
        """Send a voice message."""
        return await self._sends(chat, voice={"duration": seconds})

    async def sends_file(self, name: str, content: bytes, chat: int | str = "bot") -> Seen:
        """Send a document."""
        return await self._sends(chat, document={"name": name, "base64": base64.b64encode(content).decode()})

    async def sends_contact(self, phone_number: str, chat: int | str = "bot") -> Seen:
        """Share the own contact."""
        return await self._sends(chat, contact={"phone_number": phone_number, "first_name": self.name})

    async def sends_sticker(self, chat: int | str = "bot") -> Seen:
        """Send a sticker."""
        return await self._sends(chat, sticker=True)

    async def opens(self, link: str) -> None:
        """Open a deep link to the bot and press Start. Fails for a payload that Telegram would drop."""
        payload = link.partition("start=")[2]
        assert re.fullmatch("[A-Za-z0-9_-]{0,64}", payload), f"Telegram would drop the payload of {link}"
        await self.says(f"/start {payload}".strip())

    async def presses(self, label: str, chat: int | str = "bot", patience: float = PATIENCE) -> str:
        """Press the button of that label, of the newest message that has it; waits until there is one.

        What came or changed since they last acted goes first; an older button is pressed only when
        nothing newer has that label after ``GRACE`` seconds. A label of the reply keyboard is sent as
        words. A deep link, of the button or of the bot's answer, is followed. Returns the notice that
        the bot answered with ("" without one).
        """
        message = await self._with_button(label, chat, patience)
        if message is None:
            return await self._presses_key(label, chat)
        await self._acts(chat)
        answer = await self.world.post(f"/world/people/{self.id}/press", chat=chat, message=message.id, button=label)
        answered = answer["answered"] or {}
        if answered.get("url"):
            await self.opens(answered["url"])
        return answered.get("text") or ""

    async def hears(self, chat: int | str = "bot", patience: float = PATIENCE) -> str:
        """The text of the last message of the bot, once one came or changed since this was last asked."""

        async def new() -> list[Seen]:
            heard = self._heard.get(chat, set())
            return [message for message in await self.messages(chat) if message.from_bot and message.mark not in heard]

        messages = await self.world.until(new, patience)
        if not messages:
            raise NotSeen(await self._screen("a word from the bot", chat, patience))
        self._heard.setdefault(chat, set()).update(message.mark for message in messages)
        return messages[-1].text

    async def sees(
        self, part: str, chat: int | str = "bot", *, fresh: bool = False, patience: float = PATIENCE
    ) -> Seen:
        """The newest message of others that contains ``part``; waits until there is one.

        ``fresh``: only among what came or changed since they last acted.
        """

        async def look() -> Seen | None:
            return await self._newest(chat, lambda message: part in message.text, fresh=fresh)

        return await self._awaited(look, f"«{part}»", chat, patience)

    async def sees_media(self, kind: str, chat: int | str = "bot", *, fresh: bool = False) -> Seen:
        """The newest message that carries a "photo", "document" or "voice"; waits until there is one."""

        async def look() -> Seen | None:
            return await self._newest(chat, lambda m: m.media is not None and m.media["type"] == kind, fresh=fresh)

        return await self._awaited(look, f"a {kind}", chat, PATIENCE)

    async def downloads(self, message: Seen) -> bytes:
        """The bytes of what a message carries."""
        assert message.media is not None, f"message {message.id} carries nothing"
        async with self.world.session.get(message.media["url"]) as response:
            return await response.read()

    async def messages(self, chat: int | str = "bot") -> list[Seen]:
        """All messages of a chat, oldest first, as they are now."""
        return [seen(each) for each in await self.world.get(f"/world/people/{self.id}/chats/{chat}")]

    async def screen(self, chat: int | str = "bot") -> str:
        """The last messages as text: who said what, and the buttons in brackets."""
        return "\n".join(map(line, (await self.messages(chat))[-LAST_SHOWN:])) or "(nothing)"

    async def commands(self, chat: int | str = "bot") -> dict[str, str]:
        """The commands menu: what each does, by its name."""
        listed = await self.world.get(f"/world/people/{self.id}/commands/{chat}")
        return {each["command"]: each["description"] for each in listed}

    async def keyboard(self, chat: int | str = "bot") -> dict[str, Any] | None:
        """The reply keyboard that is shown, or None."""
        shown: dict[str, Any] | None = await self.world.get(f"/world/people/{self.id}/keyboard/{chat}")
        return shown

    async def blocks(self) -> None:
        """Block the bot."""
        await self.world.post(f"/world/people/{self.id}/block")

    async def unblocks(self) -> None:
        """Let the bot write again."""
        await self.world.post(f"/world/people/{self.id}/unblock")

    async def joins(self, chat: int) -> None:
        """Join a group."""
        await self.world.post(f"/world/people/{self.id}/join", chat=chat)

    async def leaves(self, chat: int) -> None:
        """Leave a group."""
        await self.world.post(f"/world/people/{self.id}/leave", chat=chat)

    async def leads(self, chat: int, admin: bool = True) -> None:
        """Become an administrator of a group, or no longer be one."""
        await self.world.post(f"/world/people/{self.id}/promote", chat=chat, admin=admin)

    async def _sends(self, chat: int | str, **content: Any) -> Seen:
        await self._acts(chat)
        return seen(await self.world.post(f"/world/people/{self.id}/send", chat=chat, **content))

    async def _acts(self, chat: int | str) -> None:
        self._before[chat] = {message.mark for message in await self.messages(chat)}

    async def _newest(self, chat: int | str, fits: Callable[[Seen], bool], *, fresh: bool) -> Seen | None:
        before = self._before.get(chat, set()) if fresh else set()
        messages = [m for m in await self.messages(chat) if m.author_id != self.id and m.mark not in before]
        return next((message for message in reversed(messages) if fits(message)), None)

    async def _with_button(self, label: str, chat: int | str, patience: float) -> Seen | None:
        """The message to press: a fresh one, else after the grace any; None when only the reply keyboard has it."""

        async def look(fresh: bool) -> Seen | str | None:
            found = await self._newest(chat, lambda message: label in message.labels, fresh=fresh)
            return found or ("key" if await self._has_key(label, chat) else None)

        found = await self.world.until(lambda: look(True), min(GRACE, patience))
        found = found or await self.world.until(lambda: look(False), patience - GRACE)
        if found is None:
            raise NotSeen(await self._screen(f"a button [{label}]", chat, patience))
        return found if isinstance(found, Seen) else None

    async def _has_key(self, label: str, chat: int | str) -> bool:
        return any(key["text"] == label for key in await self._keys(chat))

    async def _keys(self, chat: int | str) -> list[dict[str, Any]]:
        rows = (await self.keyboard(chat) or {}).get("keyboard", [])
        return [key for row in rows for key in row]

    async def _presses_key(self, label: str, chat: int | str) -> str:
        key = next(key for key in await self._keys(chat) if key["text"] == label)
        await (self.sends_contact("+21620123456", chat) if key.get("request_contact") else self.says(label, chat))
        return ""

    async def _awaited(
        self, look: Callable[[], Awaitable[Seen | None]], what: str, chat: int | str, patience: float
    ) -> Seen:
        found = await self.world.until(look, patience)
        if found is None:
            raise NotSeen(await self._screen(what, chat, patience))
        return found

    async def _screen(self, what: str, chat: int | str, patience: float) -> str:
        return f"{self.name} waited {patience:g} s for {what}, and sees:\n{await self.screen(chat)}"
