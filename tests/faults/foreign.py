"""Two territories full of everything, and what belongs to whom in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table, event, insert, select

from bot.figures.results import Results, turnout
from bot.people import invites, requests
from bot.people.roles import Person, Role
from bot.people.tables import groups, people, territories
from bot.people.territories import Territory
from bot.storage.metadata import metadata
from conversations.facilitation import merges
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.tables import answers, assessments, outcomes, rounds, words
from conversations.self_assessment.territory import results
from tests.builders import NOW, joins, organisation, person, stranger, territory
from tests.faults.charters import write_charter
from tests.faults.urns import ask_polls, hold_votes

MACHINERY = {"updates_seen", "updates_failed", "outbox", "outbox_bodies", "outbox_shown", "waits", "due", "audit"}
"""What every turn may write, whoever it is about; in ``audit`` by adding to it."""

WRITES = re.compile(
    r"(?!SELECT|SAVEPOINT|RELEASE|ROLLBACK|PRAGMA)(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)? *\"?(\w+)"
)

KEY, SECRET = "k4yk4yk4", "s3cr3ts3cr3ts3cr3ts3cr3ts3"
Spot = tuple[str, tuple[Any, ...]]
"""A row: its table, and its primary key."""

Rows = dict[Spot, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Place:
    """A territory with two of everything that can be pressed on."""

    territory: Territory
    facilitator: Person
    actor: Person


def furnished(db: Connection, name: str, country: str) -> Place:
    """A territory with people, organisations, groups, rounds, a charter, votes, polls, and its word in their texts."""
    place = territory(db, name, country)
    word = its_word(place.id)
    bodies = [organisation(db, f"{word} {n}", where=place) for n in range(4)]
    merges.merge(db, bodies[2], bodies[3], NOW)
    facilitator = person(db, f"Facilitator {word}", Role.FACILITATOR, where=place, organisation=bodies[0])
    actor = person(db, f"Actor {word}", where=place, organisation=bodies[1])
    asking = stranger(db, f"Somebody who would like to join {name}")
    requests.ask(db, asking.id, place.id, "", NOW)
    invites.make(db, place.id, Role.ACTOR, by=facilitator.id, now=NOW)
    group = {"chat_id": -100 - place.id, "territory_id": place.id, "title": name, "language": "en", "key": KEY}
    in_group = db.execute(insert(groups).values(group | {"created_at": NOW}).returning(groups.c.id)).scalar_one()
    for closed in (True, False):
        assess(db, place, [facilitator, actor], closed=closed)
    version = write_charter(db, place, facilitator, actor, word)
    hold_votes(db, place, facilitator, actor, version.id, word)
    ask_polls(db, place, facilitator, actor, in_group, word)
    return Place(place, facilitator, actor)


def its_word(territory: int) -> str:
    """What stands in every text and name of a territory, and in no other's."""
    return f"zellij{territory}x"


def assess(db: Connection, place: Territory, who: Iterable[Person], *, closed: bool) -> None:
    """A round in which these people have begun to answer."""
    opened = {"opened_at": NOW - timedelta(days=9), "closes_at": NOW + timedelta(days=9), "drafted_at": NOW}
    row = {"territory_id": place.id, "name": "Spring", "modules": ["A"], "version": SELF_ASSESSMENT.version}
    row |= opened | ({"closed_at": NOW} if closed else {})
    number = db.execute(insert(rounds).values(row).returning(rounds.c.id)).scalar_one()
    db.execute(insert(words).values(round_id=number, question="A1", rated=2))
    db.execute(insert(outcomes).values(round_id=number, language="en", text=f"We shall meet: {its_word(place.id)}"))
    if closed:
        results.freeze(db, number, Results(turnout(2, []), {}, {}, {}), NOW)
    for one in who:
        sit(db, place, number, one)


def sit(db: Connection, place: Territory, round_: int, one: Person) -> None:
    begun = {"version": SELF_ASSESSMENT.version, "module": MODULE.id, "question": "A1", "card": 0}
    dated = {"started_at": NOW, "changed_at": NOW}
    row = {"person_id": one.id, "territory_id": place.id, "round_id": round_, "kind": one.kind, **begun, **dated}
    number = db.execute(insert(assessments).values(row).returning(assessments.c.id)).scalar_one()
    db.execute(insert(answers).values(assessment_id=number, question="A1", card=0, value=7, answered_at=NOW))


def of_both(db: Connection, here: Place, there: Place) -> Person:
    """A facilitator of the one who is an actor of the other; they are in the first now."""
    both = joins(db, person(db, "Of both", where=there.territory), here.territory, role=Role.FACILITATOR)
    assert both.territory == here.territory.id
    return both


MODULE = SELF_ASSESSMENT.modules[0]


def rows(db: Connection) -> Rows:
    """All that anybody may hold against us, by where it stands."""
    return {
        (table.name, tuple(row[column.name] for column in table.primary_key)): dict(row)
        for table in kept()
        for row in db.execute(select(table)).mappings()
    }


def kept() -> list[Table]:
    return [table for table in metadata.sorted_tables if table.name not in MACHINERY]


def belonging(found: Rows, *roots: Spot) -> set[Spot]:
    """The roots, and whatever goes with them: rows that would be erased along with them, and a territory's groups."""
    mine = set(roots)
    for table in kept():
        owners = [(key.parent.name, key.column.table.name) for key in table.foreign_keys if is_owner(table, key)]
        for spot, row in found.items():
            if spot[0] == table.name and any((owner, (row[column],)) in mine for column, owner in owners):
                mine.add(spot)
    return mine


def is_owner(table: Table, key: Any) -> bool:
    return key.ondelete == "CASCADE" or (table is groups and key.column.table is territories)


def hanging(found: Rows) -> dict[Spot, set[int]]:
    """The territories that each row is about: its own, and those of every row that it points to but for people."""
    about: dict[Spot, set[int]] = {spot: {spot[1][0]} if spot[0] == territories.name else set() for spot in found}
    for table in kept():
        keys = [key for key in table.foreign_keys if key.column.table not in (people, table)]
        for spot in [each for each in found if each[0] == table.name]:
            for key in keys:
                about[spot] |= about.get((key.column.table.name, (found[spot][key.parent.name],)), set())
    return about


def of_place(found: Rows, place: Place) -> list[Spot]:
    """What is about this territory alone, and the people who are in it or would like to be."""
    here = {place.territory.id}
    mine = [spot for spot, about in hanging(found).items() if about == here and spot[0] != people.name]
    named = {found[spot]["person_id"] for spot in mine if spot[0] in ("memberships", "join_requests")}
    return [*mine, *((people.name, (one,)) for one in sorted(named))]


@contextmanager
def written(db: Connection) -> Iterator[set[str]]:
    """The tables that are written to meanwhile, but for the machinery's."""
    tables: set[str] = set()

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        tables.update(found[1] for found in [WRITES.match(statement)] if found and found[1] not in MACHINERY)

    event.listen(db, "before_cursor_execute", note)
    yield tables
    event.remove(db, "before_cursor_execute", note)


def of(place: Place) -> Spot:
    return (territories.name, (place.territory.id,))
