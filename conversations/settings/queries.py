"""What somebody was about to name."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.buttons import full_name
from bot.people import waits
from conversations.settings.presses import Naming


def draft(db: Connection, chat: int, person: int) -> Naming | None:
    """The name that was written last and not used yet."""
    wait = waits.load(db, [chat]).get((chat, person))
    if wait is None or wait.name != full_name(Naming(0)):
        return None
    return Naming(wait.state["territory"], wait.state["name"])
