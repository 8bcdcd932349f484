"""A module's page: how the answers to each question lie, as a picture, in numbers and by kind of actor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.conversation import Turn
from bot.desk import Desk
from bot.figures import Figure
from bot.i18n import T, Text, Voice, label, lines, number, paragraphs
from bot.outbox.message import File, Media
from bot.people.roles import Role
from bot.pictures.spread import Spread, spread
from conversations.self_assessment.flow import module_named, self_assessment
from conversations.self_assessment.territory.asked_for import Reckoned, closed, reckoned
from conversations.self_assessment.territory.details import details
from conversations.self_assessment.territory.earlier import before
from conversations.self_assessment.territory.presses import DrawSpread, ShowSpread
from conversations.self_assessment.territory.radars import TICKS
from conversations.self_assessment.territory.spread_rows import Entry, legend, of_forms, of_module, rows
from conversations.self_assessment.territory.verdicts import VERDICTS
from conversations.self_assessment.territory.ways import module_of, way_back, ways

MOST_ROWS = 8  # of a picture
FORMS, FORMS_IN = "forms", "C"  # the page of legal forms, which its module has no room for


@self_assessment.on(ShowSpread, who=Role.FACILITATOR)
def show_spread(turn: Turn, press: ShowSpread) -> None:
    of = reckoned(turn.db, turn.person, press)
    module_of(of, FORMS_IN if press.page == FORMS else press.page)
    if not says_something(page(press.page), of):
        return turn.show(paragraphs(heading(press.page), NOTHING), way_back(of))
    turn.show(T("The picture is being drawn…"))
    return turn.job(DrawSpread(press.territory, press.round, press.page))


@self_assessment.job(DrawSpread)
def draw_spread(desk: Desk, order: DrawSpread) -> None:
    """The picture with its numbers, then what lies behind them, and the ways on."""
    of: Reckoned | None = desk.read(lambda db: closed(db, order.territory, order.round))
    if of is None:
        return
    earlier: Reckoned | None = desk.read(lambda db: before(db, of))
    desk.show(heading(order.page))
    for part in parts(shown(order.page, of)):
        png = picture(desk.person.voice, order.page, part, of, earlier) if has_numbers(part, of) else None
        file = None if png is None else File(Media.PHOTO, "muyassir.png", png)
        desk.say(caption(order.page, part, of), file=file)
    more = FORMS_READ if order.page == FORMS else details(module_named(order.page), of, earlier)
    desk.say(more, *desk.read(lambda db: ways(db, of)))


FORMS_READ = T("Above, how well each form fits; below it, whether the pole would last in it.")
NOTHING = T(
    "Too few people have answered here to show numbers without giving anybody away: it takes five people from three "
    "organisations, none of them more than half."
)


def title(page: str) -> Text:
    return T("Legal forms") if page == FORMS else module_named(page).title


def heading(page: str) -> Text:
    return T("<b>{title}</b>", title=title(page))


def page(page: str) -> tuple[Entry, ...]:
    return of_forms() if page == FORMS else of_module(module_named(page))


def shown(name: str, of: Reckoned) -> tuple[Entry, ...]:
    """A module's questions; of the legal forms those of which anything can be said, since few know them all."""
    if name != FORMS:
        return page(name)
    return tuple(entry for whole in wholes(page(name)) if says_something(whole, of) for entry in whole)


def says_something(entries: Sequence[Entry], of: Reckoned) -> bool:
    return any(figure(entry, of) != Figure() for entry in entries)


def has_numbers(entries: Sequence[Entry], of: Reckoned) -> bool:
    """Whether there is anything to draw; words alone need no picture."""
    return any(figure(entry, of).is_shown for entry in entries)


def figure(entry: Entry, of: Reckoned) -> Figure:
    return of.results.figures.get(entry.question, Figure())


def parts(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """As many questions as fit one picture, none apart from its further ratings.

    Telegram shrinks a photo to 1,280 dots on its longer side: what is much taller than wide can be read no more.
    """
    found: list[tuple[Entry, ...]] = [()]
    for whole in wholes(entries):
        if found[-1] and len(found[-1]) + len(whole) > MOST_ROWS:
            found.append(())
        found[-1] += whole
    return found


def wholes(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Each main question with its further ratings."""
    starts = [place for place, entry in enumerate(entries) if not entry.sub]
    return [tuple(entries[first:last]) for first, last in pairwise([*starts, len(entries)])]


def picture(voice: Voice, name: str, entries: Sequence[Entry], of: Reckoned, earlier: Reckoned | None) -> bytes:
    return spread(
        Spread(
            voice.language,
            label(voice, title(name)),
            label(voice, T("{round}", round=of.round.name)),
            rows(voice, entries, of, earlier),
            legend(voice),
            tuple(number(voice, tick) for tick in TICKS),
        )
    )


def caption(name: str, entries: Sequence[Entry], of: Reckoned) -> Text:
    """Every number of the picture's rows, with its word."""
    told = (said(entry, figure(entry, of)) for entry in entries)
    return paragraphs(heading(name), lines(*told))


def said(entry: Entry, figure: Figure) -> Text:
    word, numbers = VERDICTS[figure.verdict], figure.numbers
    if entry.sub:
        told = word if numbers is None else T("{n}", n=numbers.median)
        return T("· {question}: {answer}", question=entry.name, answer=told)
    if numbers is None:
        return T("{question}: {word}", question=entry.name, word=word)
    return T("{question}: {n}, {word}", question=entry.name, n=numbers.median, word=word)
