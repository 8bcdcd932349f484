"""Reading the body of a control call."""

import json
from typing import Any

from aiohttp import web

from bot.sandbox.errors import Impossible


async def body_of(request: web.Request) -> dict[str, Any]:
    """The JSON object in the body; empty when there is no body. Raises Impossible for anything else."""
    raw = await request.read()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Impossible("the body is not a JSON object")
    return body
