"""Ideas by support, and one's own with what became of them."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.i18n import T, Text, paragraphs
from bot.listing import number_rows, numbered, page, turn_row
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.charter.articles.saying import cut
from conversations.charter.conversation import charter
from conversations.charter.ideas import queries
from conversations.charter.ideas.page import state
from conversations.charter.ideas.presses import ListIdeas, ListMyIdeas, ProposeIdea, ShowIdea
from conversations.charter.ideas.queries import Idea
from conversations.charter.ideas.saying import line
from conversations.charter.ideas.sorting_presses import ListGiven, ListPutAside, ListRecordings
from conversations.charter.ideas.tables import IdeaKind
from conversations.charter.presses import ShowCharter

ONLY: dict[IdeaKind, Text] = {
    IdeaKind.VALUE: T("Values"),
    IdeaKind.PRINCIPLE: T("Principles"),
    IdeaKind.COMMITMENT: T("Commitments"),
}


@charter.on(ListIdeas)
def list_ideas(turn: Turn, press: ListIdeas) -> None:
    here = within(turn.person, press.territory)
    shown = page(queries.standing(turn.db, here, press.kind), press.page)
    turn.wait(None)
    turn.show(
        paragraphs(
            T("<b>Ideas for the charter</b>"),
            numbered(shown, line) if shown.items else T("No idea yet: yours would be the first."),
            T("Press a number to read one and support it.") if shown.items else None,
        ),
        *number_rows(shown, lambda one: ShowIdea(here, one.idea.id)),
        *turn_row(shown, lambda number: ListIdeas(here, number, press.kind)),
        *(of_one_kind(here, press.kind) if shown.items or press.kind else ()),
        (Button(T("Propose an idea"), ProposeIdea(here)),),
        (Button(T("My ideas"), ListMyIdeas(here)),),
        *(sorting(here) if turn.person.role.may(Role.FACILITATOR) else ()),
        (Button(T("Back"), ShowCharter(here)),),
    )


def of_one_kind(here: int, now: IdeaKind | None) -> tuple[Row, ...]:
    """To the ideas of another kind, or to all of them."""
    others = tuple((Button(ONLY[one], ListIdeas(here, kind=one)),) for one in IdeaKind if one is not now)
    return (*others, (Button(T("All ideas"), ListIdeas(here)),)) if now else others


def sorting(here: int) -> tuple[Row, ...]:
    return (
        (Button(T("Voice notes to type up"), ListRecordings(here)),),
        (Button(T("From the self-assessment"), ListGiven(here)),),
        (Button(T("Ideas put aside"), ListPutAside(here)),),
    )


@charter.on(ListMyIdeas)
def list_my_ideas(turn: Turn, press: ListMyIdeas) -> None:
    here = within(turn.person, press.territory)
    shown = page(queries.of_person(turn.db, here, turn.person.id), press.page)
    turn.show(
        paragraphs(
            T("<b>Your ideas, and what became of them</b>"),
            numbered(shown, lambda one: my_line(turn, one)) if shown.items else T("You have not proposed any yet."),
        ),
        *number_rows(shown, lambda one: ShowIdea(here, one.id)),
        *turn_row(shown, lambda number: ListMyIdeas(here, number)),
        (Button(T("Propose an idea"), ProposeIdea(here)),),
        (Button(T("Ideas"), ListIdeas(here)),),
    )


def my_line(turn: Turn, idea: Idea) -> Text:
    words = T("“{words}”", words=cut(idea.text)) if idea.text else T("A voice note")
    return T("{idea}: {state}", idea=words, state=state(turn, idea))
