"""Control calls about the world itself: time, calls received, faults, redelivery, the page."""

from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from bot.sandbox.api import WORLD
from bot.sandbox.control_body import body_of
from bot.sandbox.errors import Impossible
from bot.sandbox.faults import read_fault
from bot.sandbox.parameters import as_logged
from bot.sandbox.views import bot_view, groups_of, person_view
from bot.sandbox.voting import close_ripe
from bot.sandbox.waiting import first_of, next_moment
from bot.sandbox.world import Json, World

PATIENCE = 25.0  # seconds of a long poll


async def read_clock(request: web.Request) -> web.Response:
    """{now, version}; with ?after=, waits until the clock was moved past that version.

    A bot that says ?next=, the moment it waits for, or nothing, is let go early when somebody wants to know.
    """
    world = request.app[WORLD]
    asked = world.clock.asked.rings
    if "next" in request.query:
        awaited = request.query["next"]
        world.clock.awaited = datetime.fromisoformat(awaited) if awaited else None
        world.clock.told.ring()
    if "after" in request.query:
        waits = [world.clock.moved.past(int(request.query["after"]), PATIENCE)]
        waits += [world.clock.asked.past(asked, PATIENCE)] if "next" in request.query else []
        await first_of(waits)
    return _clock(world)


async def move_clock(request: web.Request) -> web.Response:
    """{advance: seconds}, {now: ISO time; UTC when it names no zone} or {next: true}, to what is waited for next."""
    world = request.app[WORLD]
    body = await body_of(request)
    if "now" in body:
        moment = datetime.fromisoformat(str(body["now"]))
        world.clock.set(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    elif body.get("next"):
        world.clock.set(await next_moment(world))
    else:
        world.clock.advance(float(body["advance"]))
    close_ripe(world)
    world.events.ring()
    return _clock(world)


async def list_calls(request: web.Request) -> web.Response:
    """The Bot API calls received after number ?after=, oldest first."""
    world = request.app[WORLD]
    after = int(request.query.get("after", 0))
    calls = [_call(call) for call in world.calls if call["n"] > after]
    return web.json_response({"calls": calls, "last": world.calls_made})


async def wait_for_events(request: web.Request) -> web.Response:
    """{version}; with ?after=, waits until something has changed since."""
    events = request.app[WORLD].events
    if "after" in request.query:
        await events.past(int(request.query["after"]), PATIENCE)
    return web.json_response({"version": events.rings})


async def add_fault(request: web.Request) -> web.Response:
    faults = request.app[WORLD].faults
    faults.append(read_fault(await body_of(request)))
    return web.json_response({"faults": len(faults)})


async def clear_faults(request: web.Request) -> web.Response:
    """Take all faults away; says how often they struck."""
    faults = request.app[WORLD].faults
    struck = sum(fault.struck for fault in faults)
    faults.clear()
    return web.json_response({"struck": struck})


async def redeliver(request: web.Request) -> web.Response:
    """{last, shuffle?: seed}"""
    body = await body_of(request)
    seed = body.get("shuffle")
    again = request.app[WORLD].updates.redeliver(int(body.get("last", 1)), None if seed is None else int(seed))
    return web.json_response({"redelivered": again})


async def describe_page(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    return web.json_response(
        {
            "people": [person_view(person) for person in world.people.values()],
            "groups": groups_of(world),
            "bot": bot_view(world),
            "seats": world.seats,
            "start": world.seats[0].get("link") if world.seats else None,
        }
    )


async def take_seat(request: web.Request) -> web.Response:
    """{seats: [{person, label?, link?}]} sets them all; {person, label?, start_link?} puts one in front."""
    world = request.app[WORLD]
    body = await body_of(request)
    if "seats" in body:
        world.seats = [_seat(world, seat) for seat in body["seats"]]
    else:
        first = _seat(world, body)
        world.seats = [first, *(seat for seat in world.seats if seat["person"] != first["person"])]
    world.events.ring()
    return web.json_response({"seats": world.seats})


async def show_file(request: web.Request) -> web.Response:
    """A file of a message, for the page."""
    stored = request.app[WORLD].files.find(request.match_info["unique"])
    if stored is None:
        raise Impossible("there is no such file", 404)
    return web.Response(body=stored.upload.content, content_type=stored.upload.mime)


def _clock(world: World) -> web.Response:
    return web.json_response({"now": world.clock.now().isoformat(), "version": world.clock.moved.rings})


def _call(call: Json) -> Json:
    return call | {"parameters": as_logged(call["parameters"])}


def _seat(world: World, given: dict[str, Any]) -> Json:
    person = world.person(int(given["person"]))
    link = given.get("link") or given.get("start_link")
    return {"person": person.id, "label": str(given.get("label") or person.name)} | (
        {"link": str(link)} if link else {}
    )
