"""Which steps apply, given what was said so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.questionnaire.answers import Answers, Position, Value
from bot.questionnaire.asking import ADD, REMOVED, Grid, Module, Part, Question, Questionnaire, Register, Topic


@dataclass(frozen=True, slots=True)
class Step:
    """A question at its place. ``opens`` is the register whose next card it offers, if it does."""

    position: Position
    question: Question
    topic: Topic
    opens: Register | None = None


def steps(module: Module, answers: Answers) -> tuple[Step, ...]:
    """The steps of a module in order. An answer may add or hide later ones; what hides is kept, not asked."""
    return tuple(step for topic in module.topics for part in topic.parts for step in _of_part(topic, part, answers))


def applying(questionnaire: Questionnaire, answers: Answers) -> dict[Position, Value]:
    """What counts of all that was said: answers to steps that apply, blanks left out."""
    positions = [step.position for module in questionnaire.modules for step in steps(module, answers)]
    return {spot: answers[spot] for spot in positions if spot in answers and not is_blank(answers[spot])}


def is_blank(value: Value) -> bool:
    """Whether it stands for no answer. (An option may not be called "skipped" or "unknown": a test sees to it.)"""
    return value in ("skipped", "unknown")


def _of_part(topic: Topic, part: Part, answers: Answers) -> Iterator[Step]:
    if isinstance(part, Register):
        yield from _of_register(topic, part, answers)
        return
    said = _said(answers, card=0)
    questions = part.questions(said) if isinstance(part, Grid) else (part,)
    for question in questions:
        if question.only_if(said):
            yield Step(Position(question.id), question, topic)


def _of_register(topic: Topic, register: Register, answers: Answers) -> Iterator[Step]:
    cards = 0
    for card in range(1, register.at_most + 1):
        gate = Position(register.id, card - 1)
        if answers.get(gate) == REMOVED:
            continue
        yield Step(gate, register.gate(cards), topic, opens=register)
        if answers.get(gate) != ADD:
            return
        cards += 1
        said = _said(answers, card)
        for question in register.questions:
            if question.only_if(said):
                yield Step(Position(question.id, card), question, topic)


def _said(answers: Answers, card: int) -> Mapping[str, Value]:
    own = {spot.question: value for spot, value in answers.items() if spot.card == card and card}
    return {spot.question: value for spot, value in answers.items() if spot.card == 0} | own
