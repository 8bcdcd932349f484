"""One person on paper: how far their answers are entered, and the ratings of a module, typed in one line."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit, organisations
from bot.people.roles import KINDS, Kind, Person, Role
from bot.questionnaire import Answers, Blank, Module, Position, Rating, Step, Value, Walk, steps
from conversations.self_assessment import queries
from conversations.self_assessment.flow import module_named, self_assessment, state
from conversations.self_assessment.paper.listing import on_paper
from conversations.self_assessment.paper.presses import (
    AskToRemove,
    EnterRatings,
    EnterTheRest,
    PickPaperKind,
    ShowOnPaper,
    TypingRatings,
)
from conversations.self_assessment.paper.reading import IN_ORDER, SINGLE, read_ratings
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds import counting
from conversations.self_assessment.rounds.listing import existing, running
from conversations.self_assessment.rounds.presses import ListOnPaper
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.saying import said


@self_assessment.on(ShowOnPaper, who=Role.FACILITATOR)
def show_on_paper(turn: Turn, press: ShowOnPaper) -> None:
    draw_page(turn, existing(turn, press.territory, press.round), press.person)


def draw_page(turn: Turn, round_: Round, number: int, news: Text | None = None) -> None:
    here, id = round_.territory, round_.id
    person = on_paper(turn, here, id, number)
    sitting = queries.sitting(turn.db, person) if round_.is_open else None
    modules = asked(round_.modules).modules if round_.is_open else ()
    stands = (T("{module}: {state}", module=one.title, state=state(one, sitting)) for one in modules)
    change = (Button(T("Kind, organisation"), PickPaperKind(here, id, person.id)),)
    turn.wait(None)
    turn.show(
        paragraphs(news, lines(T("<b>{name}</b>", name=person.name), speaks_for(turn, person)), lines(*stands)),
        *((Button(one.title, EnterRatings(here, id, person.id, one.id)),) for one in modules),
        *([change] if round_.is_open else []),
        (Button(T("Erase this person"), AskToRemove(here, id, person.id)),),
        (Button(T("On paper"), ListOnPaper(here, id)),),
    )


def speaks_for(turn: Turn, person: Person) -> Text:
    whose = person.organisation and organisations.by_id(turn.db, person.territory or 0, person.organisation)
    return T("Organisation: {name}", name=whose.name) if whose else KINDS[person.kind or Kind.INDIVIDUAL]


@self_assessment.on(EnterRatings, who=Role.FACILITATOR)
def enter_ratings(turn: Turn, press: EnterRatings) -> None:
    round_ = running(turn, press.territory, press.round)
    person = on_paper(turn, press.territory, press.round, press.person)
    module = module_named(press.module, asked(round_.modules))
    draw_ratings(turn, round_, person, module)


def draw_ratings(turn: Turn, round_: Round, person: Person, module: Module, news: Text | None = None) -> None:
    """Every rating with its number and what is entered, so that a slip of the pencil is seen."""
    sitting = queries.sitting(turn.db, person)
    answers = sitting.answers if sitting else {}
    here, id = round_.territory, round_.id
    rest = Button(T("The rest, one by one"), EnterTheRest(here, id, person.id, module.id))
    turn.show(
        paragraphs(
            news,
            T("<b>{name}: {module}</b>", name=person.name, module=module.title),
            lines(*(line(number, step, answers) for number, step in enumerate(ratings(module, answers), 1))),
            T(
                "Write the ratings in this order, for example {example}: “?” is “I don’t know”, “-” no answer. "
                "Single ones: {single}.",
                example=IN_ORDER,
                single=SINGLE,
            ),
        ),
        (rest,),
        (Button(T("Back"), ShowOnPaper(here, id, person.id)),),
    )
    turn.wait(TypingRatings(here, id, person.id, module.id))


def line(number: int, step: Step, answers: Answers) -> Text:
    if step.position not in answers:
        return T("{n}. {item}", n=number, item=step.question.name)
    answer = said(step.question, answers[step.position])
    return T("{n}. {question}: <b>{answer}</b>", n=number, question=step.question.name, answer=answer)


def ratings(module: Module, answers: Answers) -> list[Step]:
    """The ratings that everybody is asked: not those of cards, nor of rows chosen before."""
    every = (step for step in steps(module, answers) if isinstance(step.question.answer, Rating))
    return [step for step in every if not step.position.card and step.question.about is None]


@self_assessment.on(TypingRatings, who=Role.FACILITATOR)
def read_line(turn: Turn, wait: TypingRatings) -> None:
    """What stands there is recorded at once, and shown in the list; writing it again corrects it."""
    round_ = running(turn, wait.territory, wait.round)
    person = on_paper(turn, wait.territory, wait.round, wait.person)
    module = module_named(wait.module, asked(round_.modules))
    sitting = in_hand(turn, round_, person)
    listed = ratings(module, sitting.answers)
    read = read_ratings(turn.said.words, [step.position.question for step in listed])
    given = {listed[place].position: value for place, value in read.items()}
    kept = {**sitting.answers, **without_loss(sitting.answers, given)}
    queries.keep(turn.db, sitting, Walk(module, kept, None), turn.now)
    counting.count(turn, sitting, kept)
    draw_ratings(turn, round_, person, module, T("✓ Recorded."))


def without_loss(before: Answers, given: dict[Position, int | Blank]) -> dict[Position, Value]:
    """A "-" leaves an answer that was entered before, as Skip does."""
    return {spot: value for spot, value in given.items() if value is not Blank.SKIPPED or spot not in before}


def in_hand(turn: Turn, round_: Round, person: Person) -> Sitting:
    """Their sitting in the open round; the first time it begins, and the trace says who entered it."""
    sitting = queries.sitting(turn.db, person)
    if sitting is None:
        sitting = queries.begin(turn.db, person, turn.now, round_, entered_by=turn.person.id)
        audit.record(turn.db, "paper_entered", by=turn.person, at=turn.now, person=person.id, round=round_.id)
    return sitting
