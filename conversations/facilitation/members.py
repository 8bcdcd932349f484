"""Who has joined, and who of them facilitates."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T, Text, Tp, lines, paragraphs
from bot.listing import number_rows, numbered, turn_row
from bot.people import audit, membership, standing, territories
from bot.people.permissions import within
from bot.people.roles import KINDS, Kind, Person, Role
from conversations.facilitation import queries
from conversations.facilitation.presses import (
    EndFacilitator,
    ListPeople,
    MakeFacilitator,
    ShowInviting,
    ShowMember,
    facilitation,
)
from conversations.facilitation.queries import Member
from conversations.facilitation.rules import Ending, ending


@facilitation.on(ListPeople, who=Role.FACILITATOR)
def list_people(turn: Turn, press: ListPeople) -> None:
    here = within(turn.person, press.territory)
    shown = queries.page_of_people(turn.db, here, press.page)
    turn.show(
        paragraphs(T("<b>People</b> ({n})", n=shown.total), numbered(shown, line)),
        *number_rows(shown, lambda one: ShowMember(here, one.person.id, shown.number)),
        *turn_row(shown, lambda number: ListPeople(here, number)),
        (Button(T("Invite people"), ShowInviting(here)), Button(T("Menu"), GoHome())),
    )


@facilitation.on(ShowMember, who=Role.FACILITATOR)
def show_member(turn: Turn, press: ShowMember) -> None:
    here = within(turn.person, press.territory)
    found = member(turn, here, press.person)
    turn.show(card(found), *choices(turn, here, found, press.page))


@facilitation.on(MakeFacilitator, who=Role.FACILITATOR)
def make_facilitator(turn: Turn, press: MakeFacilitator) -> None:
    here = within(turn.person, press.territory)
    found = member(turn, here, press.person)
    if found.person.telegram_id and not found.person.role.may(Role.FACILITATOR):
        membership.change_role(turn.db, here, press.person, Role.FACILITATOR)
        audit.record(turn.db, "facilitator_made", by=turn.person, at=turn.now, person=press.person)
        turn.toast(Tp("it has been done", "Done"))
        tell(turn, found.person, T("You are a facilitator of {territory} now.", territory=name(turn, here)))
    show_member(turn, ShowMember(here, press.person, press.page))


@facilitation.on(EndFacilitator, who=Role.FACILITATOR)
def end_facilitator(turn: Turn, press: EndFacilitator) -> None:
    here = within(turn.person, press.territory)
    found = member(turn, here, press.person)
    possible = ending(found.person.role, queries.count_facilitators(turn.db, here))
    if possible is Ending.LAST:
        raise Refusal(T("Nobody would be left to decide here. Please make someone else a facilitator first."))
    if possible is not Ending.POSSIBLE:
        return show_member(turn, ShowMember(here, press.person, press.page))
    if press.person == turn.person.id and not press.sure:
        return ask_whether_sure(turn, press)
    membership.change_role(turn.db, here, press.person, Role.ACTOR)
    audit.record(turn.db, "facilitator_ended", by=turn.person, at=turn.now, person=press.person)
    turn.toast(Tp("it has been done", "Done"))
    return after_ending(turn, here, found, press)


def ask_whether_sure(turn: Turn, press: EndFacilitator) -> None:
    """Only somebody else can take it back."""
    step = EndFacilitator(press.territory, press.person, press.page, sure=True)
    turn.show(
        T("You would no longer facilitate here, and only another facilitator could change that again."),
        (Button(T("Stop facilitating"), step),),
        (Button(T("Back"), ShowMember(press.territory, press.person, press.page)),),
    )


def after_ending(turn: Turn, here: int, found: Member, press: EndFacilitator) -> None:
    if found.person.id == turn.person.id:
        turn.person = standing.person(turn.db, turn.person.telegram_id)
        turn.people_changed = True
        turn.show(T("You no longer facilitate here. You still take part."), (Button(T("Menu"), GoHome()),))
        return turn.offer_commands(turn.person)
    ended = T(
        "You no longer facilitate {territory}. You still take part, and all you gave stays.", territory=name(turn, here)
    )
    tell(turn, found.person, ended)
    return show_member(turn, ShowMember(here, press.person, press.page))


def tell(turn: Turn, person: Person, news: Text) -> None:
    """Say it to whom it concerns; their commands are those of what they may do where they are now."""
    turn.people_changed = True
    turn.say(news, (Button(T("Menu"), GoHome()),), to=person)
    turn.offer_commands(standing.person(turn.db, person.telegram_id))


def member(turn: Turn, here: int, person: int) -> Member:
    found = queries.member(turn.db, here, person)
    if found is None:
        raise Refusal(
            T("This person is no longer here."), (Button(Tp("those who take part", "People"), ListPeople(here)),)
        )
    return found


def line(member: Member) -> Text:
    """Name, organisation or kind of actor, and whether they facilitate."""
    whose = member.organisation or KINDS[member.person.kind or Kind.INDIVIDUAL]
    told = T("{name}, {organisation}", name=member.person.name, organisation=whose)
    return T("{member} – facilitator", member=told) if member.person.role.may(Role.FACILITATOR) else told


def card(member: Member) -> Text:
    person = member.person
    roles = {Role.FACILITATOR: T("Facilitator"), Role.ADMINISTRATOR: T("Administrator")}
    return lines(
        T("<b>{name}</b>", name=person.name),
        T("Organisation: {name}", name=member.organisation) if member.organisation else None,
        KINDS[person.kind or Kind.INDIVIDUAL],
        roles.get(person.role),
        T("Here since {day}", day=member.joined_at.astimezone(ZoneInfo(person.zone)).date()),
    )


def choices(turn: Turn, here: int, found: Member, page: int) -> list[Row]:
    back = (Button(T("Back"), ListPeople(here, page)),)
    if not found.person.telegram_id:
        return [back]  # they take part on paper
    if not found.person.role.may(Role.FACILITATOR):
        return [(Button(T("Make facilitator"), MakeFacilitator(here, found.person.id, page)),), back]
    if found.person.role is Role.ADMINISTRATOR:
        return [back]
    return [(Button(T("No longer facilitator"), EndFacilitator(here, found.person.id, page)),), back]


def name(turn: Turn, territory: int) -> str:
    found = territories.by_id(turn.db, territory)
    return found.name if found else ""
