"""Playing people against the sandbox: what journeys are written with.

    async with sandbox() as world:
        sara = await world.person("Sara", language="ar")
        await sara.says("/start")
        await sara.presses("العربية")
        await sara.sees("أهلا")

Everything that is waited for appears within ``PATIENCE`` seconds or fails with what the person sees.
The bot itself is somebody else's: start it against ``world.url`` with ``world.token``.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import aiohttp

from bot.sandbox.server import serve
from bot.sandbox.world import TOKEN, USERNAME
from tests.seen import NotSeen, Seen
from tests.someone import PATIENCE, Someone

__all__ = ["PATIENCE", "NotSeen", "Sandbox", "Seen", "Someone", "sandbox"]

Json = dict[str, Any]
Found = TypeVar("Found")


@asynccontextmanager
async def sandbox(url: str | None = None, token: str = TOKEN) -> AsyncIterator[Sandbox]:
    """A sandbox of one's own on a free port, in this event loop; or a client of the one at ``url``."""
    own = None if url else await serve(0)
    address = url or (own.url if own else "")
    async with aiohttp.ClientSession(address, timeout=aiohttp.ClientTimeout(total=60)) as session:
        try:
            yield Sandbox(address, token, session)
        finally:
            if own:
                await own.close()


@dataclass(frozen=True, slots=True)
class Sandbox:
    """The world, from outside it. ``url`` is where a bot (``{url}/bot``) and a browser find it."""

    url: str
    token: str
    session: aiohttp.ClientSession
    username: str = USERNAME

    async def person(self, name: str, language: str = "en", username: str | None = None) -> Someone:
        """Somebody new, who has not started the bot."""
        body = {"first_name": name, "language_code": language, "username": username}
        return Someone(self, (await self.post("/world/people", **body))["id"], name)

    async def known(self, person_id: int) -> Someone:
        """Somebody who is there already."""
        people = await self.get("/world/people")
        return next(Someone(self, one["id"], one["first_name"]) for one in people if one["id"] == person_id)

    async def group(self, title: str, *members: Someone, bot: bool = True) -> int:
        """A new group, made by the first of its members; returns its id."""
        body = {"title": title, "members": [member.id for member in members], "bot": bot}
        return int((await self.post("/world/groups", **body))["id"])

    async def advance(self, seconds: float = 0, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Move the world's clock forward."""
        await self.post("/world/clock", advance=seconds + 60 * minutes + 3600 * hours + 86400 * days)

    async def calls(self, method: str | None = None, after: int = 0) -> list[Json]:
        """The Bot API calls received since number ``after``, oldest first: {n, method, parameters, result | error}."""
        calls: list[Json] = (await self.get(f"/world/calls?after={after}"))["calls"]
        return [call for call in calls if method in (None, call["method"])]

    async def fault(self, kind: str, method: str = "*", **more: Any) -> None:
        """Put a fault in the bot's way: rate, times, retry_after, delay, seed as POST /world/faults takes them."""
        await self.post("/world/faults", kind=kind, method=method, **more)

    async def mend(self) -> int:
        """Take all faults away; returns how often they struck."""
        async with self.session.delete("/world/faults") as response:
            return int((await response.json())["struck"])

    async def redeliver(self, last: int, shuffle: int | None = None) -> int:
        """Deliver the last updates once more, shuffled by that seed; returns how many."""
        return int((await self.post("/world/redeliver", last=last, shuffle=shuffle))["redelivered"])

    async def until(self, look: Callable[[], Awaitable[Found]], patience: float = PATIENCE) -> Found | None:
        """Await ``look()`` now and at every change of the world, until it gives something true; else None."""
        end = time.monotonic() + patience
        while True:
            version = (await self.get("/world/events"))["version"]
            if found := await look():
                return found
            if (left := end - time.monotonic()) <= 0:
                return None
            await self._changed(version, left)

    async def get(self, path: str) -> Any:
        """A control call that reads. Fails with what the sandbox says is wrong."""
        async with self.session.get(path) as response:
            return await _answer(response)

    async def post(self, path: str, **body: Any) -> Any:
        """A control call that does something."""
        async with self.session.post(path, json=body) as response:
            return await _answer(response)

    async def _changed(self, version: int, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.get(f"/world/events?after={version}")


async def _answer(response: aiohttp.ClientResponse) -> Any:
    answer = await response.json()
    assert response.ok, f"{response.method} {response.url.path}: {answer.get('error')}"
    return answer
