"""What somebody said, beside what their territory says: in numbers after the close, in words before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from bot.buttons import Button, Row
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.desk import Desk
from bot.errors import Refusal
from bot.events import GoHome
from bot.figures import Band, Figure
from bot.i18n import T, Text, Voice, label, lines, paragraphs
from bot.outbox.message import File, Media
from bot.people.roles import Person
from bot.pictures.radar import Series, radar
from conversations.self_assessment import queries, rules
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.presses import ShowModules
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds import queries as rounds
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.rules import Axis
from conversations.self_assessment.tables import assessments
from conversations.self_assessment.territory import results
from conversations.self_assessment.territory.asked_for import Reckoned, closed
from conversations.self_assessment.territory.headlines import turnout
from conversations.self_assessment.territory.presses import DrawBeside, ShowBeside
from conversations.self_assessment.territory.radars import medians, radar_of
from conversations.self_assessment.territory.so_far import said
from conversations.self_assessment.territory.telling import words

MENU: Row = (Button(T("Self-assessment"), ShowModules()), Button(T("Menu"), GoHome()))


@self_assessment.on(ShowBeside)
def show_beside(turn: Turn, press: ShowBeside) -> None:
    """Drawn from the frozen figures where there are any; until then a word for each question."""
    round_ = rounds.by_id(turn.db, turn.person.territory or 0, press.round)
    if round_ is None or round_.opened_at is None:
        raise Refusal(T("This round is not one of your current territory."), MENU)
    if results.of(turn.db, round_.id) is None:
        axes, told = ratings(turn.db, turn.person, round_), results.words_so_far(turn.db, round_.id)
        return turn.show(so_far(round_, axes, told), MENU)
    turn.show(T("The picture is being drawn…"))
    return turn.job(DrawBeside(round_.id))


@self_assessment.job(DrawBeside)
def draw_beside(desk: Desk, order: DrawBeside) -> None:
    """One radar with both on it, the numbers below, and what is done with the answers."""
    of: Reckoned | None = desk.read(lambda db: closed(db, desk.person.territory or 0, order.round))
    if of is None:
        return None
    axes: Sequence[Axis] = desk.read(lambda db: ratings(db, desk.person, of.round))
    png = picture(desk.person.voice, of, axes)
    desk.show(T("Here is the picture of {round}.", round=of.round.name))
    desk.say(caption(of, axes), file=File(Media.PHOTO, "muyassir.png", png))
    if of.round.published_at is None:
        return desk.say(T("What is done with the answers stands here as soon as the facilitators tell it."), MENU)
    return desk.say(desk.read(lambda db: words(db, of.round, desk.person.language)), MENU)


@self_assessment.contributes(MenuItem)
def in_the_menu(turn: Turn) -> Iterator[MenuItem]:
    key = way_in(turn.db, turn.person)
    if key is not None:
        yield MenuItem(key, order=20)


def way_in(db: Connection, person: Person) -> Button | None:
    """The button to the territory's picture, where there is something to see."""
    round_ = worth_seeing(db, person.territory or 0)
    return None if round_ is None else Button(T("The territory’s picture"), ShowBeside(round_.id))


def worth_seeing(db: Connection, territory: int) -> Round | None:
    """The latest round of a territory of which something can be shown."""
    told = (one for one in rounds.opened_in(db, territory) if results.words_so_far(db, one.id) or _is_reckoned(db, one))
    return next(told, None)


def ratings(db: Connection, person: Person, round_: Round) -> tuple[Axis, ...]:
    """What somebody rated in a round, open for each question that they did not."""
    mine = (assessments.c.person_id == person.id) & (assessments.c.round_id == round_.id)
    sitting = db.scalar(select(assessments.c.id).where(mine))
    answers = {} if sitting is None else queries.said(db, sitting)
    return rules.profile(asked(round_.modules).topics, answers)


def so_far(round_: Round, axes: Sequence[Axis], told: Mapping[str, Band]) -> Text:
    """A word for each question that has one, with one's own rating; no number of anybody else's."""
    head = lines(T("<b>The territory so far</b>"), T("{round}", round=round_.name))
    if not told:
        return paragraphs(head, T("Not enough people have answered yet to say anything of the territory."))
    until = T("Numbers come when the round is closed. Until then there is a word wherever enough people have answered.")
    return paragraphs(head, lines(*(_so_far(axis, told.get(axis.topic.id)) for axis in axes)), until)


def _so_far(axis: Axis, word: Band | None) -> Text:
    return _beside(axis, said(word, T("not enough answers yet")))


def picture(voice: Voice, of: Reckoned, axes: Sequence[Axis]) -> bytes:
    topics = [axis.topic for axis in axes]
    mine = Series(label(voice, T("me")), tuple(axis.rating for axis in axes))
    theirs = Series(label(voice, T("the territory")), medians(topics, of.results.figures))
    both = (theirs, mine) if _rated(axes) else (theirs,)
    heading = T("My picture beside the territory’s") if _rated(axes) else T("The territory’s picture")
    return radar(radar_of(voice, topics, both, heading, T("{round}", round=of.round.name)))


def caption(of: Reckoned, axes: Sequence[Axis]) -> Text:
    """Both numbers of each question, and which are split."""
    figures = of.results.figures
    numbers = lines(*(_beside(axis, _theirs(figures.get(axis.topic.id, Figure()))) for axis in axes))
    return paragraphs(lines(T("<b>{round}</b>", round=of.round.name), turnout(of.results)), numbers)


def _beside(axis: Axis, theirs: Text) -> Text:
    """What the territory says of a question, and what oneself said."""
    if axis.rating is None:
        return T("{question}: {word}", question=axis.topic.name, word=theirs)
    return T("{question}: {word} (you: {n})", question=axis.topic.name, word=theirs, n=axis.rating)


def _theirs(figure: Figure) -> Text:
    if figure.numbers is None:
        return T("many do not know") if figure.knowledge_gap else T("not enough answers")
    if figure.numbers.split:
        return T("{n}, views are split", n=figure.numbers.median)
    return T("{n}", n=figure.numbers.median)


def _rated(axes: Sequence[Axis]) -> bool:
    return any(axis.rating is not None for axis in axes)


def _is_reckoned(db: Connection, round_: Round) -> bool:
    return round_.closed_at is not None and results.of(db, round_.id) is not None
