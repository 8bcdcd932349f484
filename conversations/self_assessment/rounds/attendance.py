"""Who has answered in a round, as rows: never what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from bot.listing import SIZE, Page, offset
from bot.people import membership
from bot.people import organisations as organisation_rows
from bot.people.organisations import Organisation
from bot.people.tables import memberships, organisations, people
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import answers, assessments


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody of the territory; ``organisation`` is the name of the one they speak for."""

    person: int
    name: str
    organisation: str | None
    answered: bool
    on_paper: bool


def page_of(db: Connection, round_: Round, number: int) -> Page[Attendant]:
    """That page of the territory's people, by name, each with whether they have answered."""
    total = membership.size(db, round_.territory)
    start = offset(number, total)
    spoken_for = organisations.c.id == memberships.c.organisation_id
    named = membership.members(round_.territory).outerjoin(organisations, spoken_for)
    told = named.add_columns(organisations.c.name.label("whose"), has_answered(round_).label("answered"))
    rows = db.execute(told.order_by(func.lower(people.c.name), people.c.id).limit(SIZE).offset(start))
    return Page(tuple(attendant(row) for row in rows), start // SIZE, total)


def attendant(row: Row[Any]) -> Attendant:
    found = row._mapping
    return Attendant(
        person=found["id"],
        name=found["name"],
        organisation=found["whose"],
        answered=bool(found["answered"]),
        on_paper=found["telegram_id"] is None,
    )


def silent_organisations(db: Connection, round_: Round) -> list[Organisation]:
    """The territory's organisations for which nobody has answered yet, by name."""
    whose = func.coalesce(organisations.c.merged_into, organisations.c.id)
    said = select(whose).join(assessments, assessments.c.organisation_id == organisations.c.id)
    heard = set(db.scalars(said.where(assessments.c.round_id == round_.id, has_said(round_)).distinct()))
    return [one for one in organisation_rows.of(db, round_.territory) if one.id not in heard]


def has_answered(round_: Round) -> ColumnElement[bool]:
    """Whether the person gave an overall rating in the round, or said that they do not know."""
    mine = (assessments.c.round_id == round_.id) & (assessments.c.person_id == people.c.id)
    return select(assessments.c.id).where(mine, has_said(round_)).exists()


def has_said(round_: Round) -> ColumnElement[bool]:
    overall = answers.c.question.in_([topic.id for topic in asked(round_.modules).topics]) & (answers.c.card == 0)
    real = answers.c.value["blank"].as_string().is_distinct_from("skipped")
    return select(answers.c.question).where(answers.c.assessment_id == assessments.c.id, overall, real).exists()
