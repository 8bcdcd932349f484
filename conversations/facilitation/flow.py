"""The commands of facilitators, and their lines of the menu."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import Command
from bot.i18n import T, Tp
from bot.people.roles import Role
from conversations.facilitation.inviting import show_inviting
from conversations.facilitation.members import list_people
from conversations.facilitation.organisations import list_organisations
from conversations.facilitation.presses import ListOrganisations, ListPeople, ShowInviting, facilitation


@facilitation.command("invite", T("Invite people by link or poster"), who=Role.FACILITATOR)
def open_inviting(turn: Turn, command: Command) -> None:
    press = ShowInviting(here(turn))
    turn.privately(press)
    show_inviting(turn, press)


@facilitation.command("people", T("Who has joined"), who=Role.FACILITATOR)
def open_people(turn: Turn, command: Command) -> None:
    press = ListPeople(here(turn))
    turn.privately(press)
    list_people(turn, press)


@facilitation.command("organisations", T("Organisations of the territory"), who=Role.FACILITATOR)
def open_organisations(turn: Turn, command: Command) -> None:
    press = ListOrganisations(here(turn))
    turn.privately(press)
    list_organisations(turn, press)


@facilitation.contributes(MenuItem)
def menu_items(turn: Turn) -> Iterator[MenuItem]:
    territory = turn.person.territory
    if territory is None:
        return
    yield MenuItem(Button(T("Invite people"), ShowInviting(territory)), order=60, for_facilitators=True, narrow=True)
    yield MenuItem(Button(Tp("those who take part", "People"), ListPeople(territory)), order=61, for_facilitators=True)
    yield MenuItem(
        Button(T("Organisations"), ListOrganisations(territory)), order=62, for_facilitators=True, narrow=True
    )


def here(turn: Turn) -> int:
    if turn.person.territory is None:
        raise Refusal(T("This chat is about no territory now."))
    return turn.person.territory
