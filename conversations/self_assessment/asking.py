"""One question as a person sees it: where they are, what is asked, and every way on."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.i18n import Plain, T, Text, Tn, Voice, back, label, lines, number, paragraphs
from bot.questionnaire import (
    Answer,
    ManyOf,
    OneOf,
    Questionnaire,
    Rating,
    Register,
    Step,
    Walk,
    Words,
    progress,
)
from conversations.self_assessment.presses import How, Move, Reply, ShowCard
from conversations.self_assessment.saying import card_label, card_name, said

IN_PAIR = 14  # letters of a label that shares its row
CARDS_SHOWN = 5
BAR = 13  # squares: one for each main question

ANONYMOUS = T("Your facilitator sees the numbers, never who gave them. You can stop and go on whenever you like.")


def question(
    asks: Questionnaire,
    walk: Walk,
    step: Step,
    *,
    before: Text | None = None,
    first: bool = False,
    last: Text | None = None,
) -> Text:
    """The text of a question. ``before`` says what was just recorded, ``last`` what was answered last time."""
    about = subject(walk, step)
    asked = lines(*(T("<b>{question}</b>", question=text) for text in (about, step.question.ask) if text))
    return paragraphs(before, where(asks, walk, step), asked, last or so_far(walk, step), *hints(step, first=first))


def where(asks: Questionnaire, walk: Walk, step: Step) -> Text:
    """ "Question 3 of 13", with as many squares filled."""
    stands = progress(asks, walk.answers, step.topic.id)
    bar = "▓" * stands.number + "░" * (stands.total - stands.number)
    part = T("Question {n} of {total} · {topic}", n=stands.number, total=stands.total, topic=step.topic.name)
    return lines(part, Plain(bar))


def subject(walk: Walk, step: Step) -> Text | None:
    """Whom or what a sentence is about that serves several: the row of a grid, the card of a register."""
    for part in step.topic.parts:
        if isinstance(part, Register) and step.question.id in {field.id for field in part.questions[1:]}:
            return card_name(part, step.position.card, walk.answers)
    return step.question.about


def so_far(walk: Walk, step: Step) -> Text | None:
    """What was answered before, where somebody comes back to it; of many choices it is ticked instead."""
    value = walk.answers.get(step.position, "skipped")
    if value == "skipped" or step.opens or isinstance(step.question.answer, ManyOf):
        return None
    return T("Recorded so far: {answer}", answer=said(step.question, value))


def hints(step: Step, *, first: bool) -> tuple[Text | None, ...]:
    """How to answer, what the answer is good for, and at the very first question who sees it."""
    asked = step.question
    why = T("<i>{why}</i>", why=asked.why) if asked.why is not None else None
    return how(asked.answer), why, ANONYMOUS if first else None


def how(answer: Answer) -> Text | None:
    match answer:
        case Rating():
            return ends(answer)
        case ManyOf(at_most=None):
            return T("Choose as many as fit, then press Done.")
        case ManyOf(at_most=int(most)):
            return Tn("Choose one, then press Done.", "Choose up to {n}, then press Done.", most)
        case Words():
            return T("Write it, or record a voice message.")
    return None


def ends(rating: Rating) -> Text:
    return lines(T("{n}: {end}", n=0, end=rating.low), T("{n}: {end}", n=rating.top, end=rating.high))


def buttons(voice: Voice, sitting: int, walk: Walk, step: Step, *, again: bool = False) -> tuple[Row, ...]:
    """The answers (``again``: last time's first), then the ways on that are at every question."""
    return (
        *(((Button(T("As last time"), way(sitting, step, How.AGAIN)),),) if again else ()),
        *answer_rows(voice, sitting, walk, step),
        *card_rows(sitting, walk, step),
        *ways(voice, sitting, walk, step),
    )


def answer_rows(voice: Voice, sitting: int, walk: Walk, step: Step) -> tuple[Row, ...]:
    def reply(choice: int) -> Reply:
        return Reply(sitting, step.position.question, step.position.card, choice)

    match step.question.answer:
        case Rating(top=top):
            keys = [Button(Plain(number(voice, n)), reply(n)) for n in range(top + 1)]
            return (tuple(keys[:6]), tuple(keys[6:]))
        case OneOf(options):
            return folded(voice, [Button(option.label, reply(n)) for n, option in enumerate(options)])
        case ManyOf(options):
            picked = walk.answers.get(step.position, ())
            on = {reply(n) for n, option in enumerate(options) if isinstance(picked, tuple) and option.id in picked}
            rows = folded(voice, [Button(option.label, reply(n)) for n, option in enumerate(options)])
            ticked = (tuple(tick(key) if key.press in on else key for key in row) for row in rows)
            return (*ticked, (Button(T("Done"), way(sitting, step, How.DONE)),))
    return ()


def tick(key: Button) -> Button:
    """The same button, chosen; it stays in its row, so that nothing jumps under a thumb."""
    return Button(T("✓ {option}", option=key.label), key.press)


def folded(voice: Voice, keys: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two in a row where both are short enough for a phone, else one."""
    rows: list[tuple[Button, ...]] = []
    for key in keys:
        alone = rows and len(rows[-1]) == 1 and fits(voice, rows[-1][0]) and fits(voice, key)
        if alone:
            rows[-1] = (*rows[-1], key)
        else:
            rows.append((key,))
    return tuple(rows)


def fits(voice: Voice, key: Button) -> bool:
    return len(label(voice, key.label)) <= IN_PAIR


def card_rows(sitting: int, walk: Walk, step: Step) -> tuple[Row, ...]:
    """The cards of a register, above the question whether to add one: each can be looked at and changed."""
    register = step.opens
    if register is None:
        return ()
    cards = [each.position.card for each in walk.steps if each.position.question == register.questions[0].id]
    return tuple(
        (
            Button(
                T("See: {card}", card=card_label(register, card, walk.answers)),
                ShowCard(sitting, walk.module.id, register.id, card),
            ),
        )
        for card in cards[-CARDS_SHOWN:]
    )


def ways(voice: Voice, sitting: int, walk: Walk, step: Step) -> tuple[Row, ...]:
    """I don't know and Skip; Back and Save for later: two rows, since the question must stay on the screen."""
    unknown = Button(T("I don’t know"), way(sitting, step, How.UNKNOWN))
    skip = Button(T("Skip"), way(sitting, step, How.SKIP))
    to_go_back = Button(T("{arrow} Back", arrow=Plain(back(voice))), way(sitting, step, How.BACK))
    later = Button(T("Save for later"), way(sitting, step, How.LATER))
    return (skip,) if step.opens else (unknown, skip), (to_go_back, later) if walk.can_go_back else (later,)


def way(sitting: int, step: Step, how: How) -> Move:
    return Move(sitting, step.position.question, step.position.card, how)
