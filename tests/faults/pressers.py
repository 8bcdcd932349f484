"""Those who press what is not theirs, and what each of them may change all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.events import Sender
from bot.people.roles import Person, Role
from tests.builders import stranger
from tests.faults.foreign import Place, Rows, Spot, belonging, of, of_both


@dataclass(frozen=True, slots=True)
class Presser:
    """Somebody who presses: ``leads`` is a facilitator's territory, ``acts_in`` an actor's."""

    who: Sender
    leads: Place | None = None
    acts_in: Place | None = None

    def may_change(self, found: Rows, needed: Role) -> set[Spot]:
        """What is theirs; for a facilitator what is their territory's; of an actor's, what counts the answers."""
        roots = [spot for spot, row in found.items() if row.get("telegram_id") == self.who.telegram_id]
        if self.leads:
            roots += [of(self.leads), *asking_to_join(found, self.leads), *on_paper(found, self.leads)]
        mine = belonging(found, *roots)
        if self.acts_in and needed is not Role.FACILITATOR:
            mine |= {spot for spot in belonging(found, of(self.acts_in)) if spot[0] in ("rounds", "round_words")}
        return mine


def asking_to_join(found: Rows, place: Place) -> list[Spot]:
    """Those on whom the place's facilitators decide."""
    requests = (row for (table, _), row in found.items() if table == "join_requests")
    return [("people", (row["person_id"],)) for row in requests if row["territory_id"] == place.territory.id]


def on_paper(found: Rows, place: Place) -> list[Spot]:
    """Those for whom the place's facilitators write down what they answered."""
    members = (key[0] for table, key in found if table == "memberships" and key[1] == place.territory.id)
    return [("people", (one,)) for one in members if found["people", (one,)]["telegram_id"] is None]


WHO: dict[str, Callable[[Connection, Place, Place], Presser]] = {
    "nobody": lambda db, here, there: Presser(Sender(4711, "Nobody", "en")),
    "stranger": lambda db, here, there: Presser(sender(stranger(db, "Somebody on the way in"))),
    "actor": lambda db, here, there: Presser(sender(here.actor), acts_in=here),
    "actor of another": lambda db, here, there: Presser(sender(there.actor), acts_in=there),
    "facilitator of another": lambda db, here, there: Presser(sender(there.facilitator), leads=there),
    "facilitator of another, actor here": lambda db, here, there: Presser(
        sender(of_both(db, there, here)), leads=there, acts_in=here
    ),
}
"""People of there and of nowhere, who would like to press what belongs to here; and an actor of here."""


def sender(person: Person) -> Sender:
    return Sender(person.telegram_id, person.name, person.language)
