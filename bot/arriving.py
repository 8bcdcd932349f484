"""Coming for something that may be another territory's than the one somebody is in: from a group, or from a wall."""

from __future__ import annotations

from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from bot.people import membership, standing


def arrive(turn: Turn, territory: int) -> int:
    """Go on in that territory; in the private chat somebody of several changes over to it.

    In a group they stand where the group belongs, and a press can be made up. Raises Refusal for who is not in it.
    """
    if turn.person.territory == territory:
        return territory
    if not turn.place.private or not membership.enter(turn.db, turn.person.id, territory):
        raise Refusal(T("You are not in this territory. A link from one of its facilitators lets you in."))
    turn.person = standing.person(turn.db, turn.person.telegram_id)
    turn.people_changed = True
    turn.offer_commands(turn.person)
    return territory
