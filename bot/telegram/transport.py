"""HTTP for python-telegram-bot: our own lines for what is asked all the time, aiohttp for files.

The stock layer (httpx) spends most of its time handing out connections once many sends are in flight, and tells
apart less than delivery must know: whether a request failed before it left, or after.
"""

from __future__ import annotations

import json
from typing import Any, cast
from urllib.parse import SplitResult, quote, urlencode, urlsplit

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.wire import Answer, Broken, Lines

CONNECT = 5.0  # seconds until a connection must stand
READ = 20.0  # seconds of silence after which an answer is given up
MEDIA = 60.0  # the same for a request that carries a file


class NeverLeft(NetworkError):
    """The request failed before it reached anybody: safe to make again."""


class Values:
    """Parameters as they are, sent as JSON: nothing is converted on the way."""

    contains_files = False

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values


class Transport(BaseRequest):
    """One server, ``connections`` requests on their way to it at once."""

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._lines: Lines | None = None
        self._session: aiohttp.ClientSession | None = None
        self._heads: dict[str, str] = {}

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None:
        connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
        self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        if self._lines is not None:
            self._lines.close()
        if self._session is not None:
            await self._session.close()

    async def ask(self, url: str, values: dict[str, Any]) -> Any:
        """The result of a method of the Bot API. Raises TelegramError."""
        return await self.post(url, cast(RequestData, Values(values)))

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> Answer:
        silence = read_timeout if isinstance(read_timeout, int | float) else READ
        if request_data is not None and request_data.contains_files:
            return await self._send_files(url, request_data, max(silence, MEDIA))
        try:
            return await self._open(urlsplit(url)).ask(self._question(method, url, request_data), silence)
        except TimeoutError:
            raise TimedOut from None
        except OSError as error:
            raise NeverLeft(type(error).__name__) from None
        except Broken as error:
            raise NetworkError(type(error).__name__) from None

    def _open(self, address: SplitResult) -> Lines:
        if self._lines is None:
            self._lines = Lines(address, self._connections, CONNECT)
        return self._lines

    def _question(self, method: str, url: str, data: RequestData | None) -> bytes:
        kind, content = body(data)
        head = self._heads.get(url) or self._heads.setdefault(url, self._head(method, url))
        return f"{head}Content-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content

    def _head(self, method: str, url: str) -> str:
        to = urlsplit(url)
        return (
            f"{method} {quote(to.path, safe='/:')} HTTP/1.1\r\nHost: {to.netloc}\r\nUser-Agent: {self.USER_AGENT}\r\n"
        )

    async def _send_files(self, url: str, data: RequestData, silence: float) -> Answer:
        if self._session is None:
            raise RuntimeError("the transport is not open")
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=silence)
        try:
            async with self._session.post(url, data=form(data), timeout=timeout) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NeverLeft(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from None


def body(data: RequestData | Values | None) -> tuple[str, bytes]:
    """What kind it is, and the bytes."""
    if isinstance(data, Values):
        return "application/json", json.dumps(data.values, ensure_ascii=False, separators=(",", ":")).encode()
    return "application/x-www-form-urlencoded", urlencode(data.json_parameters).encode() if data else b""


def form(data: RequestData) -> aiohttp.FormData:
    """A multipart form, in which files travel along."""
    made = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        made.add_field(name, value)
    for name, (file_name, content, kind) in (data.multipart_data or {}).items():
        made.add_field(name, content, filename=file_name, content_type=kind)
    return made
