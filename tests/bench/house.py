"""A database as a territory fills it: people in the middle of the questionnaire, and thousands who are done."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

import bot.app  # noqa: F401  # every room's tables on the one metadata
from bot.people import consent, membership, standing
from bot.people.consent import Purpose
from bot.people.roles import Kind, Role
from bot.people.tables import consents, memberships, organisations, people
from bot.questionnaire import Walk
from bot.storage.migrate import migrate_file
from conversations.self_assessment import queries
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.rounds.queries import Round, open_in
from conversations.self_assessment.tables import answers, assessments, words
from tests.bench.people import FIRST_ID, first_press, way_through
from tests.builders import NOW, organisation, territory
from tests.conversations.self_assessment.opened import close, open_round

DONE_FROM = 1000 * FIRST_ID  # Telegram ids of those who have answered everything
ORGANISATIONS = 500  # that two of three of them speak for


@dataclass(frozen=True, slots=True)
class House:
    """Where it is, and the people of each round of the bench: Telegram ids and sittings."""

    file: Path
    crowds: list[tuple[list[int], list[int]]]


def built(file: Path, crowds: int, crowd: int, each: int, *, stored: int = 0) -> House:
    """A territory in an open round, with so many crowds who will answer ``each`` questions more.

    ``stored`` people besides have answered everything.
    """
    migrate_file(file)
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as db:
        open_round(db, invited=stored)
        made = [settled(db, number, crowd, each) for number in range(crowds)]
    with engine.begin() as db:
        if stored:
            fill(db, stored)
        count(db)
    engine.dispose()
    return House(file, made)


def closed(file: Path, stored: int) -> Round:
    """A round that has closed, in which so many people of many organisations have answered everything."""
    built(file, 0, 0, 0, stored=stored)
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as db:
        first = organisation(db, "Organisation 0").id
        for number in range(1, ORGANISATIONS):
            organisation(db, f"Organisation {number}")
        speaks_for = sa.case((assessments.c.id % 3 > 0, first + assessments.c.id % ORGANISATIONS))
        db.execute(sa.update(assessments).values(organisation_id=speaks_for))
        kinds = {number: kind.value for number, kind in enumerate(Kind)}
        db.execute(sa.update(organisations).values(kind=sa.case(kinds, value=organisations.c.id % len(kinds))))
        return close(db, opened(db))


def opened(db: sa.Connection) -> Round:
    round_ = open_in(db, territory(db).id)
    assert round_ is not None
    return round_


def settled(db: sa.Connection, number: int, crowd: int, each: int) -> tuple[list[int], list[int]]:
    """One crowd, each where they will go on from."""
    way = way_through()
    ids = [FIRST_ID * (number + 1) + n for n in range(crowd)]
    stands = [way[first_press(n, each, way)].before for n in range(crowd)]
    return ids, [seated(db, telegram_id, walk) for telegram_id, walk in zip(ids, stands, strict=True)]


def seated(db: sa.Connection, telegram_id: int, walk: Walk) -> int:
    """Somebody of the territory who stands there in the questionnaire; the number of their sitting."""
    standing.meet(db, telegram_id, "Amina", "fr", NOW)
    person = standing.person(db, telegram_id)
    consent.give(db, person.id, Purpose.PARTICIPATION, NOW)
    membership.join(db, person.id, territory(db).id, role=Role.ACTOR, kind=Kind.INDIVIDUAL, now=NOW)
    sitting = queries.begin(db, standing.person(db, telegram_id), NOW, opened(db))
    queries.keep(db, sitting, walk, NOW)
    return sitting.id


def fill(db: sa.Connection, stored: int) -> None:
    """Copies of one person who has answered everything, each with other ratings."""
    sitting = seated(db, DONE_FROM, way_through()[-1].before)
    person = standing.person(db, DONE_FROM).id
    raw = db.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute("PRAGMA cache_size=-200000")
    raw.execute("CREATE TEMP TABLE n (i INTEGER PRIMARY KEY)")
    raw.executemany("INSERT INTO n VALUES (?)", ((number,) for number in range(1, stored)))
    for table, key, row in (
        (people, people.c.id, person),
        (memberships, memberships.c.person_id, person),
        (consents, consents.c.person_id, person),
        (assessments, assessments.c.id, sitting),
        (answers, answers.c.assessment_id, sitting),
    ):
        raw.execute(copying(table, key.name), {"row": row})


def count(db: sa.Connection) -> None:
    """Take the words so far, as they would have been while the answers came."""
    rated = sa.select(answers.c.question, sa.func.count()).where(answers.c.card == 0).group_by(answers.c.question)
    asked = [topic.id for topic in SELF_ASSESSMENT.topics]
    for question, number in db.execute(rated.where(answers.c.question.in_(asked))).all():
        taken = {"rated": number, "taken_at": number, "word": "discuss"}
        db.execute(sa.insert(words).values(round_id=opened(db).id, question=question, **taken))


def copying(table: sa.Table, key: str) -> str:
    """The statement that copies one person's rows as often as ``n`` has any, with numbers of their own."""
    names = [column.name for column in table.columns]
    values = ", ".join(OTHERWISE.get(name, name) for name in names)
    return f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {values} FROM n, {table.name} WHERE {key} = :row"


OTHER_RATING = (
    "CASE typeof(value) WHEN 'integer' THEN (7 * i + length(question) + unicode(question)) % 11 ELSE value END"
)
OTHERWISE = {
    **{name: f"{name} + i" for name in ("id", "person_id", "telegram_id", "assessment_id")},
    "value": OTHER_RATING,
}
"""What is not the same in each copy."""
