"""Asking a territory to be let in."""

from __future__ import annotations

from bot.conversation import Turn
from bot.direction import strip_controls
from bot.errors import Refusal
from bot.i18n import T
from bot.people import audit, membership, requests
from bot.people.requests import Request
from bot.people.roles import Role
from conversations.onboarding import queries
from conversations.onboarding.presses import AskToJoin, ChooseTerritory, ShowTerritories, onboarding
from conversations.onboarding.requests_seen import key_of, seen
from conversations.onboarding.rules import Step, may_ask_again_at
from conversations.onboarding.steps import arrival_at, go_on

ASKING = (Step.TERRITORY, Step.REQUEST, Step.WAITING, Step.DECLINED)


@onboarding.on(ShowTerritories, who=Role.STRANGER)
def show_territories(turn: Turn, press: ShowTerritories) -> None:
    """The list again; a request that is on its way may still be accepted."""
    if arrival_at(turn, *ASKING):
        queries.learn(turn.db, turn.person.id, asked_id=None)
        go_on(turn, page=press.page)


@onboarding.on(ChooseTerritory, who=Role.STRANGER)
def choose_territory(turn: Turn, press: ChooseTerritory) -> None:
    if arrival_at(turn, *ASKING):
        queries.learn(turn.db, turn.person.id, asked_id=joinable(turn, press.territory))
        go_on(turn)


@onboarding.on(AskToJoin, who=Role.STRANGER)
def ask_to_join(turn: Turn, press: AskToJoin) -> None:
    """The territory whose name stands above the button; a button of an earlier choice shows the present one."""
    arrival = arrival_at(turn, Step.REQUEST, Step.DECLINED)
    if arrival and arrival.asked == press.territory:
        ask(turn, press.territory, "")
    elif arrival:
        go_on(turn)


def ask(turn: Turn, territory: int, note: str) -> None:
    """Write the request, and show it to everybody who may decide."""
    before = requests.latest(turn.db, turn.person.id, joinable(turn, territory))
    if before and before.accepted is False and before.answered_at:
        again = may_ask_again_at(before.answered_at)
        if turn.now < again:
            raise Refusal(T("This territory has just answered. It can be asked again from {day} on.", day=again.date()))
    request = requests.ask(turn.db, turn.person.id, territory, strip_controls(note).strip(), turn.now)
    queries.learn(turn.db, turn.person.id, asked_id=territory)
    audit.record(turn.db, "asked_to_join", by=turn.person, at=turn.now, request=request.id)
    tell_facilitators(turn, request)
    go_on(turn)


def tell_facilitators(turn: Turn, request: Request) -> None:
    for one in membership.facilitators_of(turn.db, request.territory):
        text, rows = seen(turn.db, request)
        turn.keep(text, *rows, chat=one.telegram_id, voice=one.voice, key=key_of(request))


def joinable(turn: Turn, territory: int) -> int:
    """The territory, if it can be asked. Raises Refusal."""
    if territory not in {one.id for one in queries.open_territories(turn.db, turn.person)}:
        raise Refusal(T("This territory cannot be joined at the moment. Another one can be chosen."))
    return territory
