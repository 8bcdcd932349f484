"""How far somebody has come."""

from dataclasses import dataclass

from bot.questionnaire.answers import Answers, Position
from bot.questionnaire.asking import Module, Questionnaire, Topic
from bot.questionnaire.steps import Step, steps


@dataclass(frozen=True, slots=True)
class Progress:
    """``number`` of ``total`` main questions is being asked; ``done`` have been gone through."""

    number: int
    done: int
    total: int


def progress(questionnaire: Questionnaire, answers: Answers, topic: str) -> Progress:
    """Where a topic stands on somebody's way: after those before it in its module and those done in the others.

    So the first question is number 1 whichever module comes first, and going back counts back.
    Raises KeyError if there is no such topic.
    """
    own = _module_of(questionnaire, topic)
    before = [each.id for each in own.topics].index(topic)
    elsewhere = sum(
        _is_done(each, answers) for module in questionnaire.modules if module is not own for each in module.topics
    )
    done = sum(_is_done(each, answers) for each in questionnaire.topics)
    return Progress(before + elsewhere + 1, done, len(questionnaire.topics))


def is_finished(module: Module, answers: Answers) -> bool:
    """Whether every step that applies was answered, skipped or not known."""
    return all(step.position in answers for step in steps(module, answers))


def news(questionnaire: Questionnaire, answers: Answers, version: int) -> tuple[Step, ...]:
    """The steps still open to somebody who last answered ``version``, and which it did not ask."""
    return tuple(
        step
        for module in questionnaire.modules
        for step in steps(module, answers)
        if step.question.since > version and step.position not in answers
    )


def _is_done(topic: Topic, answers: Answers) -> bool:
    return Position(topic.id) in answers


def _module_of(questionnaire: Questionnaire, topic: str) -> Module:
    for module in questionnaire.modules:
        if any(each.id == topic for each in module.topics):
            return module
    raise KeyError(topic)
