"""Last time's answers as this time's starting point: offered beside each question, or taken over all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.i18n import T, Text
from bot.questionnaire import ADD, ENOUGH, Answers, Position, Register, Step, Value, Walk, start, steps
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.saying import card_name, said

BLANKS = ("skipped", "unknown")


def of(step: Step) -> Mapping[str, object]:
    """The questions whose last answers matter at a step: its own; at an empty register's gate all of its cards."""
    if step.opens is None:
        return {step.position.question: None}
    return {step.opens.id: None, **{question.id: None for question in step.opens.questions}}


def offer(walk: Walk, step: Step, last: Answers) -> Text | None:
    """What was said last time, where this time nothing is said yet; None where there is nothing to offer."""
    if not last or step.position in walk.answers:
        return None
    if step.opens is not None:
        return offer_cards(walk, step.opens, last) if step.position.card == 0 else None
    value = last.get(step.position)
    if step.position.card or value is None or value in BLANKS:
        return None
    return T("Last time: {answer}", answer=said(step.question, value))


def offer_cards(walk: Walk, register: Register, last: Answers) -> Text | None:
    names = [card_name(register, card, last) for card in cards(register, last)]
    return T("Last time: {answer}", answer=T("{list}", list=names)) if names else None


def again(walk: Walk, step: Step, last: Answers) -> Walk:
    """As last time: the same answer, or the same cards, and on to the next question."""
    if offer(walk, step, last) is None:
        return walk
    if step.opens is None:
        return walk.answered(step.position, last[step.position])
    answers = {**walk.answers, **all_cards(step.opens, last)}
    there = start(walk.module, answers)
    gate = Position(step.opens.id, max(cards(step.opens, last)))
    return replace(there, position=gate)


def everything(sitting: Sitting, last: Answers) -> dict[Position, Value]:
    """Last time's answers to what this round asks, as far as they apply; what was skipped is asked again."""
    kept = {spot: value for spot, value in last.items() if value != "skipped"}
    found = (step.position for module in sitting.asks.modules for step in steps(module, kept))
    return {spot: kept[spot] for spot in found if spot in kept}


def cards(register: Register, last: Answers) -> list[int]:
    """The numbers of the cards that were filled and not taken out."""
    first = register.questions[0].id
    named = [spot.card for spot in last if spot.question == first]
    return sorted(card for card in named if last.get(Position(register.id, card - 1)) == ADD)


def all_cards(register: Register, last: Answers) -> dict[Position, Value]:
    """The register as it was, without the "that is all" at its end."""
    ids = {register.id, *(question.id for question in register.questions)}
    return {spot: value for spot, value in last.items() if spot.question in ids and value != ENOUGH}
