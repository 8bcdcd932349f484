"""Where somebody stands on the way in, and the screen that goes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.buttons import pack
from bot.conversation import Turn
from bot.events import GoHome
from bot.i18n import Text, paragraphs
from bot.people import consent, territories
from bot.people.consent import Purpose
from bot.people.roles import Person, Role
from conversations.onboarding import doors, naming, queries, screens
from conversations.onboarding.presses import Writing
from conversations.onboarding.rules import Arrival, Step, next_step
from conversations.onboarding.screens import Screen, Viewer

SCREENS: Mapping[Step, Callable[[Viewer], Screen]] = {
    Step.LANGUAGE: screens.language,
    Step.HELLO: screens.hello,
    Step.TERRITORY: doors.choose_territory,
    Step.REQUEST: doors.request,
    Step.WAITING: doors.waiting,
    Step.DECLINED: doors.declined,
    Step.AGREEMENT: screens.agreement,
    Step.KIND: screens.kind,
    Step.ORGANISATION: naming.organisation,
    Step.NAMESAKES: naming.namesakes,
}


def go_on(turn: Turn, hint: Text | None = None, *, page: int = 0) -> None:
    """Ask the first question that is still open; take those who are inside to the menu."""
    arrival = queries.arrival(turn.db, turn.person.id)
    if arrival is None and turn.person.role is Role.STRANGER:
        queries.begin(turn.db, turn.person.id, turn.now)
        arrival = Arrival()
    if arrival is None:
        turn.follow(pack(GoHome()))
        return
    show(turn, SCREENS[step_of(turn, arrival)], arrival, hint, page=page)


def show(
    turn: Turn, screen: Callable[[Viewer], Screen], arrival: Arrival, hint: Text | None = None, *, page: int = 0
) -> None:
    """One screen; a hint stands above it. Whatever is written next comes to us."""
    turn.person = spoken_to(turn, arrival)
    seen = screen(Viewer(turn.db, turn.person, arrival, turn.now, page))
    turn.show(paragraphs(hint, seen.text), *seen.rows)
    turn.wait(Writing())


def spoken_to(turn: Turn, arrival: Arrival) -> Person:
    """The person, a newcomer in the terms of the country that they come into."""
    here = arrival.territory or arrival.asked
    found = territories.by_id(turn.db, here) if here is not None and turn.person.territory is None else None
    return replace(turn.person, country=found.country, zone=found.zone) if found else turn.person


def arrival_at(turn: Turn, *steps: Step) -> Arrival | None:
    """How far the person got, if it is one of these steps: else the present one is shown, and there is nothing to do.

    A button of an older screen can be pressed at any time.
    """
    arrival = queries.arrival(turn.db, turn.person.id)
    if arrival is not None and step_of(turn, arrival) in steps:
        return arrival
    go_on(turn)
    return None


def step_of(turn: Turn, arrival: Arrival) -> Step:
    agreed = consent.has(turn.db, turn.person.id, Purpose.PARTICIPATION)
    wish = queries.wish(turn.db, turn.person.id, arrival.asked)
    return next_step(arrival, chosen=turn.person.chosen, agreed=agreed, wish=wish)
