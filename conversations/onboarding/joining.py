"""The last step: inside, with a welcome, and on to what was wanted."""

from __future__ import annotations

from bot.buttons import Button, Row
from bot.contributions import MenuItem, menu_rows
from bot.conversation import Turn
from bot.events import GoHome
from bot.i18n import T, Text, lines, paragraphs
from bot.people import audit, invites, membership, organisations, standing, territories
from bot.people.roles import Kind, Role
from conversations.onboarding import queries
from conversations.onboarding.presses import FollowUp
from conversations.onboarding.rules import Arrival
from conversations.onboarding.steps import go_on


def join(turn: Turn, arrival: Arrival, territory: int, organisation: int | None) -> None:
    """Let someone in who has agreed, and whose territory, kind and organisation are known."""
    if arrival.invite is not None and not invites.redeem(turn.db, arrival.invite, turn.now):
        turn_away(turn)
        return
    membership.join(
        turn.db,
        turn.person.id,
        territory,
        role=arrival.role,
        kind=arrival.kind or Kind.INDIVIDUAL,
        organisation=organisation,
        now=turn.now,
    )
    queries.leave(turn.db, turn.person.id)
    turn.wait(None)
    settle(turn)
    audit.record(turn.db, "joined", by=turn.person, at=turn.now, invite=arrival.invite, organisation=organisation)
    welcome(turn, arrival.wanted)


def turn_away(turn: Turn) -> None:
    """The invitation was withdrawn or used up since they opened it: a stranger may ask instead."""
    why = T("This invitation can no longer be used. A facilitator can send another one.")
    if turn.person.role is Role.STRANGER:
        queries.learn(turn.db, turn.person.id, territory_id=None, invite_id=None, role=Role.ACTOR, kind=None)
        go_on(turn, why)
    else:
        queries.leave(turn.db, turn.person.id)
        turn.wait(None)
        turn.show(why, (Button(T("Menu"), GoHome()),))


def settle(turn: Turn) -> None:
    """Go on as the person now stands."""
    turn.person = standing.person(turn.db, turn.person.telegram_id)
    turn.people_changed = True


def welcome(turn: Turn, wanted: str | None) -> None:
    """Say where they are; the menu follows, or what they came for."""
    if wanted is None:
        turn.show(paragraphs(greeting(turn), T("This is what can be done now:")), *menu(turn))
    else:
        turn.show(greeting(turn))
        # A turn of its own: if what they came for refuses them, they are inside all the same.
        turn.later(FollowUp(wanted), turn.now)
    turn.offer_commands(turn.person)


def greeting(turn: Turn) -> Text:
    person = turn.person
    here = territories.by_id(turn.db, person.territory or 0)
    speaks_for = organisations.by_id(turn.db, person.territory or 0, person.organisation or 0)
    return lines(
        T("<b>Welcome to {territory}!</b>", territory=here.name if here else ""),
        T("Your organisation: {name}", name=speaks_for.name) if speaks_for else None,
        T("You are one of its facilitators.") if person.role.may(Role.FACILITATOR) else None,
    )


def menu(turn: Turn) -> tuple[Row, ...]:
    rows = menu_rows(turn.contributions(MenuItem), facilitator=turn.person.role.may(Role.FACILITATOR))
    return rows or ((Button(T("Menu"), GoHome()),),)
