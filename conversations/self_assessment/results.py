"""What somebody gets back at once: their picture with its numbers, their strengths, and what to do on Monday."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, Row
from bot.contributions import Forgettable, OwnData
from bot.conversation import Turn
from bot.desk import Desk
from bot.events import GoHome
from bot.i18n import T, Text, Voice, label, lines, number, paragraphs
from bot.outbox.message import File, Media
from bot.pictures.bars import Bars
from bot.pictures.bars import Row as Bar
from bot.pictures.profile import Profile, profile
from bot.pictures.radar import Radar, Series
from bot.questionnaire import Answers, Topic, is_finished, steps
from conversations.self_assessment import queries, rules
from conversations.self_assessment.actions import ACTIONS
from conversations.self_assessment.flow import module_named, self_assessment
from conversations.self_assessment.presses import Begin, DrawPicture, ShowModules, ShowPicture
from conversations.self_assessment.queries import Sitting
from conversations.self_assessment.questions import SELF_ASSESSMENT
from conversations.self_assessment.saying import said
from conversations.self_assessment.territory.own_picture import way_in

TICKS = (0, 5, 10)


@self_assessment.on(ShowPicture)
def show_picture(turn: Turn, press: ShowPicture) -> None:
    turn.show(T("Your picture is being drawn…"))
    turn.job(DrawPicture(press.module))


@self_assessment.job(DrawPicture)
def draw_picture(desk: Desk, order: DrawPicture) -> None:
    """The picture of a module, or of everything answered so far; then what answers the lowest ratings."""
    sitting: Sitting | None = desk.read(lambda db: queries.latest(db, desk.person))
    if sitting is None:
        return
    title = T("My picture of the territory") if order.module is None else module_named(order.module).title
    axes = rules.profile(topics(sitting, order.module), sitting.answers)
    png = profile(drawing(desk.person.voice, title, axes))
    desk.show(recorded(order.module))
    desk.say(caption(title, axes), file=File(Media.PHOTO, "muyassir.png", png))
    desk.say(advice(axes), *ways_on(sitting, desk.read(lambda db: way_in(db, desk.person))))


def recorded(module: str | None) -> Text:
    """What stands where the picture was announced, once it is there."""
    if module is None:
        return T("Here is your picture so far.")
    return T("Thank you. <b>{module}</b> is recorded, and can still be changed.", module=module_named(module).title)


def ways_on(sitting: Sitting, beside: Button | None = None) -> tuple[Row, ...]:
    """The next module that is still open, by its name; the territory's picture; the places that are always there."""
    still = [module for module in sitting.asks.modules if not is_finished(module, sitting.answers)]
    following = [(Button(T("Next: {module}", module=module.title), Begin(module.id)),) for module in still[:1]]
    territory = ((beside,),) if beside else ()
    return (*following, *territory, (Button(T("Self-assessment"), ShowModules()), Button(T("Menu"), GoHome())))


def topics(sitting: Sitting, module: str | None) -> tuple[Topic, ...]:
    return sitting.asks.topics if module is None else module_named(module).topics


def drawing(voice: Voice, title: Text, axes: rules.Profile) -> Profile:
    """The radar and its bars, in the person's language and digits."""
    names = tuple(label(voice, axis.topic.name) for axis in axes)
    ratings = tuple(axis.rating for axis in axes)
    missing = label(voice, T("no answer"))
    radar = Radar(
        language=voice.language,
        title="",
        subtitle="",
        axes=names,
        series=(Series("", ratings),),
        ticks=tuple(number(voice, tick) for tick in TICKS),
        missing=missing,
    )
    rows = tuple(
        Bar(name, rating, missing if rating is None else number(voice, rating))
        for name, rating in zip(names, ratings, strict=True)
    )
    bars = Bars(voice.language, "", "", rows)
    return Profile(
        voice.language,
        label(voice, title),
        radar,
        bars,
        label(voice, T("ratings from {low} to {high}", low=TICKS[0], high=TICKS[-1])),
    )


def caption(title: Text, axes: rules.Profile) -> Text:
    """The numbers of the picture, for those who cannot see it well."""
    return paragraphs(T("<b>{title}</b>", title=title), lines(*(numbers(axis) for axis in axes)), strengths(axes))


def numbers(axis: rules.Axis) -> Text:
    if axis.rating is None:
        return T("{question}: no answer", question=axis.topic.name)
    return T("{question}: {n} of {top}", question=axis.topic.name, n=axis.rating, top=10)


def strengths(axes: rules.Profile) -> Text | None:
    strong = [axis.topic.name for axis in rules.strengths(axes)]
    return T("What holds, as you see it: {strengths}.", strengths=strong) if strong else None


def advice(axes: rules.Profile) -> Text:
    """Two or three small steps; none where everything goes well or nothing was rated."""
    chosen = [ACTIONS[action] for action in rules.actions(axes)]
    if not chosen:
        return T("Nothing calls for a first step just now. Thank you for taking the time.")
    steps_ = [T("<b>{title}</b>\n{step}", title=action.title, step=action.monday) for action in chosen]
    return paragraphs(T("Where it could begin, on Monday:"), *steps_)


@self_assessment.contributes(OwnData)
def own_data(turn: Turn) -> Iterator[OwnData]:
    """Every answer with its question, in the person's language."""
    voice = turn.person.voice
    for sitting, changed_at, name in queries.everywhere(turn.db, turn.person.id):
        rows = tuple(answered(voice, sitting.answers))
        head = {"round": name, "changed_at": changed_at.isoformat()}
        yield OwnData(label(voice, T("Self-assessment")), (head, *rows))


def answered(voice: Voice, answers: Answers) -> Iterator[dict[str, object]]:
    for module in SELF_ASSESSMENT.modules:
        for step in steps(module, answers):
            if step.position in answers:
                value = answers[step.position]
                yield {
                    "question": step.position.question,
                    "card": step.position.card,
                    "asked": label(voice, step.question.ask),
                    "answer": label(voice, said(step.question, value)),
                }


@self_assessment.contributes(Forgettable)
def forgettable(turn: Turn) -> Iterator[Forgettable]:
    yield Forgettable(goes=T("your answers to the self-assessment, with the voice notes in them"))
