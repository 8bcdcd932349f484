"""An invitation's link: the door for a newcomer, one more territory or role for someone known."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button
from bot.contributions import MenuItem
from bot.conversation import Turn
from bot.events import GoHome, Invitation
from bot.i18n import T, Text
from bot.people import audit, invites, membership, territories
from bot.people.invites import Flaw, Invite
from bot.people.roles import Role
from conversations.onboarding import queries
from conversations.onboarding.joining import settle, welcome
from conversations.onboarding.presses import GoOn, onboarding
from conversations.onboarding.rules import short
from conversations.onboarding.steps import go_on

FLAWS: dict[Flaw, Text] = {
    Flaw.WRONG: T("This link is not complete, or was not made here. Please open it again where it was sent to you."),
    Flaw.EXPIRED: T("This invitation has expired. A facilitator of the territory can send a new one."),
    Flaw.REVOKED: T("This invitation was withdrawn. A facilitator of the territory can send a new one."),
    Flaw.USED_UP: T("This invitation has been used by as many as it was for. A facilitator can send a new one."),
    Flaw.LOCKED: T("Several links that do not exist were tried from here. Please open yours again in an hour."),
}


@onboarding.contributes(MenuItem)
def joining_in_menu(turn: Turn) -> Iterator[MenuItem]:
    """For someone who opened the invitation of one more territory, and was called away."""
    arrival = queries.arrival(turn.db, turn.person.id)
    territory = territories.by_id(turn.db, arrival.territory or 0) if arrival else None
    if territory:
        yield MenuItem(Button(T("Go on: {territory}", territory=short(territory.name, 20)), GoOn()), order=5)


@onboarding.on(Invitation, who=Role.STRANGER)
def open_invitation(turn: Turn, press: Invitation) -> None:
    invite = invites.check(turn.db, press.secret, by=turn.person.telegram_id, now=turn.now)
    if isinstance(invite, Flaw):
        # Said, not refused: a refusal would undo the count of wrong links.
        turn.say(FLAWS[invite], (way_on(turn),))
        return
    before = membership.role_in(turn.db, turn.person.id, invite.territory)
    if before is Role.STRANGER:
        queries.admit(turn.db, turn.person.id, invite.territory, turn.now, role=invite.role, invite=invite.id)
        go_on(turn)
    else:
        return_with(turn, invite, before)


def return_with(turn: Turn, invite: Invite, before: Role) -> None:
    """Someone who belongs there already: it becomes their current territory, and a higher role theirs."""
    if not before.may(invite.role) and invites.redeem(turn.db, invite.id, turn.now):
        membership.change_role(turn.db, invite.territory, turn.person.id, invite.role)
        audit.record(turn.db, "role_changed", by=turn.person, at=turn.now, person=turn.person.id, invite=invite.id)
    membership.enter(turn.db, turn.person.id, invite.territory)
    settle(turn)
    welcome(turn, None)


def way_on(turn: Turn) -> Button:
    if turn.person.role is Role.STRANGER:
        return Button(T("Go on without an invitation"), GoOn())
    return Button(T("Menu"), GoHome())
