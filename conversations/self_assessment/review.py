""" "Check your answers": every step of a module with what was said, each to be changed."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.i18n import T, Text, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.questionnaire import Position, Register, Step, Walk
from conversations.self_assessment.presses import Change, Check, Confirm, RemoveCard, ShowCard
from conversations.self_assessment.saying import card_name, said

Screen = tuple[Text, tuple[Row, ...]]


def screen(sitting: int, walk: Walk, number: int, *, before: Text | None = None) -> Screen:
    """One page of the check. A register stands as one line a card."""
    shown = page(listed(walk), number)
    module = walk.module.id
    text = paragraphs(
        before,
        T("<b>Check your answers: {module}</b>", module=walk.module.title),
        numbered(shown, lambda step: line(walk, step)),
        T("A number changes that answer."),
    )
    rows = (
        *number_rows(shown, lambda step: goes_to(sitting, module, walk, step)),
        *turn_row(shown, lambda other: Check(module, other)),
        (Button(T("All is right"), Confirm(sitting, module)),),
    )
    return text, rows


def listed(walk: Walk) -> list[Step]:
    """The steps that are shown: of a card only its name, of a register's offers only the last."""
    registers = [step.opens for step in walk.steps if step.opens is not None]
    names = {register.questions[0].id for register in registers}
    fields = {question.id for register in registers for question in register.questions} - names
    last = {step.opens.id: step for step in walk.steps if step.opens is not None}
    return [
        step
        for step in walk.steps
        if step.position.question not in fields and (step.opens is None or last[step.opens.id] is step)
    ]


def line(walk: Walk, step: Step) -> Text:
    asked, value = step.question, walk.answers.get(step.position, "skipped")
    register = register_of(walk, step)
    if register is not None:
        return T(
            "{register}: {card}", register=register.name, card=card_name(register, step.position.card, walk.answers)
        )
    return T("{question}: {answer}", question=asked.name, answer=said(asked, value))


def goes_to(sitting: int, module: str, walk: Walk, step: Step) -> Change | ShowCard:
    register = register_of(walk, step)
    if register is not None:
        return ShowCard(sitting, module, register.id, step.position.card)
    return Change(sitting, module, step.position.question, step.position.card)


def register_of(walk: Walk, step: Step) -> Register | None:
    """The register whose card the step names, if it does."""
    for each in walk.steps:
        if each.opens is not None and each.opens.questions[0].id == step.question.id and step.position.card:
            return each.opens
    return None


def card(sitting: int, walk: Walk, register: Register, number: int) -> Screen:
    """One card with its fields."""
    fields = [step for step in walk.steps if is_of(step, register, number)]
    shown = page(fields, 0)
    text = paragraphs(
        T("<b>{card}</b>", card=card_name(register, number, walk.answers)),
        numbered(shown, lambda step: line_of_field(walk, step)),
        T("A number changes that answer."),
    )
    module = walk.module.id
    rows = (
        *number_rows(shown, lambda step: Change(sitting, module, step.position.question, step.position.card)),
        (Button(T("Remove this card"), RemoveCard(sitting, module, register.id, number)),),
        (Button(T("Back to my answers"), Check(module)),),
    )
    return text, rows


def line_of_field(walk: Walk, step: Step) -> Text:
    value = walk.answers.get(step.position, "skipped")
    return T("{question}: {answer}", question=step.question.name, answer=said(step.question, value))


def is_of(step: Step, register: Register, number: int) -> bool:
    return step.position.card == number and step.question.id in {question.id for question in register.questions}


def register_named(walk: Walk, name: str) -> Register | None:
    return next((step.opens for step in walk.steps if step.opens is not None and step.opens.id == name), None)


def has_card(walk: Walk, register: Register, number: int) -> bool:
    first = Position(register.questions[0].id, number)
    return any(step.position == first for step in walk.steps)
