"""HTTP for python-telegram-bot on aiohttp.

The stock layer (httpx) spends most of its time handing out connections once many sends are in flight, and tells
apart less than delivery must know: whether a request failed before it left, or after.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, cast

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT = 5.0  # seconds until a connection must stand
READ = 20.0  # seconds of silence after which an answer is given up
MEDIA = 60.0  # the same for a request that carries a file
JSON = {"Content-Type": "application/json"}


class NeverLeft(NetworkError):
    """The request failed before it reached anybody: safe to make again."""


class Values:
    """Parameters as they are, sent as JSON: nothing is converted on the way."""

    contains_files = False

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values


class Transport(BaseRequest):
    """One pool of connections; ``connections`` bounds how many requests are on their way at once."""

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
            skip_auto_headers=("Accept", "Accept-Encoding"),
        )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(self, url: str, values: dict[str, Any]) -> Any:
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
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the transport is not open")
        silence = read_timeout if isinstance(read_timeout, int | float) else READ
        if request_data is not None and request_data.contains_files:
            silence = max(silence, MEDIA)
        data, headers = body(request_data)
        asked = self._session.request(method, url, data=data, headers=headers, timeout=patience(silence))
        try:
            async with asked as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NeverLeft(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from None


@cache
def patience(silence: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=silence)


def body(data: RequestData | Values | None) -> tuple[Any, dict[str, str] | None]:
    """What is sent, and the headers that say what it is: JSON, a form, or one in which files travel along."""
    if isinstance(data, Values):
        return json.dumps(data.values, ensure_ascii=False, separators=(",", ":")).encode(), JSON
    if data is None or not data.contains_files:
        return (data.json_parameters if data else None), None
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form, None
