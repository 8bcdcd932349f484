"""The organisations of the territory: how many people each has, and what it is called."""

from __future__ import annotations

from bot.buttons import Button
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T, Text, Tn, lines, paragraphs
from bot.listing import number_rows, numbered, short, turn_row
from bot.people import audit, organisations
from bot.people.organisations import Organisation
from bot.people.permissions import within
from bot.people.roles import KINDS, Role
from conversations.facilitation import queries
from conversations.facilitation.presses import (
    AskForName,
    ListOrganisations,
    PickTwin,
    PreviewMerge,
    Renaming,
    ShowOrganisation,
    facilitation,
)
from conversations.facilitation.queries import Peopled


@facilitation.on(ListOrganisations, who=Role.FACILITATOR)
def list_organisations(turn: Turn, press: ListOrganisations) -> None:
    here = within(turn.person, press.territory)
    shown = queries.page_of_organisations(turn.db, here, press.page)
    title = T("<b>Organisations</b> ({n})", n=shown.total) if shown.items else T("No organisation has joined yet.")
    turn.show(
        paragraphs(title, numbered(shown, line)),
        *number_rows(shown, lambda one: ShowOrganisation(here, one.organisation.id, shown.number)),
        *turn_row(shown, lambda number: ListOrganisations(here, number)),
        (Button(T("Menu"), GoHome()),),
    )


@facilitation.on(ShowOrganisation, who=Role.FACILITATOR)
def show_organisation(turn: Turn, press: ShowOrganisation) -> None:
    here = within(turn.person, press.territory)
    draw(turn, existing(turn, here, press.organisation), press.page)


@facilitation.on(AskForName, who=Role.FACILITATOR)
def ask_for_name(turn: Turn, press: AskForName) -> None:
    here = within(turn.person, press.territory)
    found = existing(turn, here, press.organisation)
    turn.wait(Renaming(here, found.id))
    turn.show(
        T("What is {name} to be called? Please write the name.", name=found.name),
        (Button(T("Back"), ShowOrganisation(here, found.id)),),
    )


@facilitation.on(Renaming, who=Role.FACILITATOR)
def rename(turn: Turn, wait: Renaming) -> None:
    here = within(turn.person, wait.territory)
    found, name = existing(turn, here, wait.organisation), organisations.readable(turn.said.words)
    if name is None:
        raise Refusal(T("That is no name yet: 2 to 80 letters, please, for example “Espoir”."))
    organisations.rename(turn.db, here, found.id, name)
    audit.record(turn.db, "organisation_renamed", by=turn.person, at=turn.now, organisation=found.id)
    changed = T("{before} is called {name} now.", before=found.name, name=name)
    draw(turn, existing(turn, here, found.id), 0, changed)


def draw(turn: Turn, found: Organisation, page: int, news: Text | None = None) -> None:
    """An organisation, and what it could be confused with."""
    here = found.territory
    alike = [one for one in organisations.similar(turn.db, here, found.name) if one.id != found.id]
    twins = [
        (Button(T("Same as {name}?", name=short(one.name)), PreviewMerge(here, found.id, one.id)),) for one in alike
    ]
    turn.show(
        paragraphs(news, lines(T("<b>{name}</b>", name=found.name), KINDS[found.kind], people(turn, found))),
        *twins,
        (Button(T("Rename"), AskForName(here, found.id)), Button(T("Merge"), PickTwin(here, found.id))),
        (Button(T("Back"), ListOrganisations(here, page)),),
    )


def existing(turn: Turn, here: int, organisation: int) -> Organisation:
    """The organisation, or the one that it is part of by now. Raises Refusal if there is none such here."""
    found = organisations.by_id(turn.db, here, organisation)
    if found is None:
        raise Refusal(T("This organisation is no longer in the list."), (to_list(here),))
    return found


def to_list(here: int) -> Button:
    return Button(T("Organisations"), ListOrganisations(here))


def people(turn: Turn, organisation: Organisation) -> Text:
    return Tn("{n} person", "{n} people", queries.count_people(turn.db, organisation.id))


def line(peopled: Peopled) -> Text:
    told = named(peopled.organisation)
    return T("{organisation}: {people}", organisation=told, people=Tn("{n} person", "{n} people", peopled.people))


def named(organisation: Organisation) -> Text:
    return T("{name} ({kind})", name=organisation.name, kind=KINDS[organisation.kind])
