"""A round's news on their way: the count in the groups, those who want to know in private, and the way in."""

from __future__ import annotations

from collections.abc import Iterator

from bot.arriving import arrive
from bot.attention.audience import SLICE, wanting_news
from bot.buttons import Button
from bot.contributions import GroupNews
from bot.conversation import Turn
from bot.events import Due, GoHome
from bot.i18n import Ltr, T, Text, Tn, lines, paragraphs
from bot.outbox.broadcast import broadcast
from bot.people import territories
from conversations.self_assessment.flow import self_assessment, show_modules
from conversations.self_assessment.presses import ShowModules
from conversations.self_assessment.questions import asked
from conversations.self_assessment.rounds import announcing, queries
from conversations.self_assessment.rounds.presses import Recount, TakePart, TellInPrivate
from conversations.self_assessment.rounds.queries import Round


@self_assessment.on(TakePart)
def take_part(turn: Turn, press: TakePart) -> None:
    """The self-assessment of the territory that announced it: someone may belong to several."""
    arrive(turn, press.territory)
    show_modules(turn, ShowModules())


@self_assessment.due(Recount)
def bring_count_up_to_date(turn: Turn, signal: Recount) -> None:
    round_ = queries.wherever(turn.db, signal.round)
    if round_ is not None and round_.is_open:
        announcing.tell_groups(turn, round_)


@self_assessment.due(TellInPrivate)
def tell_in_private(turn: Turn, signal: TellInPrivate) -> None:
    """One slice of those who asked for it, each outside their quiet hours; the rest in turns of their own."""
    round_ = queries.wherever(turn.db, signal.round)
    if round_ is None or not round_.is_open:
        return
    here = territories.by_id(turn.db, round_.territory)
    found = wanting_news(turn.db, round_.territory, turn.now, after=signal.after)
    told = [one for one in found if one.person != round_.started_by]
    keys = (Button(T("Take part"), TakePart(round_.territory)), Button(T("Menu"), GoHome()))
    broadcast(turn.db, told, private_news(round_, here.name if here else ""), (keys,), turn.now)
    if len(found) == SLICE:
        turn.dues.append(Due(TellInPrivate(round_.id, found[-1].person), turn.now, None, None))


def private_news(round_: Round, territory: str) -> Text:
    settings = Ltr("/" + "settings")  # in an Arabic sentence the slash would change sides
    questions = Tn("{n} short question.", "{n} short questions.", len(asked(round_.modules).topics))
    until = T("Open until {when}.", when=round_.closes_at) if round_.closes_at else None
    return paragraphs(
        T("<b>{territory} looks at itself: {round}</b>", territory=territory, round=round_.name),
        lines(questions, until),
        T("You asked to be told. That can be changed under {command}.", command=settings),
    )


@self_assessment.contributes(GroupNews)
def group_news(turn: Turn) -> Iterator[GroupNews]:
    """The open round, for a group that is connected while it runs."""
    round_ = queries.open_in(turn.db, turn.person.territory)
    if round_ is not None:
        text, rows = announcing.news(turn.db, round_)
        yield GroupNews(text, rows, announcing.key(round_))
