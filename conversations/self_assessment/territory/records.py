"""All that was answered in a round, read at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Text, cast, func, select

from bot.people.tables import memberships, organisations
from bot.questionnaire import Grid, Questionnaire, Register, Words
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import answers, assessments

FIELD, LINE = "\t", "\n"  # neither stands as such in a question's id or in JSON


class Sheet(NamedTuple):
    """What one person answered: a line for each answer, with the question's id, the card and the value as JSON.

    ``unit`` is their organisation as they stood when they sat down, or what it was merged into; themselves without one.
    """

    person: int
    unit: str
    kind: str
    said: str


def sheets(db: Connection, round_: Round, asked: Questionnaire) -> list[Sheet]:
    """One for each person who answered anything in the round; nobody's own words are among it."""
    return read(db, round_, answers.c.question.not_in(written(asked)))


def sheets_of(db: Connection, round_: Round, questions: Sequence[str]) -> list[Sheet]:
    """The same of these questions only, own words too if they are asked for."""
    return read(db, round_, answers.c.question.in_(questions))


def read(db: Connection, round_: Round, among: ColumnElement[bool]) -> list[Sheet]:
    """One row a person: 600,000 rows of one answer each take twice as long to reach Python (measured on SQLite)."""
    line = answers.c.question + FIELD + cast(answers.c.card, Text) + FIELD + cast(answers.c.value, Text)
    sat_down = select(assessments.c.id).where(assessments.c.round_id == round_.id)
    every = select(answers.c.assessment_id, func.aggregate_strings(line, LINE)).where(among)
    told = db.execute(every.where(answers.c.assessment_id.in_(sat_down)).group_by(answers.c.assessment_id)).all()
    whose = people(db, round_)
    return [Sheet(*whose[sitting], said) for sitting, said in told if sitting in whose]


def people(db: Connection, round_: Round) -> dict[int, tuple[int, str, str]]:
    """Person, unit and kind of actor of each sitting of a round."""
    sitting = select(
        assessments.c.id, assessments.c.person_id, assessments.c.organisation_id, assessments.c.kind
    ).where(assessments.c.round_id == round_.id)
    merged = merges(db, round_.territory)
    return {
        id: (person, unit(person, organisation, merged), str(kind))
        for id, person, organisation, kind in db.execute(sitting).all()
    }


def joined(db: Connection, round_: Round) -> frozenset[int]:
    """Who had joined the territory when the round opened, and is still there."""
    early = memberships.c.joined_at <= round_.opened_at
    return frozenset(
        db.scalars(select(memberships.c.person_id).where(memberships.c.territory_id == round_.territory, early))
    )


def unit(person: int, organisation: int | None, merged: dict[int, int]) -> str:
    if organisation is None:
        return f"p{person}"
    while organisation in merged:
        organisation = merged[organisation]
    return f"o{organisation}"


def merges(db: Connection, territory: int) -> dict[int, int]:
    """Organisations that became part of another one."""
    gone = organisations.c.merged_into.is_not(None) & (organisations.c.territory_id == territory)
    rows = db.execute(select(organisations.c.id, organisations.c.merged_into).where(gone))
    return {row.id: row.merged_into for row in rows}


def written(asked: Questionnaire) -> list[str]:
    """The ids of questions that are answered in one's own words."""
    return [
        question.id
        for topic in asked.topics
        for part in topic.parts
        if not isinstance(part, Grid)
        for question in (part.questions if isinstance(part, Register) else (part,))
        if isinstance(question.answer, Words)
    ]
