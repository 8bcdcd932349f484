"""The figures of a round that has closed: reckoned once, and frozen."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from bot.desk import Desk
from bot.figures import Choices, Chosen, Marked, Results, figure, grid, many_of, one_of, turnout
from bot.figures.compare import Answer
from bot.questionnaire import ManyOf, OneOf, Option, Questionnaire
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds import announcing
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.territory import records, results
from conversations.self_assessment.territory.coverage import FromCards, asked_grids, columns_of, marked, rows_of
from conversations.self_assessment.territory.following import Earlier, followed
from conversations.self_assessment.territory.gathering import Gathered, gather, questions
from conversations.self_assessment.territory.presses import Reckon, RoundReckoned
from conversations.self_assessment.territory.records import Sheet


@self_assessment.job(Reckon)
def reckon_round(desk: Desk, order: Reckon) -> None:
    """Reckon the figures of a closed round, and freeze them; a second time nothing happens."""
    round_: Round | None = desk.read(lambda db: to_reckon(db, order.round))
    if round_ is None:
        return
    with uncollected():
        shown = figures(desk, round_)
    desk.write(lambda db: results.freeze(db, round_.id, shown, desk.now))
    desk.later(RoundReckoned(round_.id))


def figures(desk: Desk, round_: Round) -> Results:
    """All that may be shown of a round beside what earlier rounds show."""
    gathered, questionnaire = gathered_in(desk, round_), asked(round_.modules)
    joined = desk.read(lambda db: records.joined(db, round_))
    of_how_many = desk.read(lambda db: announcing.people(db, round_))  # as the groups read it
    alone = reckon(gathered, questionnaire, of_how_many, joined)
    return followed(alone, answers(gathered, questionnaire), earlier(desk, round_))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for cycles among half a million values that have none: it takes as long as all else."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def reckon(gathered: Gathered, asked: Questionnaire, invited: int, joined: Collection[int]) -> Results:
    """All that may be shown of a round by itself; ``joined`` are those who had joined when it opened."""
    took_part = {each.person: each for topic in asked.topics for each in gathered.ratings[topic.id]}
    return Results(
        turnout(invited, (each[:3] for each in took_part.values())),
        {question: figure(ratings, joined) for question, ratings in gathered.ratings.items()},
        choices(gathered.choices, asked),
        {
            source.id: grid(ids(rows_of(source)), ids(columns_of(source)) or ("",), marks)
            for source, marks in grids(gathered, asked)
        },
    )


def choices(chosen: Mapping[str, Sequence[Chosen]], asked: Questionnaire) -> dict[str, Choices]:
    found = {}
    for question, _ in questions(asked):
        if isinstance(question.answer, OneOf):
            found[question.id] = one_of(ids(question.answer.options), chosen[question.id])
        elif isinstance(question.answer, ManyOf):
            found[question.id] = many_of(ids(question.answer.options), chosen[question.id])
    return found


def answers(gathered: Gathered, asked: Questionnaire) -> dict[str, Sequence[Answer]]:
    """What each person contributed to each figure, choice and grid."""
    return {**gathered.ratings, **gathered.choices, **{source.id: marks for source, marks in grids(gathered, asked)}}


def grids(gathered: Gathered, asked: Questionnaire) -> list[tuple[FromCards, list[Marked]]]:
    return [(source, marked(source, gathered.cards[source.register])) for source in asked_grids(asked)]


def ids(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


def gathered_in(desk: Desk, round_: Round) -> Gathered:
    """Read within the database, put together outside: nobody waits for it."""
    questionnaire = asked(round_.modules)
    sheets: list[Sheet] = desk.read(lambda db: records.sheets(db, round_, questionnaire))
    return gather(sheets, questionnaire)


def earlier(desk: Desk, round_: Round) -> list[Earlier]:
    """What the territory's rounds before this one show, the latest first."""
    reckoned: list[tuple[Round, Results]] = desk.read(lambda db: reckoned_before(db, round_))
    return [Earlier(one.id, shown, answers(gathered_in(desk, one), asked(one.modules))) for one, shown in reckoned]


def reckoned_before(db: Connection, round_: Round) -> list[tuple[Round, Results]]:
    every = ((one, results.of(db, one.id)) for one in rounds.opened_in(db, round_.territory) if one.id != round_.id)
    return [(one, shown) for one, shown in every if shown is not None]


def to_reckon(db: Connection, round_: int) -> Round | None:
    """The round, if it has closed and has no figures yet."""
    found = rounds.wherever(db, round_)
    return found if found and found.closed_at and results.of(db, round_) is None else None
