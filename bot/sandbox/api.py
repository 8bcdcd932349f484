"""The Bot API over HTTP: reads a call's parameters in any encoding, makes the call, answers as Telegram does."""

import asyncio
import inspect
import json
import re
import socket
import struct
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.sandbox.errors import Failure, answer_to, too_many_requests
from bot.sandbox.faults import BEFORE, Fault
from bot.sandbox.files import Upload
from bot.sandbox.methods import METHODS
from bot.sandbox.parameters import Parameters
from bot.sandbox.world import Json, World

WORLD: web.AppKey[World] = web.AppKey("world", World)
_TOKEN = re.compile(r"\d+:[\w-]{3,}")


def routes() -> list[web.RouteDef]:
    """Where the Bot API and its files live."""
    return [
        web.route("*", r"/bot{token:[^/]+}/{method}", call),
        web.get(r"/file/bot{token:[^/]+}/{path:.+}", download),
    ]


async def call(request: web.Request) -> web.Response:
    """One call of a method."""
    world = request.app[WORLD]
    method = request.match_info["method"]
    refusal = _refused(world, request.match_info["token"], method)
    if refusal:
        return _response(answer_to(refusal))
    parameters = await _parameters(request)
    fault = next((fault for fault in world.faults if fault.strikes(method.lower())), None)
    if fault and fault.kind in BEFORE:
        _log(world, method, parameters, {"error": {"fault": fault.kind}})
        return _strike(request, fault)
    body = await _carry_out(world, method, parameters)
    outcome = {"result": body["result"]} if body["ok"] else {"error": body}
    _log(world, method, parameters, outcome | ({"fault": fault.kind} if fault else {}))
    if fault and fault.kind == "late":
        await asyncio.sleep(fault.delay)
    elif fault:
        return _strike(request, fault)
    return _response(body)


async def download(request: web.Request) -> web.Response:
    """A file, at the path that getFile gave."""
    world = request.app[WORLD]
    stored = world.files.find(request.match_info["path"])
    if request.match_info["token"] != world.token or stored is None:
        return _response(answer_to(Failure(404, "Not Found")))
    return web.Response(body=stored.upload.content, content_type="application/octet-stream")


async def _carry_out(world: World, method: str, parameters: Parameters) -> Json:
    try:
        result = METHODS[method.lower()](world, parameters)
        if inspect.isawaitable(result):
            result = await result
    except Failure as failure:
        return answer_to(failure)
    return {"ok": True, "result": result}


def _refused(world: World, token: str, method: str) -> Failure | None:
    if not _TOKEN.fullmatch(token):
        return Failure(404, "Not Found")
    if token != world.token:
        return Failure(401, "Unauthorized")
    return None if method.lower() in METHODS else Failure(404, "Not Found: method not found")


async def _parameters(request: web.Request) -> Parameters:
    """From the address and the body: a form, JSON, or multipart with files."""
    parameters: Parameters = dict(request.query)
    kind = request.content_type
    if kind == "multipart/form-data":
        for name, value in (await request.post()).items():
            parameters[name] = _upload(value) if isinstance(value, web.FileField) else value
    elif request.body_exists:
        parameters.update(_decoded(kind, await request.read()))
    return parameters


def _decoded(kind: str, body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    if kind != "application/json":
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    try:
        decoded = json.loads(body)
    except ValueError:
        decoded = None
    if not isinstance(decoded, dict):
        return {}
    return decoded


def _upload(field: web.FileField) -> Upload:
    return Upload(field.filename, field.content_type, field.file.read())


def _strike(request: web.Request, fault: Fault) -> web.Response:
    if fault.kind == "429":
        return _response(answer_to(too_many_requests(fault.retry_after)))
    if fault.kind.startswith("502"):
        return web.Response(status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html")
    _tear(request)
    return web.Response()


def _tear(request: web.Request) -> None:
    """Reset the connection, so that the bot gets no answer at all."""
    transport = request.transport
    if transport is None:
        return
    sock = transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


def _log(world: World, method: str, parameters: Parameters, outcome: Json) -> None:
    world.calls_made += 1
    world.calls.append(
        {"n": world.calls_made, "method": method, "parameters": parameters, **outcome, "at": world.clock.seconds()}
    )


def _response(body: Json) -> web.Response:
    return web.Response(
        body=json.dumps(body).encode(), status=body.get("error_code", 200), content_type="application/json"
    )
