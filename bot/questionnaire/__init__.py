"""Asking one question after another. Pure: what is asked, how a reply is read, where somebody stands.

A questionnaire is a value: modules of topics, each topic a few questions, registers and grids. Everything that
somebody said is one mapping from position to value, and where they stand is one position, so that two small tables
bring a walk back after a restart, a week or a new version.
"""

from bot.questionnaire.answers import (
    Answer,
    Answers,
    Blank,
    ManyOf,
    OneOf,
    Option,
    OwnWords,
    Position,
    Rating,
    Value,
    Words,
)
from bot.questionnaire.asking import ADD, ENOUGH, Grid, Module, Question, Questionnaire, Register, Topic, always
from bot.questionnaire.progress import Progress, is_finished, news, progress
from bot.questionnaire.reading import hear, read, too_many
from bot.questionnaire.steps import Step, applying, steps
from bot.questionnaire.storing import from_json, to_json
from bot.questionnaire.walk import Walk, resume, start

__all__ = [
    "ADD",
    "ENOUGH",
    "Answer",
    "Answers",
    "Blank",
    "Grid",
    "ManyOf",
    "Module",
    "OneOf",
    "Option",
    "OwnWords",
    "Position",
    "Progress",
    "Question",
    "Questionnaire",
    "Rating",
    "Register",
    "Step",
    "Topic",
    "Value",
    "Walk",
    "Words",
    "always",
    "applying",
    "from_json",
    "hear",
    "is_finished",
    "news",
    "progress",
    "read",
    "resume",
    "start",
    "steps",
    "to_json",
    "too_many",
]
