"""Those who press what is not theirs, and what each of them may change all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.events import Sender
from bot.people.roles import Person, Role
from bot.people.tables import people
from conversations.charter.tables import Stage
from tests.builders import stranger
from tests.faults.foreign import Place, Rows, Spot, belonging, hanging, kept, of, of_both

APPLYING = ("people", "join_requests", "arrivals")
"""Where people stand who ask for a place in a territory that is not theirs yet."""

ON_THE_ROLL = ("vote_roll", "open_ballots", "minority_notes")
WRITTEN_BY = {"charter_ideas": "person_id", "article_versions": "author_id", "signatures": "person_id"}


@dataclass(frozen=True, slots=True)
class Presser:
    """Somebody who presses: ``leads`` is a facilitator's territory, ``acts_in`` an actor's."""

    who: Sender
    leads: Place | None = None
    acts_in: Place | None = None

    @property
    def home(self) -> Place | None:
        """Where they stand now."""
        return self.leads or self.acts_in

    @property
    def role(self) -> Role:
        return Role.FACILITATOR if self.leads else Role.ACTOR if self.acts_in else Role.STRANGER

    def wrongs(self, before: Rows, after: Rows, needed: Role) -> set[Spot]:
        """The rows that they changed and may not: of what there was what was not theirs, of what is new what is not."""
        spots = {spot for spot in before.keys() | after.keys() if before.get(spot) != after.get(spot)}
        theirs, new = self.may_change(before, needed), self.may_change(after, needed) - before.keys()
        if self.acts_in:
            new |= {spot for spot in after.keys() - before.keys() if spot[0] == "secret_ballots"}
        abroad = {spot for found in (before, after) for spot in spots & found.keys() & self.elsewhere(found)}
        return (spots - theirs - new) | abroad | (spots & closed(before)) | out_of_place(spots, before, after)

    def elsewhere(self, found: Rows) -> set[Spot]:
        """What is about a territory that is not theirs, whosever it is."""
        places = {place.territory.id for place in (self.leads, self.acts_in) if place}
        return {spot for spot, about in hanging(found).items() if about - places and spot[0] not in APPLYING}

    def may_change(self, found: Rows, needed: Role) -> set[Spot]:
        """What is theirs; for a facilitator what is their territory's; of an actor's, what counts the answers."""
        roots = [spot for spot, row in found.items() if row.get("telegram_id") == self.who.telegram_id]
        if self.leads:
            roots += [of(self.leads), *asking_to_join(found, self.leads), *on_paper(found, self.leads)]
        mine = belonging(found, *roots)
        if self.acts_in and needed is not Role.FACILITATOR:
            mine |= {spot for spot in belonging(found, of(self.acts_in)) if spot[0] in ("rounds", "round_words")}
            mine |= {spot for table, key in roots if table == "people" for spot in by_member(found, key[0])}
        return mine


def by_member(found: Rows, one: int) -> set[Spot]:
    """What a member wrote and signed, and the lines of rolls that they speak for, with what is said there."""
    theirs = [row for (table, _), row in found.items() if table == "affiliations" and row["person_id"] == one]
    voters = {f"p{one}", *(f"o{row['organisation_id']}" for row in theirs)}
    mine = {spot for spot, row in found.items() if spot[0] in ON_THE_ROLL and row["voter"] in voters}
    mine |= {spot for spot, row in found.items() if spot[0] in WRITTEN_BY and row[WRITTEN_BY[spot[0]]] == one}
    mine -= {spot for spot in mine if found[spot].get("stage") not in (None, Stage.DRAFT, Stage.PROPOSED)}
    of_mine = {key[0] for table, key in mine if table == "article_versions"}
    said = ("article_texts", "charter_log")
    return mine | {spot for spot, row in found.items() if spot[0] in said and row["version_id"] in of_mine}


def closed(found: Rows) -> set[Spot]:
    """Votes that are over, with their rolls and ballots: nobody changes them."""
    over = {spot for spot, row in found.items() if spot[0] == "votes" and row["closed_at"]}
    return {spot for spot in belonging(found, *over) if spot[0] in ("votes", "vote_roll", "open_ballots")}


def out_of_place(spots: set[Spot], before: Rows, after: Rows) -> set[Spot]:
    """Rows about a territory that name somebody now who is no member of it."""
    members, about = {key for table, key in after if table == "memberships"}, hanging(after)
    named = {
        table.name: [key.parent.name for key in table.foreign_keys if key.column.table is people] for table in kept()
    }
    return {
        spot
        for spot in (spots & after.keys())
        for column in named[spot[0]]
        if (one := after[spot][column]) is not None and one != before.get(spot, {}).get(column)
        if spot[0] not in APPLYING and any((one, territory) not in members for territory in about[spot])
    }


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
