"""A Bot API that costs nearly nothing: python -m tests.bench.api FILE EXPECTED WARM DELAY.

FILE holds one batch of updates a line, handed out in this order. Sends, edits and answers to presses are agreed to
after DELAY seconds; EXPECTED of the first two are waited for, and the clock runs from the WARM-th of them. What
happens is told as JSON lines on standard output: ``port``, ``polled`` (somebody asked for updates for the first
time), ``warm``, ``done``, each with the time (seconds of the clock that all processes of this machine share).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

EMPTY_AFTER = 1.0  # seconds until a question for news is answered that there are none
BOT = {"id": 123456, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": True}
SENT = {
    "message_id": 7,
    "from": BOT,
    "chat": {"id": 1001, "first_name": "Amina", "type": "private"},
    "date": 1790000000,
    "text": "Well, then",
}


def response(result: bytes) -> bytes:
    body = b'{"ok":true,"result":%s}' % result
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def found(value: object) -> bytes:
    return response(json.dumps(value).encode())


ANSWERS = {b"sendMessage": found(SENT), b"editMessageText": found(SENT), b"getMe": found(BOT)}
TRUE, NOTHING = found(True), found([])
SAID = (b"sendMessage", b"editMessageText")
SLOW = (*SAID, b"answerCallbackQuery")


class Bench:
    """What is handed out, and how much came back."""

    def __init__(self, batches: Iterator[bytes], expected: int, warm: int, delay: float) -> None:
        self.batches, self.expected, self.warm, self.delay = batches, expected, warm, delay
        self.said, self.polled, self.done = 0, False, asyncio.Event()

    def asked_for_updates(self) -> bytes | None:
        if not self.polled:
            self.polled = True
            tell("polled")
        batch = next(self.batches, None)
        return None if batch is None else response(batch)

    def heard(self) -> None:
        self.said += 1
        if self.said == self.warm:
            tell("warm")
        if self.said == self.expected:
            tell("done")
            self.done.set()


class Line(asyncio.Protocol):
    """One connection: requests are told apart by their Content-Length, which every client here gives."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.buffer = bench, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]  # of a TCP server

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (head := self.buffer.find(b"\r\n\r\n")) >= 0:
            end = head + 4 + length(self.buffer[:head])
            if len(self.buffer) < end:
                return
            path = self.buffer.split(b" ", 2)[1].split(b"?", 1)[0]
            self.buffer = self.buffer[end:]
            self.requested(path.rsplit(b"/", 1)[-1])

    def requested(self, method: bytes) -> None:
        if method == b"getUpdates":
            batch = self.bench.asked_for_updates()
            return self.write(batch) if batch else self.write_later(EMPTY_AFTER, NOTHING)
        if method in SAID:
            self.bench.heard()
        answer = ANSWERS.get(method, TRUE)
        if self.bench.delay and method in SLOW:
            return self.write_later(self.bench.delay, answer)
        return self.write(answer)

    def write_later(self, seconds: float, answer: bytes) -> None:
        asyncio.get_running_loop().call_later(seconds, self.write, answer)

    def write(self, answer: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(answer)


def length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def tell(what: str, **facts: object) -> None:
    print(json.dumps({"what": what, "at": time.monotonic(), **facts}), flush=True)


async def serve(bench: Bench) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Line(bench), "127.0.0.1", 0, backlog=1024)
    tell("port", port=server.sockets[0].getsockname()[1])
    await bench.done.wait()
    await asyncio.Event().wait()  # until we are ended: the bot still asks for news


if __name__ == "__main__":
    file, expected, warm, delay = sys.argv[1:]
    given = iter(Path(file).read_bytes().splitlines())
    asyncio.run(serve(Bench(given, int(expected), int(warm), float(delay))))
