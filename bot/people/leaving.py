"""Going away: from an organisation, from the territories, or altogether."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from bot.people import membership
from bot.people.roles import Kind
from bot.people.tables import affiliations, audit, guesses, memberships, organisations, people
from bot.people.territories import Territory


def leave_organisation(db: Connection, person: int, territory: int, organisation: int) -> bool:
    """Take somebody out of an organisation of this territory; whether they were in it.

    If they spoke for it, they speak for themselves from now on.
    """
    here = select(organisations.c.id).where(
        organisations.c.id == organisation, organisations.c.territory_id == territory
    )
    belongs = (affiliations.c.person_id == person) & affiliations.c.organisation_id.in_(here)
    if not db.execute(delete(affiliations).where(belongs)).rowcount:
        return False
    speaks = membership.of_person(person, territory) & (memberships.c.organisation_id == organisation)
    db.execute(update(memberships).where(speaks).values(organisation_id=None, kind=Kind.INDIVIDUAL))
    return True


def leave_territories(db: Connection, person: int) -> None:
    """Take somebody out of every territory and organisation; what they gave stays."""
    db.execute(delete(affiliations).where(affiliations.c.person_id == person))
    db.execute(delete(memberships).where(memberships.c.person_id == person))
    db.execute(update(people).where(people.c.id == person).values(territory_id=None))


def only_facilitator_of(db: Connection, person: int) -> list[Territory]:
    """The territories that would have no facilitator left without this person."""
    mine = membership.territories_of(db, person)
    return [one for one in mine if [other.id for other in membership.facilitators_of(db, one.id)] == [person]]


def erase(db: Connection, person: int, telegram_id: int) -> None:
    """Take somebody's row away, and with it every row that hangs on it. The trace keeps ids, without theirs."""
    db.execute(update(audit).where(audit.c.person_id == person).values(person_id=None))
    for row in db.execute(
        select(audit.c.id, audit.c.about).where(audit.c.about["person"].as_integer() == person)
    ).all():
        about = {name: id for name, id in row.about.items() if name != "person"}
        db.execute(update(audit).where(audit.c.id == row.id).values(about=about))
    db.execute(delete(guesses).where(guesses.c.telegram_id == telegram_id))
    db.execute(delete(people).where(people.c.id == person))
