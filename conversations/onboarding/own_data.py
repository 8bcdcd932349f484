"""What is kept of somebody who is still on the way in; it hangs on their row and goes with it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contributions import OwnData
from bot.conversation import Turn
from bot.people import territories
from conversations.onboarding import queries
from conversations.onboarding.presses import onboarding


@onboarding.contributes(OwnData)
def own_data(turn: Turn) -> Iterator[OwnData]:
    arrival = queries.arrival(turn.db, turn.person.id)
    if arrival:
        towards = territories.by_id(turn.db, arrival.territory or arrival.asked or 0)
        known = {
            "territory": towards.name if towards else None,
            "kind": arrival.kind,
            "organisation written": arrival.name,
            "came for": arrival.wanted,
        }
        yield OwnData("on the way in", (known,))
