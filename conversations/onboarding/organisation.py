"""Saying which organisation one is from, by a press or in words."""

from __future__ import annotations

from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from bot.people import audit, organisations
from bot.people.roles import Kind, Role
from conversations.onboarding import queries
from conversations.onboarding.asking import ask
from conversations.onboarding.joining import join
from conversations.onboarding.presses import (
    ChooseOrganisation,
    NewOrganisation,
    ShowOrganisations,
    WriteAgain,
    Writing,
    onboarding,
)
from conversations.onboarding.rules import Arrival, Step
from conversations.onboarding.steps import arrival_at, go_on, step_of

NAMING = (Step.ORGANISATION, Step.NAMESAKES)


@onboarding.on(ShowOrganisations, who=Role.STRANGER)
def show_organisations(turn: Turn, press: ShowOrganisations) -> None:
    if arrival_at(turn, *NAMING):
        queries.learn(turn.db, turn.person.id, name=None)
        go_on(turn, page=press.page)


@onboarding.on(ChooseOrganisation, who=Role.STRANGER)
def choose_organisation(turn: Turn, press: ChooseOrganisation) -> None:
    arrival = arrival_at(turn, *NAMING)
    if arrival is None or arrival.territory is None:
        return
    chosen = organisations.by_id(turn.db, arrival.territory, press.organisation)
    if chosen is None:
        raise Refusal(T("This organisation belongs to another territory. Its name can be written here."))
    join(turn, arrival, arrival.territory, chosen.id)


@onboarding.on(Writing, who=Role.STRANGER)
def read_words(turn: Turn, wait: Writing) -> None:
    """A name or a line about oneself; anywhere else the buttons are shown again."""
    arrival = queries.arrival(turn.db, turn.person.id)
    step = arrival and step_of(turn, arrival)
    if arrival is None or step not in (*NAMING, Step.REQUEST):
        go_on(turn, T("Please use one of the buttons.") if arrival else None)
    elif step is Step.REQUEST and turn.said.words:
        ask(turn, arrival.asked or 0, turn.said.words)
    elif step is Step.REQUEST:
        go_on(turn, T("This can only be passed on in words."))
    else:
        read_name(turn, arrival)


def read_name(turn: Turn, arrival: Arrival) -> None:
    name = organisations.readable(turn.said.words)
    if name is None or arrival.territory is None:
        example = T(
            "A name in letters is needed here, at most {limit} of them, for example: {name}",
            limit=organisations.LONGEST,
            name=T("Olive Press Co-operative"),
        )
        go_on(turn, example)
        return
    queries.learn(turn.db, turn.person.id, name=name)
    if organisations.similar(turn.db, arrival.territory, name):
        go_on(turn)
    else:
        create(turn, arrival, arrival.territory, name)


@onboarding.on(NewOrganisation, who=Role.STRANGER)
def new_organisation(turn: Turn, press: NewOrganisation) -> None:
    arrival = arrival_at(turn, Step.NAMESAKES)
    if arrival and arrival.territory is not None and arrival.name is not None:
        create(turn, arrival, arrival.territory, arrival.name)


@onboarding.on(WriteAgain, who=Role.STRANGER)
def write_again(turn: Turn, press: WriteAgain) -> None:
    if arrival_at(turn, *NAMING):
        queries.learn(turn.db, turn.person.id, name=None)
        go_on(turn)


def create(turn: Turn, arrival: Arrival, territory: int, name: str) -> None:
    new = organisations.add(turn.db, territory, name, arrival.kind or Kind.INFORMAL, turn.now)
    audit.record(turn.db, "organisation_added", by=turn.person, at=turn.now, organisation=new.id)
    join(turn, arrival, territory, new.id)
