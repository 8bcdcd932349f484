"""Who has answered in a round, and the words that may be said before it closes. Each answer costs the same."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select, update

from bot.conversation import Turn
from bot.figures import snapshots
from bot.figures.rated import Rated
from bot.people.tables import organisations
from bot.questionnaire import Answers, Position, Value
from bot.storage.upsert import add_if_new
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.rounds import announcing
from conversations.self_assessment.tables import answers, assessments, rounds, words


def count(turn: Turn, sitting: Sitting, after: Answers) -> None:
    """Take in what a turn changed: ``sitting`` holds the answers before it."""
    before = sitting.answers
    spots = [Position(topic.id) for topic in sitting.asks.topics]
    if sitting.round is None or all(before.get(spot) == after.get(spot) for spot in spots):
        return
    for spot in spots:
        more = is_rating(after.get(spot)) - is_rating(before.get(spot))
        if more:
            rate(turn.db, sitting.round, spot.question, more)
    if has_answered(after, spots) and not has_answered(before, spots):
        add_person(turn.db, sitting.round)
        announcing.recount(turn, sitting.round)


def has_answered(said: Answers, spots: list[Position]) -> bool:
    """Whether somebody gave an overall rating, or said that they do not know: only skipping is no answer."""
    return any(said.get(spot, "skipped") != "skipped" for spot in spots)


def add_person(db: Connection, round_: int) -> None:
    db.execute(update(rounds).where(rounds.c.id == round_).values(answered=rounds.c.answered + 1))


def rate(db: Connection, round_: int, question: str, more: int) -> None:
    """One person more (or, -1, less) rates a question; every so many, its word is taken anew."""
    here = {"in_round": round_, "about": question}
    row = db.execute(RATED, {**here, "more": more}).one_or_none()
    if row is None:
        add_if_new(db, words, {"round_id": round_, "question": question, "rated": more})
    elif row.rated >= snapshots.next_at(row.taken_at):
        word = snapshots.word(ratings(db, round_, question))
        db.execute(TAKEN, {**here, "taken_at": row.rated, "word": word})


def ratings(db: Connection, round_: int, question: str) -> list[Rated]:
    """Everybody's present rating of one question, in no order."""
    whose = func.coalesce(organisations.c.merged_into, assessments.c.organisation_id)
    said = (
        select(assessments.c.person_id, whose, assessments.c.kind, answers.c.value)
        .join(answers, answers.c.assessment_id == assessments.c.id)
        .outerjoin(organisations, organisations.c.id == assessments.c.organisation_id)
        .where(assessments.c.round_id == round_, answers.c.question == question, answers.c.card == 0)
    )
    rows = db.execute(said)
    return [Rated(one, unit(one, whose), kind, value) for one, whose, kind, value in rows if is_rating(value)]


def unit(person: int, organisation: int | None) -> str:
    """Whom somebody counts as: their organisation, or themselves."""
    return f"p{person}" if organisation is None else f"o{organisation}"


def is_rating(value: Value | None) -> bool:
    return isinstance(value, int)


OF_QUESTION = update(words).where(words.c.round_id == bindparam("in_round"), words.c.question == bindparam("about"))
RATED = OF_QUESTION.values(rated=words.c.rated + bindparam("more")).returning(words.c.rated, words.c.taken_at)
TAKEN = OF_QUESTION.values(taken_at=bindparam("taken_at"), word=bindparam("word"))
