"""The sandbox as a web server: the Bot API, the control API and the chat page on one port."""

from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.sandbox import api, control
from bot.sandbox.world import World

HOST = "127.0.0.1"
LARGEST_BODY = 60 * 1024 * 1024  # bytes: Telegram takes files up to 50 MB
PAGE = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running sandbox. ``close`` ends it, and whatever waits in it."""

    world: World
    port: int
    runner: web.AppRunner

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    async def close(self) -> None:
        await self.runner.cleanup()


def create(world: World) -> web.Application:
    """The application around a world."""
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[control.say_what_is_wrong])
    app[api.WORLD] = world
    app.add_routes([*api.routes(), *control.routes()])
    if PAGE.is_dir():
        app.router.add_get("/", show_page)
        app.router.add_static("/", PAGE)
    return app


async def serve(port: int = 0, world: World | None = None) -> Sandbox:
    """Start listening on 127.0.0.1; port 0 takes a free one. Raises OSError when the port is taken."""
    world = world or World()
    # Cancelled with its connection, a long poll of somebody who is gone does not linger.
    runner = web.AppRunner(create(world), access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port, backlog=1024).start()
    except OSError:
        await runner.cleanup()
        raise
    return Sandbox(world, int(runner.addresses[0][1]), runner)


async def show_page(request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})
