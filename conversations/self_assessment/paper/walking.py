"""Choices and words from paper, one question after another: the walk of the self-assessment, for somebody else."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T, Text, paragraphs
from bot.people.roles import Role
from bot.questionnaire import ManyOf, Position, Step, Walk, read, start
from conversations.self_assessment import asking, presses, queries, review
from conversations.self_assessment.answering import pressed, toggled
from conversations.self_assessment.flow import elsewhere, module_named, self_assessment
from conversations.self_assessment.paper import people
from conversations.self_assessment.paper.listing import on_paper
from conversations.self_assessment.paper.page import draw_page, in_hand
from conversations.self_assessment.paper.people import OnPaper
from conversations.self_assessment.paper.presses import (
    EnterTheRest,
    PaperCard,
    PaperChange,
    PaperCheck,
    PaperConfirm,
    PaperMove,
    PaperRemoveCard,
    PaperReply,
    PaperReplying,
)
from conversations.self_assessment.presses import How
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds import counting
from conversations.self_assessment.rounds.listing import running
from conversations.self_assessment.rounds.queries import open_in
from conversations.self_assessment.saying import recorded

FOR_PAPER: dict[type, type] = {
    presses.Reply: PaperReply,
    presses.Move: PaperMove,
    presses.Change: PaperChange,
    presses.ShowCard: PaperCard,
    presses.RemoveCard: PaperRemoveCard,
    presses.Confirm: PaperConfirm,
}
"""What a button of the walk becomes where it is somebody else's: the same fields under another name."""


@self_assessment.on(EnterTheRest, who=Role.FACILITATOR)
def enter_the_rest(turn: Turn, press: EnterTheRest) -> None:
    """From the first question that is open; where none is, to the list in which each can be changed."""
    round_ = running(turn, press.territory, press.round)
    person = on_paper(turn, press.territory, press.round, press.person)
    module = module_named(press.module, asked(round_.modules))
    sitting = in_hand(turn, round_, person)
    go_on(turn, OnPaper(person, round_, sitting), start(module, sitting.answers))


@self_assessment.on(PaperReply, who=Role.FACILITATOR)
def reply_by_button(turn: Turn, press: PaperReply) -> None:
    here = standing(turn, press)
    if here is None:
        return
    whose, walk, step = here
    if isinstance(step.question.answer, ManyOf):
        chosen = toggled(step.question.answer, walk.answers.get(step.position, ()), press.choice)
        go_on(turn, whose, walk.noted(step.position, chosen))
    else:
        value = pressed(step, press.choice)
        go_on(turn, whose, walk.answered(step.position, value), recorded(step, value))


@self_assessment.on(PaperReplying, who=Role.FACILITATOR)
def reply_in_words(turn: Turn, wait: PaperReplying) -> None:
    here = standing(turn, wait)
    if here is None:
        return
    whose, walk, step = here
    if turn.said.voice is not None:
        raise Refusal(T("In writing, please: it is what stands on the paper."))
    value = read(step.question, None if turn.said.other else turn.said.words)
    go_on(turn, whose, walk.answered(step.position, value), recorded(step, value))


@self_assessment.on(PaperMove, who=Role.FACILITATOR)
def move(turn: Turn, press: PaperMove) -> None:
    here = standing(turn, press)
    if here is None:
        return None
    whose, walk, step = here
    at = step.position
    match press.how:
        case How.BACK:
            return go_on(turn, whose, walk.back(at))
        case How.UNKNOWN:
            return go_on(turn, whose, walk.unknown(at), T("✓ Recorded: {answer}", answer=T("I don’t know")))
        case How.DONE:
            chosen = walk.answers.get(at, ())
            value = chosen if isinstance(chosen, tuple) else ()
            return go_on(turn, whose, walk.answered(at, value), recorded(step, value))
        case How.LATER:
            return draw_page(turn, whose.round, whose.person.id, T("Everything is kept."))
    return go_on(turn, whose, walk.skipped(at), T("Skipped."))


def go_on(turn: Turn, whose: OnPaper, walk: Walk, before: Text | None = None) -> None:
    sitting = sitting_of(whose)
    queries.keep(turn.db, sitting, walk, turn.now)
    counting.count(turn, sitting, walk.answers)
    draw(turn, replace(whose, sitting=replace(sitting, answers=walk.answers, walk=walk)), walk, before)


def draw(turn: Turn, whose: OnPaper, walk: Walk, before: Text | None = None, page: int = 0) -> None:
    """The question as its person would be asked it; or the check, where nothing is open."""
    sitting, step = sitting_of(whose), walk.step
    name = T("<i>On paper: {name}</i>", name=whose.person.name)
    if step is None:
        turn.wait(None)
        text, rows = review.screen(sitting.id, walk, page, before=before)
        return turn.show(paragraphs(name, text), *for_paper(sitting, rows))
    rows = asking.buttons(turn.person.voice, sitting.id, walk, step)
    asks = asking.question(sitting.asks, walk, step, before=before)
    turn.show(paragraphs(name, asks), *for_paper(sitting, rows))
    return turn.wait(PaperReplying(sitting.id, step.position.question, step.position.card))


def for_paper(sitting: Sitting, rows: tuple[Row, ...]) -> list[Row]:
    return [tuple(for_paper_key(sitting, key) for key in row) for row in rows]


def for_paper_key(sitting: Sitting, key: Any) -> Button:
    """The same button, for a facilitator who presses it in place of its person."""
    press = key.press
    if isinstance(press, presses.Check):
        return Button(key.label, PaperCheck(sitting.id, press.module, press.page))
    values = [getattr(press, field.name) for field in fields(press)]
    return Button(key.label, FOR_PAPER[type(press)](*values))


def standing(turn: Turn, at: PaperReply | PaperMove | PaperReplying) -> tuple[OnPaper, Walk, Step] | None:
    """Whose sitting it is and where it stands, if still at the question of the button; else shows where it is."""
    whose = whose_sitting(turn, at.sitting)
    walk = sitting_of(whose).walk
    if walk is None:
        raise elsewhere()
    step = walk.step
    if step is not None and step.position == Position(at.question, at.card):
        return whose, walk, step
    turn.toast(T("This is where you are now."))
    draw(turn, whose, walk)
    return None


def whose_sitting(turn: Turn, number: int) -> OnPaper:
    """Somebody on paper, by a sitting of the round open in the facilitator's territory. Raises Refusal for others."""
    round_ = open_in(turn.db, turn.person.territory)
    found = None if round_ is None else people.of_sitting(turn.db, round_, number)
    if found is None or found.sitting is None:
        raise elsewhere()
    return found


def sitting_of(whose: OnPaper) -> Sitting:
    if whose.sitting is None:
        raise elsewhere()
    return whose.sitting
