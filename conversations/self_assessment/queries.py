"""Reading and keeping what somebody answered, one sitting for each person and territory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.people.roles import Kind, Person
from bot.questionnaire import Answers, Position, Walk, from_json, resume, to_json
from bot.storage.upsert import put
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.tables import answers, assessments


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody's self-assessment in one territory: all they answered, and where they stand."""

    id: int
    version: int
    answers: Answers
    walk: Walk | None
    """None before the first module was begun."""


def sitting(db: Connection, person: Person) -> Sitting | None:
    """The person's sitting in their current territory; None if they never began."""
    mine = (assessments.c.person_id == person.id) & (assessments.c.territory_id == person.territory)
    row = db.execute(select(assessments).where(mine)).one_or_none()
    return None if row is None else sitting_from(row, said(db, row.id))


def begin(db: Connection, person: Person, now: datetime) -> Sitting:
    """A first sitting, with nothing answered."""
    row = {
        "person_id": person.id,
        "territory_id": person.territory,
        "organisation_id": person.organisation,
        "kind": person.kind or Kind.INDIVIDUAL,
        "version": SELF_ASSESSMENT.version,
        "card": 0,
        "started_at": now,
        "changed_at": now,
    }
    return sitting_from(db.execute(insert(assessments).values(row).returning(*assessments.c)).one(), {})


def keep(db: Connection, sitting: Sitting, walk: Walk, now: datetime) -> None:
    """Write what a step changed: the answers that are new or other, and the place."""
    rows = [
        {
            "assessment_id": sitting.id,
            "question": spot.question,
            "card": spot.card,
            "value": to_json(value),
            "answered_at": now,
        }
        for spot, value in walk.answers.items()
        if spot not in sitting.answers or sitting.answers[spot] != value
    ]
    put(db, answers, rows)
    place = walk.position or Position("")
    here = {"module": walk.module.id, "question": place.question or None, "card": place.card, "changed_at": now}
    here["version"] = SELF_ASSESSMENT.version
    db.execute(update(assessments).where(assessments.c.id == sitting.id).values(here))


def said(db: Connection, sitting_id: int) -> dict[Position, Any]:
    rows = db.execute(select(answers.c.question, answers.c.card, answers.c.value).where(of(sitting_id)))
    return {Position(row.question, row.card): from_json(row.value) for row in rows}


def of(sitting_id: int) -> Any:
    return answers.c.assessment_id == sitting_id


def everywhere(db: Connection, person_id: int) -> list[tuple[Sitting, datetime]]:
    """All of somebody's sittings, in whichever territory, with the time of their last change: for "my data"."""
    rows = db.execute(select(assessments).where(assessments.c.person_id == person_id).order_by(assessments.c.id)).all()
    return [(sitting_from(row, said(db, row.id)), row.changed_at) for row in rows]


def sitting_from(row: Any, given: Answers) -> Sitting:
    walk = None
    if row.module is not None:
        position = None if row.question is None else Position(row.question, row.card)
        walk = resume(SELF_ASSESSMENT.module(row.module), given, position)
    return Sitting(row.id, row.version, given, walk)
