"""Those who take part on paper, as rows: people without Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.outbox.forgetting import forget_name
from bot.people import consent, leaving, membership, standing
from bot.people.consent import Purpose
from bot.people.roles import Kind, Person, Role
from bot.people.standing import person_from
from bot.people.tables import people
from conversations.self_assessment import queries
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import assessments, rounds


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Somebody on paper in the round that is open, with their sitting once something is entered."""

    person: Person
    round: Round
    sitting: Sitting | None


def of(db: Connection, territory: int) -> list[Person]:
    """Everybody of the territory who takes part on paper, by name."""
    here = membership.members(territory).where(people.c.telegram_id.is_(None))
    return [person_from(row) for row in db.execute(here.order_by(func.lower(people.c.name), people.c.id))]


def by_id(db: Connection, territory: int, person: int) -> Person | None:
    """Somebody of this territory who takes part on paper; nobody who has Telegram."""
    found = standing.person_by_id(db, person, territory)
    return None if found is None or found.role is Role.STRANGER or found.telegram_id else found


def add(db: Connection, name: str, like: Person, territory: int, now: datetime) -> int:
    """Somebody who agreed in writing: as an individual, until it is said for whom they speak."""
    row = {"name": name, "language": like.language, "chosen": False, "away_since": now, "created_at": now}
    new: int = db.execute(insert(people).values(row).returning(people.c.id)).scalar_one()
    consent.give(db, new, Purpose.PARTICIPATION, now)
    membership.join(db, new, territory, role=Role.ACTOR, kind=Kind.INDIVIDUAL, now=now)
    return new


def speak_for(db: Connection, person: int, territory: int, organisation: int | None, kind: Kind, now: datetime) -> None:
    """For whom they speak; what was entered for them in an open round counts for it too."""
    membership.speak_for(db, person, territory, organisation, kind, now)
    stands = by_id(db, territory, person)
    still = select(rounds.c.id).where(rounds.c.territory_id == territory, rounds.c.closed_at.is_(None))
    mine = (assessments.c.person_id == person) & assessments.c.round_id.in_(still)
    if stands is not None:
        now_for = {"organisation_id": stands.organisation, "kind": stands.kind}
        db.execute(update(assessments).where(mine).values(now_for))


def of_sitting(db: Connection, round_: Round, sitting: int) -> OnPaper | None:
    """Whose sitting of this round it is, if theirs is on paper."""
    this = (assessments.c.id == sitting) & (assessments.c.round_id == round_.id)
    whose = db.scalar(select(assessments.c.person_id).where(this))
    person = None if whose is None else by_id(db, round_.territory, whose)
    return None if person is None else OnPaper(person, round_, queries.sitting(db, person))


def remove(db: Connection, person: Person) -> None:
    """Erase somebody with all that was entered for them, and their name from what we keep of messages."""
    forget_name(db, person.name)
    leaving.erase(db, person.id, person.telegram_id)


def uncount(db: Connection, round_: int) -> None:
    """One person less has answered an open round."""
    counted = (rounds.c.id == round_) & rounds.c.closed_at.is_(None) & (rounds.c.answered > 0)
    db.execute(update(rounds).where(counted).values(answered=rounds.c.answered - 1))
