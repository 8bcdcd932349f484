"""The control API under /world: tests, scripts and the chat page play the people through it.

Bodies and answers are JSON. What cannot be is answered with {"error": why} and 400, 404 or 409.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.sandbox import control_people as people
from bot.sandbox import control_world as world
from bot.sandbox.errors import Impossible

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PERSON = r"/world/people/{person:\d+}"
_GROUP = r"/world/groups/{group:-?\d+}"


def routes() -> list[web.RouteDef]:
    """Every address of the control API."""
    return [
        web.get("/world/people", people.list_people),
        web.post("/world/people", people.add_person),
        web.get("/world/groups", people.list_groups),
        web.post("/world/groups", people.add_group),
        web.post(_GROUP + "/migrate", people.migrate_group),
        web.post(_GROUP + "/bot", people.set_bot),
        web.post(_PERSON + "/send", people.send),
        web.post(_PERSON + "/press", people.press),
        web.post(_PERSON + "/vote", people.vote),
        web.post(_PERSON + "/pin", people.pin),
        web.post(_PERSON + "/{act:block|unblock|join|leave|promote}", people.move),
        web.get(_PERSON + "/chats", people.list_chats),
        web.get(_PERSON + "/chats/{chat}", people.list_messages),
        web.get(_PERSON + "/keyboard/{chat}", people.show_keyboard),
        web.get(_PERSON + "/commands/{chat}", people.list_commands),
        web.get("/world/clock", world.read_clock),
        web.post("/world/clock", world.move_clock),
        web.get("/world/calls", world.list_calls),
        web.get("/world/events", world.wait_for_events),
        web.post("/world/faults", world.add_fault),
        web.delete("/world/faults", world.clear_faults),
        web.post("/world/redeliver", world.redeliver),
        web.get("/world/page", world.describe_page),
        web.post("/world/seat", world.take_seat),
        web.get("/world/files/{unique}/{name}", world.show_file),
    ]


@web.middleware
async def say_what_is_wrong(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what cannot be into an answer."""
    try:
        return await handler(request)
    except Impossible as impossible:
        return web.json_response({"error": str(impossible)}, status=impossible.status)
    except (KeyError, TypeError, ValueError) as error:
        if not request.path.startswith("/world/"):
            raise
        return web.json_response({"error": f"not understood: {error!r}"}, status=400)
