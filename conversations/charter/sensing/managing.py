"""A sense-check's page for its facilitators: how it goes, ending it early, and what can follow from it."""

from __future__ import annotations

from bot.arriving import arrive
from bot.ballots.presses import PlanVote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.events import GoHome
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.listing import in_short, number_rows, numbered, page, turn_row
from bot.people import audit
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.charter.articles import queries as articles
from conversations.charter.articles.amending_presses import ProposeWords
from conversations.charter.articles.presses import ShowArticleVersion
from conversations.charter.conversation import charter
from conversations.charter.presses import ShowCharter
from conversations.charter.sensing import queries, saying
from conversations.charter.sensing.arriving import existing
from conversations.charter.sensing.closing import end
from conversations.charter.sensing.presses import (
    AskToCloseCheck,
    CloseCheck,
    ListChecks,
    ListFingers,
    ListReasons,
    ManageCheck,
    ShowCheck,
)
from conversations.charter.sensing.queries import Check
from conversations.charter.tables import Stage


@charter.on(ListChecks)
def list_checks(turn: Turn, press: ListChecks) -> None:
    """The open ones, and those before."""
    here = arrive(turn, press.territory)
    shown = page(queries.all_in(turn.db, here), press.page)
    none_yet = T("<b>No sense-check yet.</b> A facilitator opens one from the page of an article that is proposed.")
    turn.wait(None)
    turn.show(
        paragraphs(T("<b>Sense-checks</b> ({n})", n=shown.total), numbered(shown, lambda one: line(turn, one)))
        if shown.total
        else none_yet,
        *number_rows(shown, lambda one: ShowCheck(here, one.id)),
        *turn_row(shown, lambda number: ListChecks(here, number)),
        (Button(T("The charter"), ShowCharter(here)), Button(T("Menu"), GoHome())),
    )


def line(turn: Turn, check: Check) -> Text:
    text = in_short(saying.text_of(turn.db, check), 60)
    about = T("{article}, “{text}”", article=saying.name(turn.db, check), text=text)
    if check.takes_fingers(turn.now):
        return T("{article}: open until {when}", article=about, when=check.closes_at)
    return T("{article}: closed", article=about)


@charter.on(ManageCheck, who=Role.FACILITATOR)
def manage_check(turn: Turn, press: ManageCheck) -> None:
    """One whose end came about for nobody, since that turn failed, ends when a facilitator looks."""
    turn.wait(None)
    check = existing(turn, within(turn.person, press.territory), press.check)
    if check.closed_at is None and not check.takes_fingers(turn.now):
        end(turn, check)
    draw(turn, existing(turn, check.territory, check.id))


def draw(turn: Turn, check: Check, news: Text | None = None) -> None:
    open_, said = check.takes_fingers(turn.now), saying.reasons(turn.db, check)
    turn.show(
        paragraphs(
            news,
            T("<b>{article}: sense-check</b>", article=saying.name(turn.db, check)),
            saying.text_of(turn.db, check),
            saying.tally(turn.db, check),
            lines(T("It is open until {when}.", when=check.closes_at) if open_ else T("It is closed."), said),
        ),
        *(((Button(T("What has to change"), ListReasons(check.territory, check.id)),),) if said else ()),
        (Button(T("Who shows what"), ListFingers(check.territory, check.id)),),
        *(while_open(check) if open_ else afterwards(turn, check)),
        (Button(T("To the article"), ShowArticleVersion(check.territory, check.version)),),
        (Button(T("Sense-checks"), ListChecks(check.territory)),),
        (Button(T("Menu"), GoHome()),),
    )


def while_open(check: Check) -> tuple[Row, ...]:
    here, id = check.territory, check.id
    return (
        (Button(T("My own fingers"), ShowCheck(here, id)),),
        (Button(T("Close it now"), AskToCloseCheck(here, id)),),
    )


def afterwards(turn: Turn, check: Check) -> tuple[Row, ...]:
    """What can follow, while the text is still a proposal."""
    version = articles.version(turn.db, check.territory, check.version)
    if version is None or version.stage is not Stage.PROPOSED:
        return ()
    return (
        (Button(T("Ask for consent"), PlanVote(check.territory, "article", version.id)),),
        (Button(T("Propose other words"), ProposeWords(check.territory, version.id)),),
    )


@charter.on(AskToCloseCheck, who=Role.FACILITATOR)
def ask_to_close(turn: Turn, press: AskToCloseCheck) -> None:
    check = existing(turn, within(turn.person, press.territory), press.check)
    if not check.takes_fingers(turn.now):
        return draw(turn, check)
    total = sum(queries.tally(turn.db, check))
    return turn.show(
        paragraphs(
            T("<b>{article}: close the sense-check now?</b>", article=saying.name(turn.db, check)),
            Tn("{n} person so far", "{n} people so far", total),
            T("It would be open until {when}. Once closed it stays so.", when=check.closes_at),
        ),
        (Button(Tn("Close now: {n} person", "Close now: {n} people", total), CloseCheck(check.territory, check.id)),),
        (Button(T("Back"), ManageCheck(check.territory, check.id)),),
    )


@charter.on(CloseCheck, who=Role.FACILITATOR)
def close_check(turn: Turn, press: CloseCheck) -> None:
    """Pressed twice, by two of them, or just after the clock: it is closed once, and shown as it is."""
    check = existing(turn, within(turn.person, press.territory), press.check)
    if end(turn, check):
        audit.record(turn.db, "sense_check_closed", by=turn.person, at=turn.now, check=check.id)
    draw(turn, existing(turn, check.territory, check.id))
