"""Signatures under one version: given, settled, taken back; and who has not given one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, insert, select, update

from bot.ballots.mandating import delegate
from bot.people import organisations
from bot.people.membership import affiliations_of, members
from bot.people.organisations import Organisation
from bot.people.roles import Kind, Person
from bot.people.standing import person_from
from bot.people.tables import people
from bot.storage.upsert import put
from conversations.charter.signing.queries import FrozenCharter
from conversations.charter.signing.rules import Nudges
from conversations.charter.signing.tables import Mandate, nudged, signatures


@dataclass(frozen=True, slots=True)
class Signature:
    """``person`` is None, and ``name`` empty, once they were forgotten; ``organisation`` is "" for oneself.

    Names, role and kind are as they were when it was given.
    """

    id: int
    charter: int
    person: int | None
    body: int | None
    name: str
    organisation: str
    kind: Kind
    role: str
    mandate: Mandate
    signed_at: datetime
    withdrawn_at: datetime | None


def of(db: Connection, charter: int) -> list[Signature]:
    """Those that stand, organisations' first, by the time they were given."""
    return _in_order(db, _standing(charter))


def how_many(db: Connection, charter: int) -> int:
    """Of those that stand."""
    return db.scalar(select(func.count()).select_from(_standing(charter).subquery())) or 0


def by_id(db: Connection, person: int, signature: int) -> Signature | None:
    """A signature of this person that stands."""
    mine = (signatures.c.id == signature) & (signatures.c.person_id == person) & signatures.c.withdrawn_at.is_(None)
    row = db.execute(select(signatures).where(mine)).one_or_none()
    return None if row is None else signature_from(row)


def of_person(db: Connection, charter: int, person: int) -> list[Signature]:
    """What somebody signed under this version, and has not taken back."""
    return _in_order(db, _standing(charter).where(signatures.c.person_id == person))


def signed_for(db: Connection, charter: FrozenCharter, person: int) -> set[int | None]:
    """The organisations for which somebody stands under this version, and None for themselves.

    One that was merged into another since is that one.
    """
    given = {one.body for one in of_person(db, charter.id, person)}
    return {body and body_now(db, charter, body) for body in given}


def body_now(db: Connection, charter: FrozenCharter, organisation: int) -> int:
    """The organisation, or the one that it is part of now."""
    found = organisations.by_id(db, charter.territory, organisation)
    return found.id if found else organisation


def ever_by(db: Connection, person: int) -> list[Signature]:
    """Every signature of somebody, those taken back too, the first first."""
    mine = select(signatures).where(signatures.c.person_id == person).order_by(signatures.c.id)
    return [signature_from(row) for row in db.execute(mine)]


def bodies_of(db: Connection, person: Person) -> list[Organisation]:
    """The organisations that somebody may sign for: those of this territory that they belong to."""
    return affiliations_of(db, person.id, person.territory or 0)


def holds_mandate(db: Connection, organisation: int, person: int) -> bool:
    """Whether they already speak for it in votes."""
    return delegate(db, organisation) == person


def sign(
    db: Connection,
    charter: FrozenCharter,
    person: Person,
    organisation: Organisation | None,
    *,
    role: str,
    mandate: Mandate,
    now: datetime,
) -> Signature | None:
    """Sign that very version; None for somebody who has signed it so already."""
    body = organisation.id if organisation else None
    if body in signed_for(db, charter, person.id):
        return None
    row = {
        "charter_id": charter.id,
        "person_id": person.id,
        "organisation_id": body,
        "person": person.name,
        "organisation": organisation.name if organisation else "",
        "kind": organisation.kind if organisation else Kind.INDIVIDUAL,
        "role": role,
        "mandate": mandate,
        "digest": charter.digest,
        "signed_at": now,
    }
    return signature_from(db.execute(insert(signatures).values(row).returning(*signatures.c)).one())


def settle(db: Connection, signature: int) -> None:
    """A pending mandate was given."""
    db.execute(update(signatures).where(signatures.c.id == signature).values(mandate=Mandate.GIVEN))


def withdraw(db: Connection, signature: int, now: datetime) -> None:
    db.execute(update(signatures).where(signatures.c.id == signature).values(withdrawn_at=now))


def forget(db: Connection, person: int) -> None:
    """Take a name off its signatures: what an organisation signed stays, and for oneself that somebody did."""
    mine = update(signatures).where(signatures.c.person_id == person)
    db.execute(mine.values(person="", role="", person_id=None))


def unsigned(db: Connection, charter: FrozenCharter) -> list[tuple[Person, Nudges | None]]:
    """Members without a signature under this version, by name; who took theirs back has decided and is not among them.

    With how often they were reminded.
    """
    signed = exists().where(signatures.c.charter_id == charter.id, signatures.c.person_id == people.c.id)
    open_ = members(charter.territory).where(~signed).order_by(people.c.name, people.c.id)
    so_far = nudges(db, charter.id)
    return [(person_from(row), so_far.get(row.id)) for row in db.execute(open_)]


def nudges(db: Connection, charter: int) -> dict[int, Nudges]:
    rows = db.execute(select(nudged).where(nudged.c.charter_id == charter))
    return {row.person_id: Nudges(row.times, row.last_at, row.stopped) for row in rows}


def keep_nudges(db: Connection, charter: int, so_far: Mapping[int, Nudges]) -> None:
    """How often each of these people was reminded by now."""
    rows = [
        {"charter_id": charter, "person_id": person, "times": one.times, "last_at": one.last_at, "stopped": one.stopped}
        for person, one in so_far.items()
    ]
    put(db, nudged, rows)


def signature_from(row: Row[Any]) -> Signature:
    return Signature(
        id=row.id,
        charter=row.charter_id,
        person=row.person_id,
        body=row.organisation_id,
        name=row.person,
        organisation=row.organisation,
        kind=Kind(row.kind),
        role=row.role,
        mandate=Mandate(row.mandate),
        signed_at=row.signed_at,
        withdrawn_at=row.withdrawn_at,
    )


def _standing(charter: int) -> Select[Any]:
    return select(signatures).where(signatures.c.charter_id == charter, signatures.c.withdrawn_at.is_(None))


def _in_order(db: Connection, asked: Select[Any]) -> list[Signature]:
    found = [signature_from(row) for row in db.execute(asked.order_by(signatures.c.id))]
    return sorted(found, key=lambda one: not one.organisation)
