"""A round's page for its facilitators: how it goes, or how it went, and what can be done about it."""

from __future__ import annotations

from sqlalchemy import select

from bot.buttons import Button, Row, pack
from bot.conversation import Turn
from bot.events import Due
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.people.roles import Role
from conversations.self_assessment.flow import module_named, self_assessment
from conversations.self_assessment.questions import ALL
from conversations.self_assessment.rounds import announcing
from conversations.self_assessment.rounds.listing import existing
from conversations.self_assessment.rounds.presses import (
    AskToClose,
    AskToExtend,
    DraftRound,
    ListAnswered,
    ListOnPaper,
    ListRounds,
    ShowRound,
)
from conversations.self_assessment.rounds.queries import Round
from conversations.self_assessment.tables import results as figures
from conversations.self_assessment.territory import results, so_far
from conversations.self_assessment.territory.presses import Reckon, ShowTerritory


@self_assessment.on(ShowRound, who=Role.FACILITATOR)
def show_round(turn: Turn, press: ShowRound) -> None:
    round_ = existing(turn, press.territory, press.round)
    if round_.is_draft:
        turn.follow(pack(DraftRound(press.territory)))
    else:
        turn.wait(None)
        draw(turn, round_)


def draw(turn: Turn, round_: Round, news: Text | None = None) -> None:
    """A round that was opened."""
    if round_.is_open:
        turn.show(paragraphs(news, open_now(turn, round_)), *while_open(round_))
    else:
        turn.show(paragraphs(news, closed(turn, round_)), *after_close(turn, round_))


def open_now(turn: Turn, round_: Round) -> Text:
    """How many have answered, and for each question a word, as soon as the rules allow one; never a number."""
    found = results.words_so_far(turn.db, round_.id)
    none_yet = T("Not enough answers yet for a word on any question.")
    return paragraphs(
        lines(
            T("<b>{round}</b>", round=round_.name),
            asked(round_),
            T("Since {when}", when=round_.opened_at) if round_.opened_at else None,
            T("Closes: {when}", when=round_.closes_at) if round_.closes_at else None,
            announcing.counted(round_, announcing.people(turn.db, round_)),
        ),
        lines(T("<b>The words so far</b>"), so_far.listed(round_, found) if found else none_yet),
    )


def asked(round_: Round) -> Text | None:
    """Which parts, where not all are asked."""
    parts: list[Text | str] = [module_named(module).title for module in round_.modules]
    return None if round_.modules == ALL else T("Asked: {parts}", parts=parts)


def while_open(round_: Round) -> tuple[Row, ...]:
    here, id = round_.territory, round_.id
    return (
        (Button(T("Who has answered"), ListAnswered(here, id)),),
        (Button(T("Enter answers from paper"), ListOnPaper(here, id)),),
        (Button(T("Extend"), AskToExtend(here, id)), Button(T("Close now"), AskToClose(here, id))),
        (Button(T("Rounds"), ListRounds(here)),),
    )


def closed(turn: Turn, round_: Round) -> Text:
    took_part = Tn("{n} person has answered.", "{n} people have answered.", round_.answered)
    joined = Tn("{n} had joined when it opened.", "{n} had joined when it opened.", round_.invited)
    return paragraphs(
        lines(
            T("<b>{round}</b>", round=round_.name),
            asked(round_),
            T("Closed: {when}", when=round_.closed_at) if round_.closed_at else None,
        ),
        lines(took_part, joined),
        None if is_reckoned(turn, round_) else without_figures(round_),
    )


def without_figures(round_: Round) -> Text:
    if not round_.answered:
        return T("So there are no figures. The next round may find more time, or a better moment.")
    return T("The figures are being reckoned; they are here in a moment.")


def after_close(turn: Turn, round_: Round) -> tuple[Row, ...]:
    here, id = round_.territory, round_.id
    who = Button(T("Who has answered"), ListAnswered(here, id)), Button(T("On paper"), ListOnPaper(here, id))
    back = (Button(T("Rounds"), ListRounds(here)),)
    if is_reckoned(turn, round_):
        return (Button(T("The territory’s picture"), ShowTerritory(here, id)),), who, back
    if not round_.answered:
        return who, back
    reckon(turn, round_)
    return (Button(T("Look again"), ShowRound(here, id)),), who, back


def is_reckoned(turn: Turn, round_: Round) -> bool:
    return turn.db.scalar(select(figures.c.round_id).where(figures.c.round_id == round_.id)) is not None


def reckon(turn: Turn, round_: Round) -> None:
    """Order the figures; while that order stands, another one is not written."""
    turn.dues.append(Due(Reckon(round_.id), turn.now, None, None, job=True, slot=f"reckon {round_.id}"))
