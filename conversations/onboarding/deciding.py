"""Facilitators let people in, or not: the first decision counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.buttons import Button, Row
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.errors import Refusal
from bot.events import GoHome
from bot.i18n import T
from bot.people import audit, membership, requests, standing, territories
from bot.people.requests import Request
from bot.people.roles import Person, Role
from conversations.onboarding import queries
from conversations.onboarding.doors import answered_no
from conversations.onboarding.presses import Decide, GoOn, ShowRequests, ShowTerritories, onboarding
from conversations.onboarding.requests_seen import key_of, seen


@onboarding.contributes(MenuItem)
def requests_in_menu(turn: Turn) -> Iterator[MenuItem]:
    waiting = requests.count_waiting(turn.db, turn.person.territory or 0)
    if waiting:
        label = T("Requests to join: {n}", n=waiting)
        yield MenuItem(Button(label, ShowRequests()), order=10, for_facilitators=True)


@onboarding.on(ShowRequests, who=Role.FACILITATOR)
def show_requests(turn: Turn, press: ShowRequests) -> None:
    """The request that has waited longest."""
    waiting = requests.waiting(turn.db, turn.person.territory or 0)
    if waiting:
        text, rows = seen(turn.db, waiting[0])
        turn.show(text, *rows)
    else:
        turn.show(T("Nobody is waiting to be let in."), (Button(T("Menu"), GoHome()),))


@onboarding.on(Decide)
def decide(turn: Turn, press: Decide) -> None:
    request = requests.by_id(turn.db, press.request)
    if request is None:
        raise Refusal(T("This request is no longer there."))
    here = facilitating(turn, request.territory)
    if requests.decide(turn.db, request.territory, request.id, accepted=press.accept, by=here.id, now=turn.now):
        request = replace(request, accepted=press.accept, answered_by=here.id, answered_at=turn.now)
        audit.record(turn.db, "request_decided", by=here, at=turn.now, request=request.id, accepted=int(press.accept))
        tell_person(turn, request)
        tell_others(turn, request)
    show_state(turn, request.id)


def facilitating(turn: Turn, territory: int) -> Person:
    """The presser as they stand in the territory of the request. Raises Refusal unless they decide there."""
    here = standing.person_by_id(turn.db, turn.person.id, territory)
    if here is None or not here.role.may(Role.FACILITATOR):
        raise Refusal(T("This request belongs to another territory; its own facilitators decide."))
    return here


def tell_person(turn: Turn, request: Request) -> None:
    """The answer, in their private chat, with the way on. Who came in by an invitation meanwhile needs none."""
    person = standing.person_by_id(turn.db, request.person, request.territory)
    if person is None or person.role is not Role.STRANGER:
        return
    territory = territories.by_id(turn.db, request.territory)
    name = territory.name if territory else ""
    if request.accepted:
        queries.admit(turn.db, person.id, request.territory, turn.now, role=Role.ACTOR)
        text = T("<b>{territory} has let you in.</b> Two or three more presses, and you can begin.", territory=name)
        turn.say(text, (Button(T("Go on"), GoOn()),), to=person)
    else:
        turn.say(answered_no(name), (Button(T("Another territory"), ShowTerritories()),), to=person)


def tell_others(turn: Turn, request: Request) -> None:
    """The same message in the chats of the other facilitators shows the decision, too."""
    text, rows = seen(turn.db, request)
    for one in membership.facilitators_of(turn.db, request.territory):
        if one.id != turn.person.id:
            turn.keep(text, *rows, chat=one.telegram_id, voice=one.voice, key=key_of(request))


def show_state(turn: Turn, request: int) -> None:
    decided = requests.by_id(turn.db, request)
    if decided is not None:
        text, rows = seen(turn.db, decided)
        turn.show(text, *rows, next_request(turn, decided.territory))


def next_request(turn: Turn, territory: int) -> Row:
    waiting = requests.count_waiting(turn.db, territory) if territory == turn.person.territory else 0
    if waiting:
        return (Button(T("Next request"), ShowRequests()),)
    return (Button(T("Menu"), GoHome()),)
