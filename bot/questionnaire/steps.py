"""Which steps apply, given what was said so far."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from bot.questionnaire.answers import Answers, Position, Value
from bot.questionnaire.asking import ADD, REMOVED, Grid, Module, Part, Question, Questionnaire, Register, Topic, always


class Step(NamedTuple):
    """A question at its place. ``opens`` is the register whose next card it offers, if it does."""

    position: Position
    question: Question
    topic: Topic
    opens: Register | None = None


def steps(module: Module, answers: Answers) -> tuple[Step, ...]:
    """The steps of a module in order. An answer may add or hide later ones; what hides is kept, not asked."""
    said = {spot.question: value for spot, value in answers.items() if not spot.card}
    found: list[Step] = []
    for topic, part, plain in _laid_out(module):
        if isinstance(part, Register):
            found += _of_register(topic, part, answers, said)
        else:
            chosen = part.chosen(said) if isinstance(part, Grid) else None
            found += [
                step
                for row, step in plain
                if (chosen is None or row in chosen)
                and (step.question.only_if is always or step.question.only_if(said))
            ]
    return tuple(found)


def applying(questionnaire: Questionnaire, answers: Answers) -> dict[Position, Value]:
    """What counts of all that was said: answers to steps that apply, blanks left out."""
    positions = [step.position for module in questionnaire.modules for step in steps(module, answers)]
    return {spot: answers[spot] for spot in positions if spot in answers and not is_blank(answers[spot])}


def is_blank(value: Value) -> bool:
    """Whether it stands for no answer. (An option may not be called "skipped" or "unknown": a test sees to it.)"""
    return value in ("skipped", "unknown")


@cache
def _laid_out(module: Module) -> tuple[tuple[Topic, Part, tuple[tuple[str, Step], ...]], ...]:
    """Every part with its topic, and the steps that are no cards' by their rows: made once, since all meet them."""
    parts = [(topic, part) for topic in module.topics for part in topic.parts]
    return tuple((topic, part, tuple(_plain(topic, part))) for topic, part in parts)


def _plain(topic: Topic, part: Part) -> Iterator[tuple[str, Step]]:
    match part:
        case Question():
            yield "", Step(Position(part.id), part, topic)
        case Grid():
            for row, question in zip(part.rows, part.every, strict=True):
                yield row.id, Step(Position(question.id), question, topic)


def _of_register(topic: Topic, register: Register, answers: Answers, said: Mapping[str, Value]) -> Iterator[Step]:
    cards = 0
    for card in range(1, register.at_most + 1):
        gate = Position(register.id, card - 1)
        if answers.get(gate) == REMOVED:
            continue
        yield Step(gate, register.gate(cards), topic, opens=register)
        if answers.get(gate) != ADD:
            return
        cards += 1
        here = {**said, **_on_card(answers, card)}
        for question in register.questions:
            if question.only_if(here):
                yield Step(Position(question.id, card), question, topic)


def _on_card(answers: Answers, card: int) -> Mapping[str, Value]:
    return {spot.question: value for spot, value in answers.items() if spot.card == card}
