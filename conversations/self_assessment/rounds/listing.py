"""The rounds of a territory: the one that is being prepared or open first, then the earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from bot.buttons import Button, Row
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Command, GoHome
from bot.i18n import T, Text, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.self_assessment.flow import self_assessment
from conversations.self_assessment.rounds import announcing, queries
from conversations.self_assessment.rounds.presses import DraftRound, ListRounds, ShowRound
from conversations.self_assessment.rounds.queries import Round


@self_assessment.command("rounds", T("Rounds of the self-assessment"), who=Role.FACILITATOR)
def open_rounds(turn: Turn, command: Command) -> None:
    if turn.person.territory is None:
        raise Refusal(T("This chat is about no territory now."))
    press = ListRounds(turn.person.territory)
    turn.privately(press)
    list_rounds(turn, press)


@self_assessment.contributes(MenuItem)
def menu_item(turn: Turn) -> Iterator[MenuItem]:
    if turn.person.territory is not None:
        yield MenuItem(
            Button(T("Rounds"), ListRounds(turn.person.territory)), order=55, for_facilitators=True, narrow=True
        )


@self_assessment.on(ListRounds, who=Role.FACILITATOR)
def list_rounds(turn: Turn, press: ListRounds) -> None:
    here = within(turn.person, press.territory)
    draft, opened = queries.draft_in(turn.db, here), queries.opened_in(turn.db, here)
    shown = page([*([draft] if draft else []), *opened], press.page)
    turn.wait(None)
    turn.show(
        paragraphs(title(shown.total), numbered(shown, lambda one: line(turn.db, one)) if shown.items else None),
        *number_rows(shown, lambda one: ShowRound(here, one.id)),
        *turn_row(shown, lambda number: ListRounds(here, number)),
        *([] if any(one.is_open for one in opened) else [opens(here, draft)]),
        (Button(T("Menu"), GoHome()),),
    )


def title(count: int) -> Text:
    if count:
        return T("<b>Rounds</b> ({n})", n=count)
    return paragraphs(
        T("<b>No round has been opened yet.</b>"),
        T(
            "In a round, everybody answers the self-assessment within some days. Then the picture of the whole "
            "territory is drawn, and can be compared with the next one."
        ),
    )


def opens(here: int, draft: Round | None) -> Row:
    return (Button(T("Go on with the new round") if draft else T("Open a round"), DraftRound(here)),)


def line(db: Connection, round_: Round) -> Text:
    """Its name, and how it stands."""
    if round_.is_draft:
        return T("{round}: being prepared", round=round_.name) if round_.name else T("A round being prepared")
    if round_.is_open and round_.closes_at:
        counted = announcing.counted(round_, announcing.people(db, round_))
        return T("{round}: open until {when}. {counted}", round=round_.name, when=round_.closes_at, counted=counted)
    return T("{round}: closed, {n} answered", round=round_.name, n=round_.answered)


def existing(turn: Turn, territory: int, round_: int) -> Round:
    """A round of the territory, which is the person's current one. Raises Refusal for any other."""
    found = queries.by_id(turn.db, within(turn.person, territory), round_)
    if found is None:
        raise Refusal(T("This round is no longer there."), (Button(T("Rounds"), ListRounds(territory)),))
    return found


def drafted(turn: Turn, territory: int, round_: int) -> Round:
    """A round that is still being prepared. Raises Refusal for one that was opened."""
    found = existing(turn, territory, round_)
    if not found.is_draft:
        raise already_open(found)
    return found


def running(turn: Turn, territory: int, round_: int) -> Round:
    """A round that is open. Raises Refusal for any other."""
    found = existing(turn, territory, round_)
    if found.is_open:
        return found
    to_it = (Button(T("See the round"), ShowRound(territory, found.id)),)
    raise Refusal(T("This round is not open."), to_it)


def already_open(round_: Round) -> Refusal:
    text = T("{round} is open already. There is one round at a time.", round=round_.name)
    return Refusal(text, (Button(T("See the round"), ShowRound(round_.territory, round_.id)),))
