"""A reply to the question that was asked: pressed, written or spoken; or a way on without one."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import Ltr, T, Text, paragraphs
from bot.questionnaire import Blank, ManyOf, OneOf, Position, Rating, Step, Value, Walk, hear, read, too_many
from conversations.self_assessment import queries, repeating
from conversations.self_assessment.flow import draw, elsewhere, self_assessment
from conversations.self_assessment.presses import Begin, How, Move, Reply, Replying
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.rounds import counting
from conversations.self_assessment.saying import recorded

START = Ltr("/" + "start")  # in an Arabic sentence the slash would change sides


@self_assessment.on(Reply)
def reply_by_button(turn: Turn, press: Reply) -> None:
    """A number or an option. Where several may be chosen, each press is kept and more may follow."""
    here = standing(turn, press)
    if here is None:
        return
    sitting, walk, step = here
    answer = step.question.answer
    if isinstance(answer, ManyOf):
        chosen = toggled(answer, walk.answers.get(step.position, ()), press.choice)
        go_on(turn, sitting, walk, walk.noted(step.position, chosen))
    else:
        value = pressed(step, press.choice)
        before = recorded(step, value)
        go_on(turn, sitting, walk, walk.answered(step.position, value), before)


@self_assessment.on(Replying)
def reply_in_words(turn: Turn, asked: Replying) -> None:
    """Words, a number in any digits, a voice message; what does not fit is refused with an example."""
    here = standing(turn, asked)
    if here is None:
        return
    sitting, walk, step = here
    value = value_of(turn, step)
    go_on(turn, sitting, walk, walk.answered(step.position, value), recorded(step, value))


@self_assessment.on(Move)
def move(turn: Turn, press: Move) -> None:
    """Back, Skip, I don't know, Done, Save for later."""
    here = standing(turn, press)
    if here is None:
        return
    sitting, walk, step = here
    at = step.position
    match press.how:
        case How.BACK:
            go_on(turn, sitting, walk, walk.back(at))
        case How.SKIP:
            go_on(turn, sitting, walk, walk.skipped(at), T("Skipped."))
        case How.UNKNOWN:
            go_on(turn, sitting, walk, walk.unknown(at), T("✓ Recorded: {answer}", answer=T("I don’t know")))
        case How.DONE:
            chosen = walk.answers.get(at, ())
            value = chosen if isinstance(chosen, tuple) else ()
            go_on(turn, sitting, walk, walk.answered(at, value), recorded(step, value))
        case How.AGAIN:
            after = repeating.again(walk, step, queries.last_time(turn.db, sitting, repeating.of(step)))
            go_on(turn, sitting, walk, after, recorded(step, after.answers.get(at, Blank.SKIPPED)))
        case How.LATER:
            save_for_later(turn, walk)


def save_for_later(turn: Turn, walk: Walk) -> None:
    """Everything is on disk already; it only has to be said."""
    turn.wait(None)
    turn.show(
        paragraphs(
            T("Everything is kept."),
            T("Come back whenever it suits, with {command}: it goes on at this very question.", command=START),
        ),
        (Button(T("Go on now"), Begin(walk.module.id)),),
        (Button(T("Menu"), GoHome()),),
    )


def go_on(turn: Turn, sitting: Sitting, walk: Walk, after: Walk, before: Text | None = None) -> None:
    queries.keep(turn.db, sitting, after, turn.now)
    counting.count(turn, sitting, after.answers)
    draw(turn, replace(sitting, answers=after.answers, walk=after), after, before=before)


def standing(turn: Turn, at: Reply | Move | Replying) -> tuple[Sitting, Walk, Step] | None:
    """Where the person stands, if it is still where the button or question stood; else shows where they are."""
    sitting = queries.sitting(turn.db, turn.person)
    if sitting is None or sitting.id != at.sitting or sitting.walk is None:
        raise elsewhere()
    walk, step = sitting.walk, sitting.walk.step
    if step is not None and step.position == Position(at.question, at.card):
        return sitting, walk, step
    turn.toast(T("This is where you are now."))
    draw(turn, sitting, walk)
    return None


def value_of(turn: Turn, step: Step) -> Value:
    said = turn.said
    if said.voice is not None:
        return hear(step.question, said.voice)
    return read(step.question, None if said.other else said.words)


def pressed(step: Step, choice: int) -> Value:
    """What a button stands for. Raises Refusal for one that no button of ours has."""
    match step.question.answer:
        case Rating(top=top) if 0 <= choice <= top:
            return choice
        case OneOf(options) if 0 <= choice < len(options):
            return options[choice].id
    raise Refusal(T("This button is not one of this question’s."))


def toggled(answer: ManyOf, chosen: object, choice: int) -> tuple[str, ...]:
    """The choice with one more option, or one less; in the order of the options."""
    if not 0 <= choice < len(answer.options):
        raise Refusal(T("This button is not one of this question’s."))
    had = set(chosen) if isinstance(chosen, tuple) else set()
    now = had ^ {answer.options[choice].id}
    if answer.at_most is not None and len(now) > max(answer.at_most, len(had)):
        raise too_many(answer.at_most)
    return tuple(option.id for option in answer.options if option.id in now)
