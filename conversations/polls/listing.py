"""The polls of a territory, for its facilitators: those being prepared and open first, then the earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Command, GoHome
from bot.i18n import T, Text, paragraphs
from bot.listing import in_short, number_rows, numbered, page, turn_row
from bot.people.permissions import within
from bot.people.roles import Role
from conversations.polls import queries
from conversations.polls.presses import ListPolls, NewPoll, ShowPoll, polls
from conversations.polls.queries import Poll


@polls.command("polls", T("Polls in the groups"), who=Role.FACILITATOR)
def open_polls(turn: Turn, command: Command) -> None:
    if turn.person.territory is None:
        raise Refusal(T("This chat is about no territory now."))
    press = ListPolls(turn.person.territory)
    turn.privately(press)
    list_polls(turn, press)


@polls.contributes(MenuItem)
def menu_item(turn: Turn) -> Iterator[MenuItem]:
    if turn.person.territory is not None:
        button = Button(T("Polls"), ListPolls(turn.person.territory))
        yield MenuItem(button, order=56, for_facilitators=True, narrow=True)


@polls.on(ListPolls, who=Role.FACILITATOR)
def list_polls(turn: Turn, press: ListPolls) -> None:
    here = within(turn.person, press.territory)
    shown = page(queries.of_territory(turn.db, here), press.page)
    turn.wait(None)
    turn.show(
        paragraphs(title(shown.total), numbered(shown, line) if shown.items else None),
        *number_rows(shown, lambda one: ShowPoll(here, one.id)),
        *turn_row(shown, lambda number: ListPolls(here, number)),
        (Button(T("Ask a group something"), NewPoll(here)),),
        (Button(T("Menu"), GoHome()),),
    )


def title(count: int) -> Text:
    if count:
        return T("<b>Polls</b> ({n})", n=count)
    return paragraphs(
        T("<b>No group has been asked anything yet.</b>"),
        T(
            "A poll asks a group one question, answered there by a button. It closes by itself, the result is posted "
            "as a picture, and it binds nobody."
        ),
    )


def line(poll: Poll) -> Text:
    """What it asks, and how it stands."""
    if poll.question is None:
        return T("A poll being prepared")
    asked = in_short(poll.question, 60)
    if poll.is_draft:
        return T("{question}: being prepared", question=asked)
    if poll.is_open and poll.closes_at:
        return T("{question}: open until {when}", question=asked, when=poll.closes_at)
    answered = poll.counts.people if poll.counts else 0
    return T("{question}: closed, {n} answered", question=asked, n=answered)


def existing(turn: Turn, territory: int, poll: int) -> Poll:
    """A poll of the territory, which is the person's current one. Raises Refusal for any other."""
    found = queries.by_id(turn.db, within(turn.person, territory), poll)
    if found is None:
        raise Refusal(T("This poll is no longer there."), (Button(T("Polls"), ListPolls(territory)),))
    return found


def drafted(turn: Turn, territory: int, poll: int) -> Poll:
    """A poll that is still being prepared. Raises Refusal for one that was opened: what was asked is never changed."""
    found = existing(turn, territory, poll)
    if not found.is_draft:
        to_it = (Button(T("See the poll"), ShowPoll(territory, poll)),)
        raise Refusal(T("This poll was opened already, and stays as it is."), to_it)
    return found


def running(turn: Turn, territory: int, poll: int) -> Poll:
    """A poll that is open. Raises Refusal for any other."""
    found = existing(turn, territory, poll)
    if not found.is_open:
        raise Refusal(T("This poll is not open."), (Button(T("See the poll"), ShowPoll(territory, poll)),))
    return found
