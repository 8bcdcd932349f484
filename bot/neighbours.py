"""Those who take part in the demo already, so that there is somebody to vote with: each speaks for an organisation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import aiohttp
from sqlalchemy import Connection

from bot.ballots.mandating import mandate
from bot.founding import opened
from bot.people import consent, membership, organisations, preferences, standing
from bot.people.consent import Purpose
from bot.people.roles import Role

NEIGHBOURS = (("أمل", "ar", "El Amal"), ("Rim", "fr", "Dar El Bhar"), ("حاتم", "ar", "Zitouna"))

Seat = dict[str, Any]
"""A person of the sandbox and what its page calls them."""


async def arrive(world: aiohttp.ClientSession, database: str, territory: int) -> list[Seat]:
    """Make them in the sandbox and members of the territory; each then opens the chat with the bot."""
    seats: list[Seat] = []
    for name, language, body in NEIGHBOURS:
        async with world.post("/world/people", json={"first_name": name, "language_code": language}) as made:
            seats.append({"person": (await made.json())["id"], "label": body})
    async with opened(database) as store:
        await store.transaction(lambda db: let_in(db, territory, [seat["person"] for seat in seats]))
    for seat in seats:
        async with world.post(f"/world/people/{seat['person']}/send", json={"chat": "bot", "text": "/start"}):
            pass
    return seats


def let_in(db: Connection, territory: int, telegram_ids: list[int]) -> None:
    """As if they had joined in the chat, in the order of ``NEIGHBOURS``."""
    if standing.known(db, telegram_ids):
        return  # from the last time, kept with --data: the sandbox counts people from the same number
    now = datetime.now(UTC)
    bodies = {body.name: body for body in organisations.of(db, territory)}
    for telegram_id, (name, language, body) in zip(telegram_ids, NEIGHBOURS, strict=True):
        person, home = standing.meet(db, telegram_id, name, language, now), bodies[body]
        preferences.choose_language(db, person.id, language)
        consent.give(db, person.id, Purpose.PARTICIPATION, now)
        membership.join(db, person.id, territory, role=Role.ACTOR, kind=home.kind, organisation=home.id, now=now)
        mandate(db, home.id, person.id, now)
