"""Answers as the database tells them: all of a sitting in one text.

A row for each, with its JSON, takes ten times as long to reach Python; and each reply needs all of them.
"""

from __future__ import annotations

import json
from functools import lru_cache

from sqlalchemy import Text, cast, func, literal_column

from bot.questionnaire import Position, Value, from_json
from conversations.self_assessment.tables import answers

FIELD, LINE = "\t", "\n"  # neither stands as such in a question's id or in JSON
_FIELD, _LINE = literal_column(f"'{FIELD}'", Text), literal_column(f"'{LINE}'", Text)  # else set in anew each time
AS_TEXT = func.aggregate_strings(
    answers.c.question + _FIELD + cast(answers.c.card, Text) + _FIELD + cast(answers.c.value, Text),
    _LINE,  # type: ignore[arg-type]  # SQLAlchemy says str, and takes any expression
)
OWN_WORDS = ('"text":', '"voice":')


def read(text: str | None) -> dict[Position, Value]:
    """What ``AS_TEXT`` gave; None where nothing was answered."""
    return dict(map(answer, text.split(LINE))) if text else {}


def answer(line: str) -> tuple[Position, Value]:
    """Ratings and choices are the same for many, so they are remembered; what somebody wrote or said is not."""
    return read_line(line) if any(mark in line for mark in OWN_WORDS) else remembered(line)


@lru_cache(maxsize=8192)
def remembered(line: str) -> tuple[Position, Value]:
    return read_line(line)


def read_line(line: str) -> tuple[Position, Value]:
    question, card, value = line.split(FIELD)
    return Position(question, int(card)), from_json(json.loads(value))
