"""People at native polls: they choose, choose otherwise, take back, and read the counts."""

from __future__ import annotations

from typing import Any

from tests.sandbox import Someone
from tests.seen import NotSeen, Seen, seen


async def votes(person: Someone, *options: str | int, chat: int | str = "bot", message: int | None = None) -> Seen:
    """Choose options, by label or place, in the newest poll of the chat or in that message; without any, take back."""
    number = message or (await poll_seen(person, chat)).id
    path = f"/world/people/{person.id}/vote"
    return seen(await person.world.post(path, chat=chat, message=number, options=list(options)))


async def poll_seen(person: Someone, chat: int | str = "bot") -> Seen:
    """The newest poll of a chat; waits until there is one. Its ``media`` holds options, counts, and who voted."""

    async def look() -> Seen | None:
        polls = [each for each in await person.messages(chat) if each.media and each.media["type"] == "poll"]
        return polls[-1] if polls else None

    found = await person.world.until(look)
    if found is None:
        raise NotSeen(f"{person.name} waited for a poll, and sees:\n{await person.screen(chat)}")
    return found


async def counts(person: Someone, chat: int | str = "bot") -> dict[str, int | None]:
    """The votes for each option of the newest poll; None where the person may not see them yet."""
    options: list[dict[str, Any]] = ((await poll_seen(person, chat)).media or {})["options"]
    return {option["text"]: option["votes"] for option in options}
