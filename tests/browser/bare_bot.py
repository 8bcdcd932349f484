"""A bot without a program: what a test of the page has it do over the Bot API."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.sandbox import Sandbox

Json = dict[str, Any]


@dataclass(slots=True)
class BareBot:
    """The bot of ``world``. It does nothing by itself."""

    world: Sandbox
    next_update: int = 0

    async def calls(self, method: str, **parameters: Any) -> Any:
        """Call a method; the result. Fails with the description when it is refused."""
        return await self._post(method, json=parameters)

    async def says(self, chat: int, text: str, *rows: Sequence[str | Json]) -> int:
        """Send HTML with an inline keyboard; the message's id. A button is its label, or as the Bot API has it."""
        markup = {"reply_markup": keyboard(*rows)} if rows else {}
        sent = await self.calls("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **markup)
        return int(sent["message_id"])

    async def uploads(self, method: str, field: str, name: str, content: bytes, **parameters: Any) -> Json:
        """Send a file."""
        form = aiohttp.FormData(quote_fields=False)
        for key, value in parameters.items():
            form.add_field(key, value if isinstance(value, str) else json.dumps(value))
        form.add_field(field, content, filename=name)
        sent: Json = await self._post(method, data=form)
        return sent

    async def hears(self, kind: str = "message") -> Json:
        """The next update of that kind; it must come within twenty seconds. Others on the way are dropped."""
        while True:
            for update in await self.calls("getUpdates", offset=self.next_update, timeout=20, limit=1):
                self.next_update = update["update_id"] + 1
                if kind in update:
                    heard: Json = update[kind]
                    return heard

    async def _post(self, method: str, **body: Any) -> Any:
        async with self.world.session.post(f"/bot{self.world.token}/{method}", **body) as response:
            answer = await response.json()
            assert answer["ok"], f"{method}: {answer['description']}"
            return answer["result"]


def keyboard(*rows: Sequence[str | Json]) -> Json:
    """An inline keyboard; a plain label carries its beginning as its data."""
    whole = [[{"text": one, "callback_data": one[:16]} if isinstance(one, str) else one for one in row] for row in rows]
    return {"inline_keyboard": whole}


def picture(width: int, height: int) -> bytes:
    """A grey PNG of that size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\xb0" * width) * height)
    chunks = [(b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
