"""Reading and keeping what somebody answered: one sitting for each person and round, or for nobody but themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.people.roles import Kind, Person
from bot.questionnaire import Answers, Position, Questionnaire, Value, Walk, resume, to_json
from bot.storage.upsert import put
from conversations.self_assessment import kept
from conversations.self_assessment.kept import AS_TEXT
from conversations.self_assessment.questions import ALL, SELF_ASSESSMENT, asked
from conversations.self_assessment.rounds.queries import Round, is_open_in
from conversations.self_assessment.tables import answers, assessments, rounds


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody's self-assessment in one territory: all they answered, and where they stand.

    It belongs to a round, or (None) is a look of their own. ``earlier`` is the sitting before it, their "last time".
    """

    id: int
    version: int
    answers: Answers
    walk: Walk | None
    """None before the first module was begun."""
    round: int | None = None
    earlier: int | None = None
    modules: tuple[str, ...] = field(default=ALL)

    @property
    def asks(self) -> Questionnaire:
        """The modules that its round asks."""
        return asked(self.modules)


def sitting(db: Connection, person: Person) -> Sitting | None:
    """The person's sitting in hand: that of the open round, or while none is open their own look.

    None if they have not begun; then ``latest`` may still know an earlier one.
    """
    row = db.execute(IN_HAND, of_person(person)).one_or_none()
    return None if row is None or row.round_id != row.open_round else sitting_from(row, kept.read(row.said))


def latest(db: Connection, person: Person) -> Sitting | None:
    """What the person answered last here, its round open or closed."""
    row = db.execute(NEWEST, of_person(person)).one_or_none()
    return None if row is None else sitting_from(row, kept.read(row.said))


def of_person(person: Person) -> dict[str, int | None]:
    return {"person": person.id, "territory": person.territory}


def begin(
    db: Connection, person: Person, now: datetime, round_: Round | None, entered_by: int | None = None
) -> Sitting:
    """A sitting with nothing answered, in the round that is open or for oneself; a look of one's own ends the last."""
    before = db.execute(NEWEST, of_person(person)).one_or_none()
    earlier = None if before is None else before.id
    here = None if round_ is None else round_.id
    row = {
        "person_id": person.id,
        "territory_id": person.territory,
        "round_id": here,
        "earlier_id": earlier,
        "entered_by": entered_by,
        "organisation_id": person.organisation,
        "kind": person.kind or Kind.INDIVIDUAL,
        "version": SELF_ASSESSMENT.version,
        "card": 0,
        "started_at": now,
        "changed_at": now,
    }
    if round_ is None:
        own = (assessments.c.person_id == person.id) & (assessments.c.territory_id == person.territory)
        db.execute(delete(assessments).where(own, assessments.c.round_id.is_(None)))
    new = db.execute(insert(assessments).values(row).returning(assessments.c.id)).scalar_one()
    modules = round_.modules if round_ else ALL
    return Sitting(new, SELF_ASSESSMENT.version, {}, None, here, earlier, modules)


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
    db.execute(STAND, {"sitting": sitting.id, "version": SELF_ASSESSMENT.version, **here})


def last_time(db: Connection, sitting: Sitting, questions: Mapping[str, Any] | None = None) -> dict[Position, Value]:
    """What was answered to these questions (None: to all) in the sitting before this one."""
    if sitting.earlier is None:
        return {}
    if questions is None:
        return said(db, sitting.earlier)
    wanted = {"sitting": sitting.earlier, "questions": list(questions)}
    return kept.read(db.execute(SAID_TO, wanted).scalar())


def said(db: Connection, sitting_id: int) -> dict[Position, Value]:
    return kept.read(db.execute(SAID, {"sitting": sitting_id}).scalar())


def everywhere(db: Connection, person_id: int) -> list[tuple[Sitting, datetime, str | None]]:
    """All of somebody's sittings, with the time of their last change and their round's name: for "my data"."""
    every = select(assessments, rounds.c.modules, rounds.c.name).outerjoin(
        rounds, rounds.c.id == assessments.c.round_id
    )
    rows = db.execute(every.where(assessments.c.person_id == person_id).order_by(assessments.c.id)).all()
    return [(sitting_from(row, said(db, row.id)), row.changed_at, row.name) for row in rows]


def sitting_from(row: Any, given: Answers) -> Sitting:
    walk = None
    if row.module is not None:
        position = None if row.question is None else Position(row.question, row.card)
        walk = resume(SELF_ASSESSMENT.module(row.module), given, position)
    modules = tuple(row.modules) if row.modules else ALL
    return Sitting(row.id, row.version, given, walk, row.round_id, row.earlier_id, modules)


# Made once: to make a statement takes four times as long as to run it, and each answer needs these.
SAID_THERE = select(AS_TEXT).where(answers.c.assessment_id == assessments.c.id).scalar_subquery()
STANDS = [assessments.c[name] for name in ("id", "version", "module", "question", "card", "round_id", "earlier_id")]
NEWEST = (
    select(*STANDS, rounds.c.modules, SAID_THERE.label("said"))
    .outerjoin(rounds, rounds.c.id == assessments.c.round_id)
    .where(assessments.c.person_id == bindparam("person"), assessments.c.territory_id == bindparam("territory"))
    .order_by(assessments.c.id.desc())
    .limit(1)
)
IN_HAND = NEWEST.add_columns(
    select(rounds.c.id).where(is_open_in(bindparam("territory"))).scalar_subquery().label("open_round")
)
SAID = select(AS_TEXT).where(answers.c.assessment_id == bindparam("sitting"))
SAID_TO = SAID.where(answers.c.question.in_(bindparam("questions", expanding=True)))
STAND = (
    update(assessments)
    .where(assessments.c.id == bindparam("sitting"))
    .values({name: bindparam(name) for name in ("module", "question", "card", "changed_at", "version")})
)
