"""Going back to what was entered from paper: one answer, one card, or all is right."""

from __future__ import annotations

from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, paragraphs
from bot.people.roles import Role
from bot.questionnaire import Position, Register, Walk
from conversations.self_assessment import review
from conversations.self_assessment.flow import module_named, self_assessment
from conversations.self_assessment.paper.page import draw_page
from conversations.self_assessment.paper.people import OnPaper
from conversations.self_assessment.paper.presses import (
    PaperCard,
    PaperChange,
    PaperCheck,
    PaperConfirm,
    PaperRemoveCard,
)
from conversations.self_assessment.paper.walking import draw, for_paper, go_on, sitting_of, whose_sitting


@self_assessment.on(PaperCheck, who=Role.FACILITATOR)
def check(turn: Turn, press: PaperCheck) -> None:
    whose, walk = in_module(turn, press)
    draw(turn, whose, walk.check(), page=press.page)


@self_assessment.on(PaperChange, who=Role.FACILITATOR)
def change(turn: Turn, press: PaperChange) -> None:
    whose, walk = in_module(turn, press)
    go_on(turn, whose, walk.jump(Position(press.question, press.card)))


@self_assessment.on(PaperCard, who=Role.FACILITATOR)
def show_card(turn: Turn, press: PaperCard) -> None:
    whose, walk = in_module(turn, press)
    sitting = sitting_of(whose)
    text, rows = review.card(sitting.id, walk, card_of(walk, press), press.card)
    turn.show(paragraphs(T("<i>On paper: {name}</i>", name=whose.person.name), text), *for_paper(sitting, rows))


@self_assessment.on(PaperRemoveCard, who=Role.FACILITATOR)
def remove_card(turn: Turn, press: PaperRemoveCard) -> None:
    whose, walk = in_module(turn, press)
    card_of(walk, press)
    go_on(turn, whose, walk.removed(press.register, press.card), T("The card was removed."))


@self_assessment.on(PaperConfirm, who=Role.FACILITATOR)
def confirm(turn: Turn, press: PaperConfirm) -> None:
    """Nothing is left open in the module: on to the next one, or to the next person."""
    whose, walk = in_module(turn, press)
    if walk.open:
        return draw(turn, whose, walk)
    return draw_page(turn, whose.round, whose.person.id, T("✓ {module} is entered.", module=walk.module.title))


def in_module(
    turn: Turn, press: PaperCheck | PaperChange | PaperCard | PaperRemoveCard | PaperConfirm
) -> tuple[OnPaper, Walk]:
    """The person's sitting, in the module that the button speaks of."""
    whose = whose_sitting(turn, press.sitting)
    sitting = sitting_of(whose)
    module = module_named(press.module, sitting.asks)
    if sitting.walk is not None and sitting.walk.module.id == module.id:
        return whose, sitting.walk
    return whose, Walk(module, sitting.answers, None)


def card_of(walk: Walk, press: PaperCard | PaperRemoveCard) -> Register:
    register = review.register_named(walk, press.register)
    if register is None or not review.has_card(walk, register, press.card):
        raise Refusal(T("That card is no longer there."))
    return register
