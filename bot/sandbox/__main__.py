"""Run the sandbox alone: python -m bot.sandbox --port 8100."""

import argparse
import asyncio
import json
import sys

from bot.sandbox.server import serve
from bot.sandbox.world import TOKEN, USERNAME, World


def main() -> None:
    """Serve until interrupted; one JSON line on stdout says where."""
    reader = argparse.ArgumentParser(prog="python -m bot.sandbox", description="A small Telegram of our own.")
    reader.add_argument("--port", type=int, default=8100, help="port on 127.0.0.1; 0 takes a free one")
    reader.add_argument("--token", default=TOKEN, help="the only bot token that is known here")
    reader.add_argument("--username", default=USERNAME, help="the bot's username, without @")
    options = reader.parse_args()
    try:
        asyncio.run(_serve(options.port, World(options.token, options.username)))
    except KeyboardInterrupt:
        return
    except OSError as error:
        sys.exit(f"error: cannot listen on port {options.port}: {error.strerror}; give another --port")


async def _serve(port: int, world: World) -> None:
    sandbox = await serve(port, world)
    print(json.dumps({"port": sandbox.port, "url": sandbox.url, "token": world.token}), flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await sandbox.close()


if __name__ == "__main__":
    main()
