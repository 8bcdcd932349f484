"""A sandbox over real HTTP, and a bot's bare hands on its Bot API."""

from __future__ import annotations

import json
import struct
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from tests.sandbox import Sandbox, Someone, sandbox


@dataclass(frozen=True, slots=True)
class Api:
    """Bot API calls as JSON, over HTTP."""

    world: Sandbox

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """The result; fails with the description when the call is refused."""
        body = await self.answer(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def answer(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The whole body."""
        async with self.world.session.post(f"/bot{self.world.token}/{method}", json=parameters) as response:
            body: dict[str, Any] = await response.json()
            assert response.status == body.get("error_code", 200)
            return body

    async def refusal(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Code and description of a refused call."""
        body = await self.answer(method, **parameters)
        assert not body["ok"], body
        return body["error_code"], body["description"]

    async def upload(self, method: str, files: dict[str, tuple[str, bytes, str]], **parameters: Any) -> dict[str, Any]:
        """The body of a multipart call; files are name: (file name, content, mime)."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in parameters.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (file_name, content, mime) in files.items():
            form.add_field(name, content, filename=file_name, content_type=mime)
        async with self.world.session.post(f"/bot{self.world.token}/{method}", data=form) as response:
            body: dict[str, Any] = await response.json()
            return body

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """What waits now, confirmed by the next call that gives an offset."""
        found: list[dict[str, Any]] = await self("getUpdates", **parameters)
        return found

    async def fetched(self) -> list[dict[str, Any]]:
        """What waits now, confirmed."""
        found = await self.updates()
        if found:
            await self.updates(offset=found[-1]["update_id"] + 1)
        return found


def png(width: int, height: int) -> bytes:
    """The head of a PNG picture of that size, which is all that the sandbox reads."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\x00\x00\x00"


def buttons(*rows: list[str]) -> dict[str, Any]:
    """An inline keyboard whose buttons carry their own label."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in row] for row in rows]}


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with sandbox() as world:
        yield world


@pytest.fixture
async def api(world: Sandbox) -> Api:
    return Api(world)


@pytest.fixture
async def sara(world: Sandbox, api: Api) -> Someone:
    """Somebody who has started the bot, and whose start it has fetched."""
    sara = await world.person("Sara", language="ar")
    await sara.says("/start")
    await api.fetched()
    return sara
