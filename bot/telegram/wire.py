"""HTTP/1.1 as the Bot API speaks it: one small question after another on lines that stay open.

A general client spends most of an answer's processor time on what is the same each time: addresses, headers,
cookies, redirects. Here a question is a few bytes around a body, and an answer is read where its length says.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from urllib.parse import SplitResult

RESTED = 15.0  # seconds after which a line is not used again: servers close those that nobody speaks on
EYES = 0.25  # seconds that one address of the server gets before the next is tried beside it
HEAD_END = b"\r\n\r\n"
Answer = tuple[int, bytes]
"""The status, and the body."""


class Broken(Exception):
    """The line was cut, or what came is no HTTP. The question may or may not have been heard."""


class Line(asyncio.Protocol):
    """One connection, and at most one question on it."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._answer: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport | None = None
        self.is_open = False
        self.used = time.monotonic()

    async def ask(self, question: bytes) -> Answer:
        """Raises Broken."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(question)
        try:
            return await self._answer
        finally:
            if not self._answer.done() or self._answer.cancelled():
                self.close()  # what comes now would be taken for the answer to the next question
            self.used, self._answer = time.monotonic(), None

    def close(self) -> None:
        self.is_open = False
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self.is_open = transport, True

    def data_received(self, data: bytes) -> None:
        if self._answer is None:
            return self.close()  # nobody asked: a server says that it is tired of waiting
        self._buffer += data
        return self._try_to_read(ended=False)

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        self._try_to_read(ended=True)
        self._fail()

    def _try_to_read(self, *, ended: bool) -> None:
        try:
            self._look(ended=ended)
        except (ValueError, IndexError):
            self._fail()

    def _look(self, *, ended: bool) -> None:
        """Give the answer on as soon as it is whole."""
        end = self._buffer.find(HEAD_END)
        if end < 0 or self._answer is None or self._answer.done():
            return
        first, *fields = bytes(self._buffer[:end]).lower().split(b"\r\n")
        head = dict(field.split(b":", 1) for field in fields)
        rest = bytes(self._buffer[end + len(HEAD_END) :])
        body = whole(head, rest, ended=ended)
        if body is None:
            return
        self._buffer.clear()
        if b"close" in head.get(b"connection", b""):
            self.close()
        self._answer.set_result((int(first.split()[1]), body))

    def _fail(self) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(Broken())
        self.close()


def whole(head: dict[bytes, bytes], rest: bytes, *, ended: bool) -> bytes | None:
    """The body, if all of it has come. Raises ValueError for what is no HTTP."""
    if b"chunked" in head.get(b"transfer-encoding", b""):
        return joined(rest)
    if b"content-length" in head:
        length = int(head[b"content-length"])
        return rest[:length] if len(rest) >= length else None
    return rest if ended else None


def joined(rest: bytes) -> bytes | None:
    """The chunks in one piece, if the last has come. Source: RFC 9112, 7.1."""
    body = b""
    while True:
        size, found, rest = rest.partition(b"\r\n")
        if not found:
            return None
        length = int(size.split(b";")[0], 16)
        if len(rest) < length + 2:
            return None
        if length == 0:
            return body
        body, rest = body + rest[:length], rest[length + 2 :]


class Lines:
    """The open lines to one server, at most ``most`` at once; the one that was used last is used next."""

    def __init__(self, address: SplitResult, most: int, patience: float) -> None:
        self._host, self._patience = address.hostname or "", patience
        self._tls = ssl.create_default_context() if address.scheme == "https" else None
        self._port = address.port or (443 if self._tls else 80)
        self._room = asyncio.Semaphore(most)
        self._idle: list[Line] = []

    async def ask(self, question: bytes, silence: float) -> Answer:
        """Raises OSError if nobody could be reached, TimeoutError after ``silence`` seconds, Broken."""
        async with self._room:
            line = self._rested() or await self._new()
            async with asyncio.timeout(silence):
                answer = await line.ask(question)
            if line.is_open:
                self._idle.append(line)
            return answer

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _rested(self) -> Line | None:
        while self._idle:
            line = self._idle.pop()
            if line.is_open and time.monotonic() - line.used < RESTED:
                return line
            line.close()
        return None

    async def _new(self) -> Line:
        """Raises OSError, also after so many seconds: TimeoutError is one, and means here that nothing was said."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._patience):
                return (
                    await loop.create_connection(Line, self._host, self._port, ssl=self._tls, happy_eyeballs_delay=EYES)
                )[1]
        except TimeoutError:
            raise ConnectionError("nobody answers") from None
