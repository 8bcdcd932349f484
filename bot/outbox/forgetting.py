"""Blotting somebody out of what was said to others."""

from __future__ import annotations

from sqlalchemy import Connection, func, update

from bot.i18n import T, Voice, speak
from bot.outbox.tables import bodies


def forget_name(db: Connection, name: str) -> None:
    """Put an ellipsis where the name stands in messages kept by us, sent or waiting.

    It is found where a sentence names somebody (so that it stands isolated), not as a part of other words.
    """
    said = speak(Voice("en"), T("{name}", name=name)).lstrip("\u200e")
    named = bodies.c.html.contains(said, autoescape=True)
    db.execute(update(bodies).where(named).values(html=func.replace(bodies.c.html, said, "…")))
