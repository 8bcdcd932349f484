"""The organisations that somebody may decide for, and who speaks for them now."""

from __future__ import annotations

from bot.ballots import mandating
from bot.ballots.presses import ListVotes, PlanVote
from bot.buttons import Button, Row
from bot.conversation import Turn
from bot.errors import Refusal
from bot.i18n import T
from bot.people import membership, organisations, standing
from bot.people.organisations import Organisation
from bot.people.permissions import within
from bot.people.roles import Person, Role
from conversations.votes.facilitating_presses import ShowMandate, ShowMandates, ShowRights


def mine_or_facilitated(turn: Turn, territory: int, organisation: int) -> Organisation:
    """Raises Refusal for an organisation that the person is not of, unless they facilitate."""
    found = organisations.by_id(turn.db, within(turn.person, territory), organisation)
    if found is None:
        raise Refusal(T("This organisation is no longer there."), to_votes(territory))
    of_it = found in membership.affiliations_of(turn.db, turn.person.id, territory)
    if not of_it and not turn.person.role.may(Role.FACILITATOR):
        raise Refusal(T("Who speaks for {organisation} is for its own people to say.", organisation=found.name))
    return found


def passable(turn: Turn, territory: int, organisation: int) -> Organisation:
    """Raises Refusal for whoever neither has the mandate nor facilitates."""
    body = mine_or_facilitated(turn, territory, organisation)
    speaker = speaker_of(turn, body)
    if turn.person.role.may(Role.FACILITATOR) or (speaker is not None and speaker.id == turn.person.id):
        return body
    if speaker is None:
        raise Refusal(T("Nobody speaks for {organisation} yet. You can.", organisation=body.name), to_one(body))
    raise Refusal(T("{name} has the mandate, and can pass it on; or a facilitator.", name=speaker.name), to_one(body))


def speaker_of(turn: Turn, body: Organisation) -> Person | None:
    person = mandating.delegate(turn.db, body.id)
    return None if person is None else standing.person_by_id(turn.db, person, body.territory)


def to_one(body: Organisation) -> Row:
    return (Button(T("Who speaks for us"), ShowMandate(body.territory, body.id)),)


def to_plan_or_votes(press: ShowRights | ShowMandates) -> Button:
    """Back to the vote that is being planned, for whoever came from there."""
    if press.about:
        return Button(T("Back"), PlanVote(press.territory, press.about, press.row))
    return Button(T("Votes"), ListVotes(press.territory))


def to_votes(territory: int) -> Row:
    return (Button(T("Votes"), ListVotes(territory)),)
