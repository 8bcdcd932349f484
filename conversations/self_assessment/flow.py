"""What happens to a person who looks at their territory: modules, one question after another, a check, a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.buttons import Button, Row
from bot.contributions import MenuItem
from bot.conversation import Conversation, Turn
from bot.errors import Refusal
from bot.events import Command
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.questionnaire import Module, Questionnaire, Walk, is_finished, news, start, steps
from conversations.self_assessment import asking, queries, repeating, review
from conversations.self_assessment.presses import AdoptLast, Begin, Check, Replying, ShowModules, ShowPicture
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.questions import ALL, SELF_ASSESSMENT, asked
from conversations.self_assessment.rounds import counting
from conversations.self_assessment.rounds.queries import Round, open_in

self_assessment = Conversation("self_assessment", title=T("Self-assessment"))


@self_assessment.command("assess", T("The self-assessment of the territory"))
def open_modules(turn: Turn, command: Command) -> None:
    turn.privately(ShowModules())
    show_modules(turn, ShowModules())


@self_assessment.on(ShowModules)
def show_modules(turn: Turn, press: ShowModules) -> None:
    """The modules of the round in any order, each with how far it has come."""
    sitting, latest = queries.sitting(turn.db, turn.person), queries.latest(turn.db, turn.person)
    now = open_in(turn.db, turn.person.territory)
    asks = asked(now.modules if now else ALL)
    rows: list[Row] = [(Button(module.title, opens(module, sitting)),) for module in asks.modules]
    if latest and sitting is None:
        rows.append((Button(T("All as last time"), AdoptLast()),))
    if latest and any(isinstance(value, int) for value in latest.answers.values()):
        rows.append((Button(T("My picture so far"), ShowPicture()),))
    turn.show(overview(sitting, asks, now), *rows)


def overview(sitting: Sitting | None, asks: Questionnaire, now: Round | None) -> Text:
    stands = [T("{module}: {state}", module=module.title, state=state(module, sitting)) for module in asks.modules]
    return paragraphs(
        lines(T("<b>How does your territory stand?</b>"), occasion(now)),
        length(asks),
        lines(*stands),
        asking.ANONYMOUS if now else None,
    )


def length(asks: Questionnaire) -> Text:
    """How many questions, and about how long they take."""
    total = len(asks.topics)
    if len(asks.modules) == 1:
        return Tn("{n} question, a minute or two.", "{n} questions, about five minutes, in one go or not.", total)
    return Tn(
        "{n} question, a minute or two, today or later.",
        "{n} questions, about five minutes a part, in any order, today or over several days.",
        total,
    )


def occasion(now: Round | None) -> Text:
    """What the answers are for: a round with an end, or nobody but oneself."""
    if now is None or now.closes_at is None:
        return T("No round is open now. This look is for yourself, and your starting point when one opens.")
    return T("{round}, until {when}", round=now.name, when=now.closes_at)


@self_assessment.on(AdoptLast)
def adopt_last(turn: Turn, press: AdoptLast) -> None:
    """All that was answered last time, as this time's answers; each can be changed."""
    if queries.sitting(turn.db, turn.person) is None:
        now = open_in(turn.db, turn.person.territory)
        sitting = queries.begin(turn.db, turn.person, turn.now, now)
        again = repeating.everything(sitting, queries.last_time(turn.db, sitting))
        queries.keep(turn.db, sitting, Walk(sitting.asks.modules[0], again, None), turn.now)
        counting.count(turn, sitting, again)
        turn.toast(T("Taken over. Every answer can be changed."))
    show_modules(turn, ShowModules())


def opens(module: Module, sitting: Sitting | None) -> Begin | Check:
    return Check(module.id) if sitting and is_finished(module, sitting.answers) else Begin(module.id)


def state(module: Module, sitting: Sitting | None) -> Text:
    """How far a module has come, in words."""
    if sitting is None or not any(step.position in sitting.answers for step in steps(module, sitting.answers)):
        return Tn("{n} question, not begun", "{n} questions, not begun", len(module.topics))
    if is_finished(module, sitting.answers):
        return T("done")
    return T("{done} of {total} questions", done=topics_done(module, sitting), total=len(module.topics))


def topics_done(module: Module, sitting: Sitting | None) -> int:
    """How many of a module's questions have all their steps behind them."""
    if sitting is None:
        return 0
    still = {step.topic.id for step in steps(module, sitting.answers) if step.position not in sitting.answers}
    return sum(topic.id not in still for topic in module.topics)


@self_assessment.on(Begin)
def begin(turn: Turn, press: Begin) -> None:
    """Begin a module, or go on at the very question where it was left."""
    sitting = queries.sitting(turn.db, turn.person)
    first = sitting is None
    if sitting is None:
        sitting = queries.begin(turn.db, turn.person, turn.now, open_in(turn.db, turn.person.territory))
    if press.module not in sitting.modules:
        raise Refusal(T("That part is not asked in this round."), (Button(T("Self-assessment"), ShowModules()),))
    there = sitting.walk
    if there is None or there.module.id != press.module or there.position is None:
        there = start(module_named(press.module, sitting.asks), sitting.answers)
    before = what_is_new(sitting)
    queries.keep(turn.db, sitting, there, turn.now)
    draw(turn, replace(sitting, walk=there), there, before=before, first=first)


def module_named(name: str, asks: Questionnaire = SELF_ASSESSMENT) -> Module:
    """A module of what is asked; a button of another version, or of another round, may name what is not there."""
    for module in asks.modules:
        if module.id == name:
            return module
    raise Refusal(T("That part is no longer there."), (Button(T("Self-assessment"), ShowModules()),))


def elsewhere() -> Refusal:
    """A question, button or typed word of another sitting: its round has closed, or a new one has opened since."""
    return Refusal(
        T("This question belongs to another round or territory. What was answered there is kept as it is."),
        (Button(T("Self-assessment"), ShowModules()),),
    )


def what_is_new(sitting: Sitting) -> Text | None:
    """Somebody who answered an older version is asked only what it did not ask."""
    if sitting.version >= SELF_ASSESSMENT.version:
        return None
    added = len(news(sitting.asks, sitting.answers, sitting.version))
    if not added:
        return None
    return Tn("{n} question is new since you were last here.", "{n} questions are new since you were last here.", added)


def draw(turn: Turn, sitting: Sitting, walk: Walk, *, before: Text | None = None, first: bool = False) -> None:
    """Show where they stand: the present question, or the check when nothing is open any more."""
    step = walk.step
    if step is None:
        turn.wait(None)
        text, rows = review.screen(sitting.id, walk, 0, before=before)
        return turn.show(text, *rows)
    last = repeating.offer(walk, step, queries.last_time(turn.db, sitting, repeating.of(step)))
    keys = asking.buttons(turn.person.voice, sitting.id, walk, step, again=last is not None)
    turn.show(asking.question(sitting.asks, walk, step, before=before, first=first, last=last), *keys)
    return turn.wait(Replying(sitting.id, step.position.question, step.position.card))


@self_assessment.contributes(MenuItem)
def in_the_menu(turn: Turn) -> Iterator[MenuItem]:
    sitting = queries.sitting(turn.db, turn.person)
    yield MenuItem(Button(*entry(sitting)), order=10)


def entry(sitting: Sitting | None) -> tuple[Text, Begin | ShowModules]:
    """The way in: to the very question, where one is open."""
    if sitting is None or not sitting.answers:
        return T("Begin the self-assessment"), ShowModules()
    done = sum(topics_done(module, sitting) for module in sitting.asks.modules)
    total = len(sitting.asks.topics)
    if done == total:
        return T("My answers"), ShowModules()
    going_on = sitting.walk is not None and sitting.walk.position is not None
    goes_to = Begin(sitting.walk.module.id) if going_on and sitting.walk else ShowModules()
    return T("Continue ({done} of {total})", done=done, total=total), goes_to
