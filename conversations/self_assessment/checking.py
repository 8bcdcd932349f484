"""Checking what was answered: going back to one answer, taking a card out, saying that all is right."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, paragraphs
from bot.questionnaire import Position, Register, Walk, is_finished
from conversations.self_assessment import queries, review
from conversations.self_assessment.flow import draw, elsewhere, module_named, self_assessment
from conversations.self_assessment.presses import (
    Change,
    Check,
    Confirm,
    DrawPicture,
    RemoveCard,
    ShowCard,
    ShowModules,
)
from conversations.self_assessment.queries import Sitting


@self_assessment.on(Check)
def check(turn: Turn, press: Check) -> None:
    """A page of the answers of a module; the walk goes there too, so that a change comes back here."""
    sitting = mine(turn)
    walk = Walk(module_named(press.module, sitting.asks), sitting.answers, None)
    queries.keep(turn.db, sitting, walk, turn.now)
    turn.wait(None)
    text, rows = review.screen(sitting.id, walk, press.page)
    turn.show(text, *rows)


@self_assessment.on(Change)
def change(turn: Turn, press: Change) -> None:
    """Ask one question again; what was said before stays until there is another answer."""
    sitting, walk = reviewing(turn, press)
    there = walk.jump(Position(press.question, press.card))
    queries.keep(turn.db, sitting, there, turn.now)
    draw(turn, replace(sitting, walk=there), there)


@self_assessment.on(ShowCard)
def show_card(turn: Turn, press: ShowCard) -> None:
    sitting, walk = reviewing(turn, press)
    register = card_of(walk, press)
    text, rows = review.card(sitting.id, walk, register, press.card)
    turn.show(text, *rows)


@self_assessment.on(RemoveCard)
def remove_card(turn: Turn, press: RemoveCard) -> None:
    """The card goes, the others keep their place."""
    sitting, walk = reviewing(turn, press)
    card_of(walk, press)
    there = walk.removed(press.register, press.card)
    queries.keep(turn.db, sitting, there, turn.now)
    draw(turn, replace(sitting, answers=there.answers, walk=there), there, before=T("The card was removed."))


@self_assessment.on(Confirm)
def confirm(turn: Turn, press: Confirm) -> None:
    """All is right: the person's picture is drawn; after the last module, the whole one too."""
    sitting, walk = reviewing(turn, press)
    if walk.open:
        return draw(turn, replace(sitting, walk=walk), walk)
    turn.wait(None)
    turn.job(DrawPicture(walk.module.id))
    done = [module for module in sitting.asks.modules if is_finished(module, sitting.answers)]
    if len(done) == len(sitting.asks.modules) > 1:
        turn.job(DrawPicture(None))
    thanks = T("Thank you. <b>{module}</b> is recorded, and can still be changed.", module=walk.module.title)
    turn.show(paragraphs(thanks, T("Your picture is being drawn…")))
    return None


def reviewing(turn: Turn, press: Change | ShowCard | RemoveCard | Confirm) -> tuple[Sitting, Walk]:
    """The person's sitting, in the module that the button speaks of."""
    sitting = mine(turn)
    if sitting.id != press.sitting:
        raise elsewhere()
    module = module_named(press.module, sitting.asks)
    if sitting.walk is not None and sitting.walk.module.id == module.id:
        return sitting, sitting.walk
    return sitting, Walk(module, sitting.answers, None)


def mine(turn: Turn) -> Sitting:
    found = queries.sitting(turn.db, turn.person)
    if found is None:
        raise Refusal(T("Nothing is answered yet."), (Button(T("Self-assessment"), ShowModules()),))
    return found


def card_of(walk: Walk, press: ShowCard | RemoveCard) -> Register:
    register = review.register_named(walk, press.register)
    if register is None or not review.has_card(walk, register, press.card):
        raise Refusal(T("That card is no longer there."), (Button(T("My answers"), Check(press.module)),))
    return register
